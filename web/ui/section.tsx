import { Button, Group, Text, Title } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ToolButton } from './tool-button.tsx';
import classes from './section.module.css';

/** What a section of the administration is given: what is open in it, and the way to open another. */
export interface SectionProps {
  /** Id of what is open, as the address says; 'new' for what is being added. */
  readonly id?: string;
  /** Opens another; undefined closes. */
  readonly open: (id: string | undefined) => void;
}

/** What an address says instead of an id where something is being added. */
export const adding = 'new';

interface SectionFrameProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly hint?: string;
  readonly add?: { readonly words: string; readonly run: () => void };
  /** Filters and other tools above the list. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
  /** What is open beside the list; on a phone over it. */
  readonly form?: {
    readonly key: string;
    readonly title: string;
    readonly body: ReactNode;
    readonly close: () => void;
  };
}

/** A list, and beside it what is open in it. The focus goes into what opens and back to the row it came from. */
export function SectionFrame({ title, hint, add, tools, children, form }: SectionFrameProps) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const key = form?.key;
  useEffect(() => {
    if (key !== undefined) {
      if (!heading.current?.parentElement?.parentElement?.contains(document.activeElement)) {
        cameFrom.current = document.activeElement;
      }
      heading.current?.focus();
    } else if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) {
      cameFrom.current.focus();
      cameFrom.current = null;
    }
  }, [key]);
  return (
    <div className={classes.frame} data-open={form ? true : undefined}>
      <section className={classes.list} aria-label={title}>
        <div className={classes.head}>
          <div>
            <Title order={2} size="1.25rem">
              {title}
            </Title>
            {hint && (
              <Text size="sm" c="dimmed">
                {hint}
              </Text>
            )}
          </div>
          {add && (
            <Button size="xs" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={add.run}>
              {add.words}
            </Button>
          )}
        </div>
        {tools && (
          <Group gap="xs" className={classes.tools}>
            {tools}
          </Group>
        )}
        <div className={classes.rows}>{children}</div>
      </section>
      {form && (
        <aside
          className={classes.form}
          aria-label={form.title}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.defaultPrevented) form.close();
          }}
        >
          <div className={classes.head}>
            <Title order={3} size="1rem" ref={heading} tabIndex={-1} className={classes.formTitle}>
              {form.title}
            </Title>
            <ToolButton label={t('closeKey', { key: 'Esc' })} onClick={form.close}>
              <IconX size="1.125rem" />
            </ToolButton>
          </div>
          <div className={classes.formBody} key={form.key}>
            {form.body}
          </div>
        </aside>
      )}
    </div>
  );
}
