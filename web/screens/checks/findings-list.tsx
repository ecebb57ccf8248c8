import { Loader, Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type MouseEvent, type Ref } from 'react';
import type { FindingsParams, RuleEntry, ShownFinding } from '../../checks/api.ts';
import { FindingRow } from '../../checks/finding-row.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Theme } from '../../state/view.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { remPixels } from '../explore/rem-pixels.ts';
import { findingsPage, pageSize } from './listed.ts';
import type { Choice, Choosing } from './use-choosing.ts';
import classes from './checks.module.css';

const rowRem = 3.25;

interface FindingsListProps {
  readonly params: FindingsParams;
  /** Rules by id where the list holds findings of several; undefined: of one. */
  readonly rules: ReadonlyMap<string, RuleEntry> | undefined;
  /** The number of the open finding. */
  readonly opened: string | undefined;
  readonly choosing: Choosing;
  readonly theme: Theme;
  readonly onPick: (one: ShownFinding, place: number, choice: Choice) => void;
  /** Whether the list is narrowed by anything, and the way to widen it. */
  readonly narrowed: boolean;
  readonly onWiden: () => void;
  readonly ref?: Ref<HTMLDivElement>;
}

/** The findings: only the rows in sight are drawn, only their pages fetched. Keys are the desk's. */
export function FindingsList(props: FindingsListProps) {
  const { t } = useWords();
  const first = useQuery(findingsPage(props.params, 0));
  if (first.isError && !first.data) {
    return <Failed title={t('checks.list.failed')} error={first.error} retry={() => void first.refetch()} />;
  }
  if (!first.data) {
    return (
      <div className={classes.loading} role="status" aria-label={t('list.loadingRow')}>
        <Loader size="sm" />
      </div>
    );
  }
  if (first.data.total === 0) {
    return (
      <Notice
        role="status"
        title={t(props.narrowed ? 'checks.list.nothingNarrowed' : 'checks.list.nothing')}
        next={t(props.narrowed ? 'checks.list.nothingNarrowedNext' : 'checks.list.nothingNext')}
        {...(props.narrowed && { action: { label: t('filters.clearAll'), run: props.onWiden } })}
      />
    );
  }
  return <Rows {...props} total={first.data.total} now={Date.parse(first.data.at)} />;
}

function Rows(props: FindingsListProps & { readonly total: number; readonly now: number }) {
  const { params, rules, total, now, opened, choosing, theme, onPick, ref } = props;
  const { t, say } = useWords();
  const scroller = useRef<HTMLDivElement | null>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * remPixels(),
    overscan: 8,
    initialRect: { width: 400, height: 700 },
  });
  const rows = virtual.getVirtualItems();
  const pages = [...new Set(rows.map(({ index }) => Math.floor(index / pageSize)))];
  const answers = useQueries({ queries: pages.map((page) => findingsPage(params, page)) });
  const findingAt = (place: number) =>
    answers[pages.indexOf(Math.floor(place / pageSize))]?.data?.findings[place % pageSize];
  const place = Math.min(choosing.active, total - 1);

  // What the keyboard goes to is brought in sight; what comes in by itself leaves the scroll alone.
  const shown = useRef(0);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    virtual.scrollToIndex(place, { align: 'auto' });
  }, [place, virtual]);

  const pick = (event: MouseEvent, one: ShownFinding, at: number) =>
    onPick(one, at, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one');
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
      aria-label={t('checks.list.title')}
      aria-multiselectable
      aria-activedescendant={rowId(place)}
      data-total={total}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {rows.map(({ index, start, size }) => {
          const one = findingAt(index);
          const ofRule = one && rules?.get(one.rule)?.rule;
          return (
            <div
              key={index}
              id={rowId(index)}
              role="option"
              aria-selected={one !== undefined && (choosing.chosen.has(one.id) || one.id === opened)}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={classes.row}
              data-active={index === place || undefined}
              data-open={(one !== undefined && one.id === opened) || undefined}
              data-chosen={(one !== undefined && choosing.chosen.has(one.id)) || undefined}
              data-finding={one?.id}
              style={{ position: 'absolute', insetInline: 0, top: start, height: size }}
              onClick={(event) => one && pick(event, one, index)}
            >
              {one ? (
                <FindingRow
                  finding={one}
                  theme={theme}
                  now={now}
                  ruleName={ofRule && say(ofRule)}
                  isChosen={choosing.chosen.has(one.id)}
                  onToggle={() => onPick(one, index, 'toggle')}
                />
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
  return `found-${place}`;
}
