import { Loader, Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type MouseEvent, type Ref } from 'react';
import type { Feature } from '#domain/feature.ts';
import type { CasesParams } from '../../cases/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { remPixels } from '../explore/rem-pixels.ts';
import { pageSize } from './address.ts';
import { numberOf, queuePage } from './queue.ts';
import { QueueRow } from './queue-row.tsx';
import classes from './duty.module.css';

const rowRem = 3.5;

/** How a row was chosen: alone, added or taken away, or all up to it. */
export type Choice = 'one' | 'toggle' | 'range';

interface QueueListProps {
  readonly params: CasesParams;
  /** The number of the open case. */
  readonly openNumber: string | undefined;
  /** Where the keyboard stands: a place in the queue. */
  readonly active: number;
  /** Ids of those chosen for an act on several. */
  readonly chosen: ReadonlySet<string>;
  readonly onPick: (one: Feature, place: number, choice: Choice) => void;
  readonly onHover: (one: Feature | null) => void;
  /** Whether the queue is narrowed by anything, and the way to widen it. */
  readonly narrowed: boolean;
  readonly onWiden: () => void;
  readonly ref?: Ref<HTMLDivElement>;
}

/** The queue: only the rows in sight are drawn, only their pages fetched. Keys are the desk's (`use-keys.ts`). */
export function QueueList(props: QueueListProps) {
  const { t } = useWords();
  const first = useQuery(queuePage(props.params, 0));
  if (first.isError && !first.data) {
    return <Failed title={t('duty.list.failed')} error={first.error} retry={() => void first.refetch()} />;
  }
  if (!first.data) {
    return (
      <div className={classes.listLoading} role="status" aria-label={t('list.loadingRow')}>
        <Loader size="sm" />
      </div>
    );
  }
  if (first.data.total === 0) {
    return (
      <Notice
        role="status"
        title={t(props.narrowed ? 'duty.list.nothingNarrowed' : 'duty.list.nothing')}
        next={t(props.narrowed ? 'duty.list.nothingNarrowedNext' : 'duty.list.nothingNext')}
        {...(props.narrowed && { action: { label: t('filters.clearAll'), run: props.onWiden } })}
      />
    );
  }
  return <Rows {...props} total={first.data.total} />;
}

function Rows({ params, total, openNumber, active, chosen, onPick, onHover, ref }: QueueListProps & { total: number }) {
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement | null>(null);
  const rem = remPixels();
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * rem,
    overscan: 8,
    initialRect: { width: 400, height: 700 },
  });
  const rows = virtual.getVirtualItems();
  const pages = [...new Set(rows.map(({ index }) => Math.floor(index / pageSize)))];
  const answers = useQueries({ queries: pages.map((page) => queuePage(params, page)) });
  const caseAt = (place: number): Feature | undefined =>
    answers[pages.indexOf(Math.floor(place / pageSize))]?.data?.cases[place % pageSize];
  const place = Math.min(active, total - 1);

  // What the keyboard goes to is brought in sight; what comes in by itself leaves the scroll alone.
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    virtual.scrollToIndex(place, { align: 'auto' });
  }, [place, virtual]);

  const pick = (event: MouseEvent, one: Feature, at: number) => {
    onPick(one, at, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one');
  };
  return (
    <div
      ref={(element) => {
        scroller.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      className={classes.rows}
      role="listbox"
      tabIndex={0}
      aria-label={t('duty.list.title')}
      aria-multiselectable
      aria-activedescendant={rowId(place)}
      data-total={total}
      onMouseLeave={() => onHover(null)}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {rows.map(({ index, start, size }) => {
          const one = caseAt(index);
          return (
            <div
              key={index}
              id={rowId(index)}
              role="option"
              aria-selected={one !== undefined && (chosen.has(one.id) || numberOf(one) === openNumber)}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={classes.row}
              data-active={index === place || undefined}
              data-open={(one !== undefined && numberOf(one) === openNumber) || undefined}
              data-chosen={(one !== undefined && chosen.has(one.id)) || undefined}
              data-number={one && numberOf(one)}
              style={{ position: 'absolute', insetInline: 0, top: start, height: size }}
              onClick={(event) => one && pick(event, one, index)}
              onMouseEnter={() => onHover(one ?? null)}
            >
              {one ? (
                <QueueRow one={one} isChosen={chosen.has(one.id)} onToggle={() => onPick(one, index, 'toggle')} />
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

function rowId(place: number): string {
  return `queued-${place}`;
}
