import type { Collection } from '#domain/collection.ts';
import { Checkbox, Collapse, Group, Text, UnstyledButton } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import { useState } from 'react';
import type { Counts } from '../../collections/api.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Theme } from '../../state/view.ts';
import { CollectionSign, Sign, useLegend } from './collection-sign.tsx';
import classes from './layer-panel.module.css';

interface LayerLineProps {
  readonly collection: Collection;
  readonly on: boolean;
  readonly drawn: boolean;
  readonly total: number | undefined;
  readonly counts: Counts | undefined;
  readonly theme: Theme;
  readonly counted: boolean;
  readonly onToggle: (on: boolean) => void;
}

/** One layer: whether it is on, its sign and name, how much of it is in view, and its legend to unfold. */
export function LayerLine({ collection, on, drawn, total, counts, theme, counted, onToggle }: LayerLineProps) {
  const { t, say, language } = useWords();
  const legend = useLegend(collection.id, theme).filter((entry) => counted || !entry.counted);
  const [open, setOpen] = useState(collection.cells !== undefined);
  const figures = (value: number | undefined) => (value === undefined ? t('missing') : formatNumber(value, language));
  const inView = on && drawn && counts ? counts.total : undefined;
  return (
    <div data-layer={collection.id}>
      <Group gap={8} wrap="nowrap" className={classes.line}>
        <Checkbox
          size="xs"
          checked={on}
          onChange={(event) => onToggle(event.currentTarget.checked)}
          classNames={{ label: classes.label!, body: classes.labelBody! }}
          label={
            <>
              <CollectionSign id={collection.id} theme={theme} />
              <span className={classes.title} title={say(collection.descriptions)}>
                {say(collection.titles)}
              </span>
            </>
          }
        />
        <span
          className={classes.figures}
          title={
            inView === undefined
              ? t('layers.inViewUnknown', { total: figures(total) })
              : t('layers.inView', { shown: figures(inView), total: figures(total) })
          }
          data-in-view={inView}
        >
          {on && !drawn ? `${t('layers.zoomIn')} · ` : inView === undefined ? '' : `${figures(inView)} / `}
          {figures(total)}
        </span>
        <UnstyledButton
          className={classes.toggle}
          aria-expanded={open}
          aria-label={t('layers.legendToggle', { title: say(collection.titles) })}
          disabled={legend.length < 2}
          onClick={() => setOpen((before) => !before)}
        >
          {legend.length > 1 && <IconChevronDown size="1rem" data-open={open || undefined} />}
        </UnstyledButton>
      </Group>
      {legend.length > 1 && (
        <Collapse expanded={open}>
          <ul className={classes.legend}>
            {legend.map(({ key, words, symbol }) => (
              <li key={key}>
                <Sign symbol={symbol} />
                <span>{say(words)}</span>
              </li>
            ))}
          </ul>
        </Collapse>
      )}
      {on && counts?.overdue !== undefined && counts.open !== undefined && (
        <Text size="xs" className={classes.ofThese}>
          {t('layers.open', { figures: figures(counts.open) })} ·{' '}
          <span data-overdue={counts.overdue > 0 || undefined}>
            {t('layers.overdue', { figures: figures(counts.overdue) })}
          </span>
        </Text>
      )}
    </div>
  );
}
