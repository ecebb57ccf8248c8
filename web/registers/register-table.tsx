import { Checkbox } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import IconChevronUp from '@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import { cellWords } from './cell-words.ts';
import type { Field } from './fields.ts';
import { isRetired } from './retire.ts';
import type { Row, Sorting } from './rows.ts';
import classes from './registers.module.css';

interface RegisterTableProps {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly label: string;
  readonly rows: readonly Row[];
  readonly now: number;
  readonly selectedId: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting | undefined) => void;
  readonly onOpen: (row: Row) => void;
  readonly onHover: (row: Row | null) => void;
  readonly onChoose: (ids: ReadonlySet<string>) => void;
}

/** Height of a row in rem. */
const rowRem = 2.25;

/** Every field of every entry; only the rows in sight are in the page. The label stands first. */
export function RegisterTable(props: RegisterTableProps) {
  const { title, fields, label, rows, now, selectedId, chosen, sorting, onSort, onOpen, onHover, onChoose } = props;
  const { t, say, language } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = [...fields.filter(({ key }) => key === label), ...fields.filter(({ key }) => key !== label)];
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * rem,
    overscan: 12,
    initialRect: { width: 900, height: 400 },
  });
  const place = rows.findIndex(({ id }) => id === selectedId);
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' });
    // Only another selection scrolls: rows that change keep the place one reads at.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selectedId]);

  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  const allChosen = rows.length > 0 && rows.every(({ id }) => chosen.has(id));
  const sortBy = (key: string) =>
    onSort(
      sorting?.key !== key ? { key, descending: false } : sorting.descending ? undefined : { key, descending: true },
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = step === undefined ? undefined : rows[Math.max(0, Math.min(rows.length - 1, place + step))];
    if (event.key === ' ' && place >= 0) choose(rows[place]!.id, !chosen.has(rows[place]!.id));
    else if (row) onOpen(row);
    else return;
    event.preventDefault();
  };
  const items = virtual.getVirtualItems();
  const [before, after] = [items[0]?.start ?? 0, virtual.getTotalSize() - (items.at(-1)?.end ?? 0)];

  return (
    <div ref={scroller} className={classes.tableScroller} tabIndex={0} onKeyDown={onKeyDown} aria-label={title}>
      <table className={classes.table} aria-label={title} aria-rowcount={rows.length + 1} data-rows={rows.length}>
        <thead>
          <tr>
            <th className={classes.choose}>
              <Checkbox
                size="xs"
                aria-label={t('registers.chooseAll', { figures: formatNumber(rows.length, language) })}
                checked={allChosen}
                indeterminate={!allChosen && chosen.size > 0}
                onChange={() => onChoose(allChosen ? new Set() : new Set(rows.map(({ id }) => id)))}
              />
            </th>
            {columns.map((field) => {
              const isSorted = sorting?.key === field.key;
              return (
                <th
                  key={field.key}
                  aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
                  data-number={field.kind === 'number' || field.kind === 'whole' || undefined}
                >
                  <button type="button" onClick={() => sortBy(field.key)} title={t('registers.sortHint')}>
                    {say(field.titles)}
                    {isSorted &&
                      (sorting.descending ? <IconChevronDown size="0.875rem" /> : <IconChevronUp size="0.875rem" />)}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody onMouseLeave={() => onHover(null)}>
          {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
          {items.map(({ index }) => {
            const row = rows[index]!;
            return (
              <tr
                key={row.id}
                aria-rowindex={index + 2}
                aria-selected={row.id === selectedId}
                data-id={row.id}
                data-retired={isRetired(row.content['validTo'], now) || undefined}
                onClick={() => onOpen(row)}
                onMouseEnter={() => onHover(row)}
              >
                <td className={classes.choose} onClick={(event) => event.stopPropagation()}>
                  <Checkbox
                    size="xs"
                    aria-label={t('registers.choose', { name: String(row.content[label] ?? row.id) })}
                    checked={chosen.has(row.id)}
                    onChange={(event) => choose(row.id, event.currentTarget.checked)}
                  />
                </td>
                {columns.map((field) => {
                  const words = cellWords(field, row.content[field.key], t, language);
                  return (
                    <td
                      key={field.key}
                      title={words}
                      data-number={field.kind === 'number' || field.kind === 'whole' || undefined}
                    >
                      {words || t('missing')}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}
