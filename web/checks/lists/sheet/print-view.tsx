import { Button, Checkbox, Group, Loader, Text } from '@mantine/core';
import { useIsFetching, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { workLists, type WorkList } from '#domain/checks/work-lists.ts';
import { sourceWords } from '#domain/checks/source-words.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useNow } from '../../../live/clock.ts';
import { recordsQuery } from '../../../state/records.ts';
import { Failed } from '../../../ui/failed.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { rulesQuery, type FindingsParams } from '../../api.ts';

import { gatheredQuery, listedQuery } from '../listed-query.ts';
import { pagesOf } from './pages.ts';
import { rowsOfFindings, rowsOfList, type SheetRow } from './sheet-rows.ts';
import { WorkSheet } from './work-sheet.tsx';
import classes from './sheet.module.css';

/** So many findings are printed at most where no list names them: more is no list that one works off on paper. */
const most = 400;

/** What is printed: a work list, or findings as they are narrowed. */
export type Printed =
  | { readonly is: 'list'; readonly id: string; readonly withMended: boolean }
  | { readonly is: 'findings'; readonly params: FindingsParams };

interface PrintViewProps {
  readonly city: string;
  readonly isSample: boolean;
  readonly printed: Printed;
  readonly onWithMended: (withMended: boolean) => void;
  readonly onBack: () => void;
}

/** A work list as it comes out of the printer: pages with a map each, and the browser's own print. */
export function PrintView({ city, isSample, printed, onWithMended, onBack }: PrintViewProps) {
  const { t } = useWords();
  const now = useNow();
  const rules = useQuery(rulesQuery);
  const { head, rows, total, failed, isPending } = usePrinted(printed);
  const drawing = useIsFetching({ queryKey: ['sheet-ground'] });
  const pages = useMemo(() => pagesOf(rows, head?.note), [rows, head?.note]);
  const sources = useSources(rows);
  const isReady = !isPending && !rules.isPending;
  const back = { label: t('treating.sheet.back'), run: onBack };
  return (
    <div className={classes.view}>
      <style>{'@page { size: A4 portrait; margin: 9mm 12mm; }'}</style>
      <header className={classes.tools}>
        <Group gap="xs">
          <Button size="xs" disabled={!isReady || rows.length === 0 || drawing > 0} onClick={() => window.print()}>
            {t('treating.sheet.print')}
          </Button>
          <Button size="xs" variant="default" onClick={onBack}>
            {t('treating.sheet.back')}
          </Button>
          {printed.is === 'list' && (
            <Checkbox
              size="xs"
              label={t('treating.sheet.withMended')}
              checked={printed.withMended}
              onChange={(event) => onWithMended(event.currentTarget.checked)}
            />
          )}
          <Text size="sm" c="dimmed" role="status">
            {drawing > 0
              ? t('treating.sheet.drawing')
              : t('treating.sheet.count', { count: rows.length, pages: pages.length })}
            {total > rows.length && printed.is === 'findings' && t('treating.sheet.more', { total, most })}
          </Text>
        </Group>
      </header>
      {failed ? (
        <Failed title={t('treating.lists.failed')} error={failed.error} retry={failed.retry} />
      ) : !isReady ? (
        <Loader className={classes.loading} aria-label={t('treating.lists.loading')} />
      ) : head === undefined ? (
        <Notice role="status" title={t('treating.lists.gone')} action={back} />
      ) : rows.length === 0 ? (
        <Notice role="status" title={t('treating.sheet.nothing')} action={back} />
      ) : (
        pages.map((page, index) => (
          <WorkSheet
            key={page[0]!.id}
            {...head}
            city={city}
            isSample={isSample}
            sources={sources}
            now={now}
            rows={page}
            page={index + 1}
            pages={pages.length}
          />
        ))
      )}
    </div>
  );
}

/** What a print shows: its rows and what stands above them; `head` undefined: there is no such list. */
function usePrinted(printed: Printed) {
  const { t, say, language } = useWords();
  const isList = printed.is === 'list';
  const lists = useQuery({ ...recordsQuery<WorkList>(workLists.id), enabled: isList });
  const listed = useQuery({ ...listedQuery, enabled: isList });
  const found = useQuery({ ...gatheredQuery(isList ? {} : printed.params, most), enabled: !isList });
  const rules = useQuery(rulesQuery);
  const list = isList ? lists.data?.find(({ id }) => id === printed.id)?.content : undefined;
  const withMended = isList && printed.withMended;
  const rows = useMemo((): readonly SheetRow[] => {
    if (!isList) return found.data ? rowsOfFindings(found.data.findings.values(), language) : [];
    if (!list || !listed.data) return [];
    // Numbers are those of the whole list: on paper and on the screen they mean the same place.
    return rowsOfList(list, listed.data.findings, language).filter(({ state }) => withMended || state !== 'mended');
  }, [isList, list, listed.data, found.data, withMended, language]);
  const answer = isList ? listed : found;
  const asked = (isList ? [lists, listed] : [found]).find(({ isError, data }) => isError && data === undefined);
  const rule = isList ? undefined : rules.data?.rules.find(({ rule: { id } }) => id === printed.params.rule)?.rule;
  const asOf = answer.data ? Date.parse(answer.data.at) : 0;
  return {
    rows,
    total: answer.data?.total ?? 0,
    isPending: isList ? lists.isPending || listed.isPending : found.isPending,
    failed: asked && { error: asked.error, retry: () => void asked.refetch() },
    head: isList ? list && { ...saidOnPaper(list), asOf } : { name: rule ? say(rule) : t('treating.list.about'), asOf },
  };
}

function saidOnPaper({ name, unit, dueOn, note }: WorkList) {
  return { name, ...(unit && { unit }), ...(dueOn && { dueOn }), ...(note && { note }) };
}

/** The rules of the rows with where their figures come from. */
function useSources(rows: readonly SheetRow[]): readonly string[] {
  const { t, say } = useWords();
  const { data } = useQuery(rulesQuery);
  const used = new Set(rows.map(({ rule }) => rule));
  return (data?.rules ?? [])
    .filter(({ rule }) => used.has(rule.id))
    .map(({ rule }) => `${say(rule)}${t('inBrackets', { words: say(sourceWords(rule)) })}`);
}
