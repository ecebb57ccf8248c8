import { Badge, CloseButton, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { zones } from '#domain/zones/collection.ts';
import { factsOf } from '#domain/collection.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDesk, type Draft } from '../desk.ts';
import { goTo } from './go-to.ts';
import type { ContentKey } from './missing.ts';
import { NoDraft } from './no-draft.tsx';
import { useGroundNames } from './use-ground-names.ts';
import { narrowedRows, type Shown, type ZoneRow } from './zone-rows.ts';
import { useZoneRows } from './use-zone-rows.ts';
import classes from './panels.module.css';

/** Height of a row in rem. */
const rowRem = 3;

/** All grounds of the draft: searched, several chosen, with a mark for what is missing. */
export function ZoneList() {
  const draft = useDesk((desk) => desk.draft);
  return draft ? <ListOf draft={draft} /> : <NoDraft />;
}

function ListOf({ draft }: { readonly draft: Draft }) {
  const { t, language } = useWords();
  const [shown, setShown] = useState<Shown>('zones');
  const [words, setWords] = useState('');
  const rows = useZoneRows(draft.coverage);
  const found = useMemo(() => narrowedRows(rows, shown, words), [rows, shown, words]);
  const counts = useMemo(
    () => ({
      zones: narrowedRows(rows, 'zones', '').length,
      faulty: narrowedRows(rows, 'faulty', '').length,
      other: narrowedRows(rows, 'other', '').length,
    }),
    [rows],
  );
  return (
    <section className={classes.panel} aria-label={t('zonePanels.list')}>
      <div className={classes.head}>
        <TextInput
          size="xs"
          aria-label={t('zonePanels.find')}
          placeholder={t('zonePanels.find')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          rightSection={words && <CloseButton size="xs" aria-label={t('search.clear')} onClick={() => setWords('')} />}
        />
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('zonePanels.which')}
          value={shown}
          onChange={(next) => setShown(next as Shown)}
          data={(['zones', 'faulty', 'other'] as const).map((value) => ({
            value,
            label: t(`zonePanels.shown.${value}`, { figures: formatNumber(counts[value], language) }),
          }))}
        />
      </div>
      {found.length > 0 ? (
        <Rows rows={found} draft={draft} />
      ) : rows.length === 0 ? (
        <Notice role="status" title={t('zonePanels.empty')} next={t('zonePanels.emptyNext')} />
      ) : (
        <Notice
          role="status"
          title={t(words === '' && shown !== 'zones' ? `zonePanels.none.${shown}` : 'zonePanels.nothingFits')}
          {...(words !== '' && { action: { label: t('search.clear'), run: () => setWords('') } })}
        />
      )}
    </section>
  );
}

function Rows({ rows, draft }: { readonly rows: readonly ZoneRow[]; readonly draft: Draft }) {
  const { t, language } = useWords();
  const chosen = useDesk((desk) => desk.chosen);
  const choose = useDesk((desk) => desk.choose);
  const { nameOf } = useGroundNames(draft.coverage.grounds);
  const scroller = useRef<HTMLDivElement>(null);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * rem,
    overscan: 12,
    initialRect: { width: 340, height: 600 },
  });
  const isChosen = new Set(chosen);
  const last = chosen.at(-1);
  const place = rows.findIndex(({ owner }) => owner === last);
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' });
    // Only another choice scrolls: rows that change keep the place one reads at.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [last]);

  const toggle = (owner: Owner) =>
    choose(isChosen.has(owner) ? chosen.filter((other) => other !== owner) : [...chosen, owner]);
  /** From the one chosen last to this one, this one last. */
  const extend = (to: number) => {
    const from = place < 0 ? to : place;
    const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ owner }) => owner);
    choose(
      [...new Set([...chosen, ...(from > to ? between.reverse() : between)])]
        .filter((o) => o !== rows[to]!.owner)
        .concat(rows[to]!.owner),
    );
  };
  const onClick = (event: MouseEvent, index: number) => {
    const { owner } = rows[index]!;
    if (event.shiftKey) extend(index);
    else if (event.ctrlKey || event.metaKey) toggle(owner);
    else goTo([owner]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(rows.length - 1, place + step));
      if (event.shiftKey) extend(next);
      else choose([rows[next]!.owner]);
    } else if (event.key === 'Enter' && chosen.length > 0) goTo(chosen);
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a')
      choose(rows.map(({ owner }) => owner));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <Text size="xs" c="dimmed" role="status" className={classes.note}>
        {chosen.length > 0
          ? t('zonePanels.chosen', { count: chosen.length, figures: formatNumber(chosen.length, language) })
          : t('zonePanels.listKeys', { one: 'Ctrl', range: 'Shift' })}
      </Text>
      <div
        ref={scroller}
        className={classes.scroller}
        role="listbox"
        tabIndex={0}
        aria-multiselectable="true"
        aria-label={t('zonePanels.list')}
        {...(place >= 0 && { 'aria-activedescendant': `zone-row-${last}` })}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]!;
            return (
              <div
                key={row.owner}
                id={`zone-row-${row.owner}`}
                role="option"
                aria-selected={isChosen.has(row.owner)}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className={classes.row}
                style={{ transform: `translateY(${start}px)`, height: `${rowRem}rem` }}
                onClick={(event) => onClick(event, index)}
              >
                <span className={classes.rowName}>{nameOf(row.owner)}</span>
                <Marks row={row} />
                <span className={classes.rowUnit}>
                  {row.ground.is === 'zone' ? (row.ground.content.unit ?? t('missing')) : noteOf(row)}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

function noteOf({ ground }: ZoneRow): string {
  return ground.is === 'left-out' ? ground.note : '';
}

function Marks({ row: { missing, isDouble, ground } }: { readonly row: ZoneRow }) {
  const { t, say } = useWords();
  if (ground.is === 'disputed') {
    return (
      <Badge size="sm" tt="none" variant="outline" className={classes.bad}>
        {t('zonePanels.disputed')}
      </Badge>
    );
  }
  const names = missing.map((key) => say(titleOf(key))).join(t('listSeparator'));
  return (
    <span className={classes.marks}>
      {isDouble && (
        <Badge size="sm" tt="none" variant="outline" className={classes.bad} title={t('zonePanels.doubleHint')}>
          {t('zonePanels.double')}
        </Badge>
      )}
      {missing.length > 0 && (
        <Badge
          size="sm"
          tt="none"
          variant="outline"
          className={classes.warn}
          title={t('zonePanels.missingNamed', { fields: names })}
          aria-label={t('zonePanels.missingNamed', { fields: names })}
        >
          {t('zonePanels.missingCount', { count: missing.length })}
        </Badge>
      )}
    </span>
  );
}

function titleOf(key: ContentKey) {
  const { title, titleEn } = factsOf(zones.schema.properties[key]!);
  return { zh: title, en: titleEn };
}
