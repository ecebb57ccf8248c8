import { Alert, Button, Group, ScrollArea, Text, Title } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import type { Content, FieldFault } from '../../registers/content.ts';
import type { Register } from '../../registers/register.ts';
import { RegisterForm } from '../../registers/register-form.tsx';
import type { Row } from '../../registers/rows.ts';
import type { PlacedFaults } from '../../registers/server-faults.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import classes from './desk.module.css';

interface EntryPanelProps {
  readonly register: Register;
  /** null: a new entry. */
  readonly base: Row | null;
  readonly content: Content;
  readonly dirty: ReadonlySet<string>;
  readonly faults: ReadonlyMap<string, FieldFault>;
  readonly told: PlacedFaults | undefined;
  /** Why the last save did not go through, in words. */
  readonly refusal: string | undefined;
  /** How often one tried to save since it was opened. */
  readonly tries: number;
  readonly isOvertaken: boolean;
  readonly readOnly: boolean;
  readonly saving: boolean;
  readonly onChange: (content: Content) => void;
  readonly onSave: () => void;
  readonly onReset: () => void;
  readonly onCompare: () => void;
  readonly onEnd: (how: 'retire' | 'delete') => void;
  readonly onClose: () => void;
  /** Where it lies. */
  readonly children?: ReactNode;
  /** What follows from this entry in another register. */
  readonly acts?: ReactNode;
  /** What of it is personal. */
  readonly personal?: ReactNode;
}

/** One entry at the right: its place, its fields, and what can be done with it. Enter and Ctrl-S save, Esc cancels. */
export function EntryPanel(props: EntryPanelProps) {
  const { register, base, content, dirty, told, refusal, tries, readOnly, saving, onSave } = props;
  const { t } = useWords();
  const label = content[register.label];
  const form = useRef<HTMLFormElement>(null);
  // A fault may stand below what is in sight.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries, told]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (!readOnly && !saving) onSave();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onSave, readOnly, saving]);
  return (
    <form
      ref={form}
      className={classes.entry}
      aria-label={t('registers.entry')}
      data-testid="entry"
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving) onSave();
      }}
    >
      <header className={classes.entryHead}>
        <Title order={2} size="md" className={classes.entryName}>
          {base === null ? t('registers.newEntry') : String(label ?? t('missing'))}
        </Title>
        <ToolButton label={t('closeKey', { key: 'Esc' })} onClick={props.onClose}>
          <IconX size="1.125rem" />
        </ToolButton>
      </header>
      <ScrollArea className={classes.entryBody} type="auto">
        {readOnly && (
          <Text size="sm" c="dimmed" px="md" pt="sm">
            {t('registers.readOnly')}
          </Text>
        )}
        {props.isOvertaken && (
          <Alert color="orange" m="md" mb={0} title={t('registers.overtaken')} role="status">
            <Button size="xs" variant="default" onClick={props.onCompare}>
              {t('registers.compare')}
            </Button>
          </Alert>
        )}
        {(refusal !== undefined || (told?.others.length ?? 0) > 0) && (
          <Alert color="red" m="md" mb={0} role="alert">
            {[refusal, ...(told?.others ?? [])].filter(Boolean).join(' ')}
          </Alert>
        )}
        {props.children}
        <RegisterForm
          register={register}
          content={content}
          dirty={base === null ? new Set() : dirty}
          faults={props.faults}
          told={told?.fields ?? new Map()}
          showMissing={tries > 0}
          readOnly={readOnly}
          onChange={props.onChange}
        />
        {props.personal}
      </ScrollArea>
      {!readOnly && (
        <footer className={classes.entryFoot}>
          <Button type="submit" size="sm" loading={saving} disabled={base !== null && dirty.size === 0}>
            {t('registers.save', { key: 'Ctrl-S' })}
          </Button>
          <Button size="sm" variant="default" disabled={base !== null && dirty.size === 0} onClick={props.onReset}>
            {t('registers.cancel')}
          </Button>
          {props.acts}
          {base !== null && (
            <Group gap={4} ml="auto" wrap="nowrap">
              {register.fields.some(({ key }) => key === 'validTo') && (
                <Button size="compact-sm" variant="subtle" color="gray" onClick={() => props.onEnd('retire')}>
                  {t('registers.retire')}
                </Button>
              )}
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => props.onEnd('delete')}>
                {t('registers.delete')}
              </Button>
            </Group>
          )}
        </footer>
      )}
    </form>
  );
}
