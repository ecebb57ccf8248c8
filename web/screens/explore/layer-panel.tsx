import type { Collection } from '#domain/collection.ts';
import { collections } from '#domain/collections.ts';
import { Button, Checkbox, Collapse, Group, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import { useState } from 'react';
import type { City, Counts } from '../../collections/api.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { defaultLayers, orderLayers, type Theme } from '../../state/view.ts';
import { CollectionSign, Sign, useLegend } from './collection-sign.tsx';
import { layerGroups } from './layer-groups.ts';
import classes from './layer-panel.module.css';

interface LayerPanelProps {
  readonly layers: readonly string[];
  /** Those of `layers` that the map draws at this zoom. */
  readonly drawn: readonly string[];
  readonly city: City | undefined;
  readonly counts: Readonly<Record<string, Counts>> | undefined;
  readonly theme: Theme;
  /** Counted cells stand for cases now: the legend names them. */
  readonly counted: boolean;
  readonly onChange: (layers: readonly string[]) => void;
}

const groups = layerGroups(collections);

/** The layer tree: what can be shown, how it looks on the map, and how much of it is in view. */
export function LayerPanel({ layers, drawn, city, counts, theme, counted, onChange }: LayerPanelProps) {
  const { t } = useWords();
  const set = (ids: readonly string[], on: boolean) =>
    onChange(orderLayers(on ? [...layers, ...ids] : layers.filter((id) => !ids.includes(id))));
  return (
    <ScrollArea className={classes.scroller} type="auto">
      <div className={classes.tree}>
        {groups.map((group) => {
          const ids = group.collections.map(({ id }) => id);
          const on = ids.filter((id) => layers.includes(id)).length;
          const title = t(`layers.groups.${group.id}`);
          return (
            <section key={group.id} aria-label={title} className={classes.group}>
              {ids.length > 1 && (
                <Checkbox
                  size="xs"
                  label={title}
                  classNames={{ label: classes.groupTitle!, root: classes.groupRoot! }}
                  aria-label={t('layers.groupToggle', { title })}
                  checked={on === ids.length}
                  indeterminate={on > 0 && on < ids.length}
                  onChange={() => set(ids, on < ids.length)}
                />
              )}
              {group.collections.map((collection) => (
                <LayerLine
                  key={collection.id}
                  collection={collection}
                  on={layers.includes(collection.id)}
                  drawn={drawn.includes(collection.id)}
                  total={city?.collections.find(({ id }) => id === collection.id)?.count}
                  counts={counts?.[collection.id]}
                  theme={theme}
                  counted={counted}
                  onToggle={(visible) => set([collection.id], visible)}
                />
              ))}
            </section>
          );
        })}
        <Group justify="space-between" mt="sm" wrap="nowrap">
          <Text size="xs" c="dimmed">
            {t('layers.countNote')}
          </Text>
          <Button variant="subtle" size="compact-xs" onClick={() => onChange(orderLayers(defaultLayers))}>
            {t('layers.reset')}
          </Button>
        </Group>
      </div>
    </ScrollArea>
  );
}

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

function LayerLine({ collection, on, drawn, total, counts, theme, counted, onToggle }: LayerLineProps) {
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
