import { collectionById } from '#domain/collections.ts';
import type { Feature } from '#domain/feature.ts';
import type { Filter } from '#domain/filter.ts';
import { Chip, Group, Loader, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { listPageSize, listQuery, type Bbox, type Counts } from '../../collections/api.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import type { Theme } from '../../state/view.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FeatureRow } from './feature-row.tsx';
import { layOutList, type ListLayout } from './list-layout.ts';
import { remPixels } from './rem-pixels.ts';
import classes from './feature-list.module.css';

interface FeatureListProps {
  /** The collections that the map draws, in the order of the list. */
  readonly collections: readonly string[];
  readonly counts: Readonly<Record<string, Counts>> | undefined;
  readonly bbox: Bbox | undefined;
  readonly filter: Filter;
  readonly theme: Theme;
  readonly selectedId: string | undefined;
  readonly onOpen: (feature: Feature) => void;
  readonly onHover: (feature: Feature | null) => void;
  /** Esc in the list: the focus goes back to the map. */
  readonly onLeave: () => void;
  readonly onClearFilters: () => void;
}

const titleRem = 2.25;
const rowRem = 3.75;

/**
 * The same features as the map shows, for eyes and for the keyboard alone: one tab stop, arrows move, Enter opens.
 * Only the rows in sight are drawn, only their pages are fetched.
 */
export function FeatureList(props: FeatureListProps) {
  const { collections, counts, bbox, filter } = props;
  const { t, say, language } = useWords();
  const [only, setOnly] = useState<string | undefined>(undefined);
  const present = collections.filter((id) => (counts?.[id]?.total ?? 0) > 0);
  const chosen = only !== undefined && present.includes(only) ? [only] : present;
  const layout = useMemo(
    () => layOutList(chosen.map((collection) => ({ collection, count: counts?.[collection]?.total ?? 0 }))),
    // The joined ids stand for `chosen`, which is a new array each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [chosen.join(), counts],
  );
  if (collections.length === 0) {
    return <Notice role="status" title={t('list.noLayers')} next={t('list.noLayersNext')} />;
  }
  if (counts === undefined || bbox === undefined) return <LoadingRows />;
  if (layout.rowCount === 0) {
    return (
      <Notice
        role="status"
        title={t('list.empty')}
        next={t('list.emptyNext')}
        {...(Object.keys(filter.equals).length > 0 && {
          action: { label: t('filters.clearAll'), run: props.onClearFilters },
        })}
      />
    );
  }
  return (
    <div className={classes.panel}>
      {present.length > 1 && (
        <Group gap={6} className={classes.collections} role="group" aria-label={t('list.title')}>
          {present.map((id) => (
            <Chip
              key={id}
              size="xs"
              variant="outline"
              checked={only === id}
              onChange={(checked) => setOnly(checked ? id : undefined)}
            >
              {say(collectionById(id)!.titles)} {formatNumber(counts[id]!.total, language)}
            </Chip>
          ))}
        </Group>
      )}
      <Rows {...props} key={chosen.join()} chosen={chosen} layout={layout} />
      <Text size="xs" c="dimmed" className={classes.keys}>
        {t('list.count', { figures: formatNumber(layout.featureCount, language) })} · {t('list.keys')}
      </Text>
    </div>
  );
}

function Rows({
  chosen,
  layout,
  bbox,
  filter,
  theme,
  selectedId,
  onOpen,
  onHover,
  onLeave,
}: FeatureListProps & { readonly chosen: readonly string[]; readonly layout: ListLayout }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const rem = useRem();
  const virtual = useVirtualizer({
    count: layout.rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => (layout.rowAt(row).kind === 'title' ? titleRem : rowRem) * rem,
    overscan: 8,
    initialRect: { width: 340, height: 600 },
  });
  useEffect(() => virtual.measure(), [virtual, layout, rem]);
  const rows = virtual.getVirtualItems();
  const pages = pagesOf(
    rows.map(({ index }) => index),
    layout,
  );
  const answers = useQueries({
    queries: pages.map((page) => ({ ...listQuery(chosen, bbox, filter, page), placeholderData: undefined })),
  });
  const answerOf = new Map(pages.map((page, place) => [page, answers[place]!]));
  const featureAt = (offset: number): Feature | undefined =>
    answerOf.get(Math.floor(offset / listPageSize))?.data?.features[offset % listPageSize];
  const failed = answers.find((answer) => answer.isError && answer.data === undefined);
  const last = layout.featureCount - 1;
  const place = Math.min(active, last);

  if (failed) return <Failed title={t('list.failed')} error={failed.error} retry={() => void failed.refetch()} />;

  const move = (to: number) => {
    const next = Math.max(0, Math.min(to, last));
    setActive(next);
    virtual.scrollToIndex(layout.rowOf(next), { align: 'auto' });
    onHover(featureAt(next) ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / (rowRem * rem)) - 1);
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(place + 1),
      ArrowUp: () => move(place - 1),
      PageDown: () => move(place + page),
      PageUp: () => move(place - page),
      Home: () => move(0),
      End: () => move(last),
      Enter: () => open(featureAt(place)),
      Escape: onLeave,
    };
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  };
  const open = (feature: Feature | undefined) => {
    if (feature) onOpen(feature);
  };

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t('list.title')}
      aria-activedescendant={rowId(place)}
      onKeyDown={onKeyDown}
      onBlur={() => onHover(null)}
      data-total={layout.featureCount}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {rows.map(({ index, start, size }) => {
          const row = layout.rowAt(index);
          const style = { position: 'absolute', insetInline: 0, top: start, height: size } as const;
          if (row.kind === 'title') {
            return (
              <div key={`title-${row.collection}`} role="presentation" className={classes.title} style={style}>
                {say(collectionById(row.collection)!.titles)}
                <span className={classes.count}>{formatNumber(row.count, language)}</span>
              </div>
            );
          }
          const feature = featureAt(row.offset);
          return (
            <div
              key={row.offset}
              id={rowId(row.offset)}
              role="option"
              aria-selected={feature !== undefined && feature.id === selectedId}
              aria-setsize={layout.featureCount}
              aria-posinset={row.offset + 1}
              className={classes.row}
              data-active={row.offset === place || undefined}
              {...(feature && { 'data-collection': feature.collection, 'data-id': feature.id })}
              style={style}
              onClick={() => {
                setActive(row.offset);
                open(feature);
              }}
              onMouseEnter={() => onHover(feature ?? null)}
              onMouseLeave={() => onHover(null)}
            >
              {feature ? (
                <FeatureRow feature={feature} now={now} theme={theme} />
              ) : (
                <Text size="sm" c="dimmed">
                  {t('list.loadingRow')}
                </Text>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function LoadingRows() {
  const { t } = useWords();
  return (
    <Group justify="center" py="xl" role="status" aria-label={t('list.loadingRow')}>
      <Loader size="sm" />
    </Group>
  );
}

function pagesOf(rows: readonly number[], layout: ListLayout): number[] {
  const pages = new Set<number>();
  for (const index of rows) {
    if (index >= layout.rowCount) continue;
    const row = layout.rowAt(index);
    if (row.kind === 'feature') pages.add(Math.floor(row.offset / listPageSize));
  }
  return [...pages];
}

function rowId(offset: number): string {
  return `listed-${offset}`;
}

/** Pixels of one rem: walls enlarge it. */
function useRem(): number {
  const [rem, setRem] = useState(16);
  useEffect(() => {
    const read = () => setRem(remPixels());
    read();
    window.addEventListener('resize', read);
    return () => window.removeEventListener('resize', read);
  }, []);
  return rem;
}
