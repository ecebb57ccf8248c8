import { recordKindById } from '#domain/records.ts';
import type { RecordContent } from '#domain/record.ts';
import { Button, Loader, Stack, Text } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { requestJson } from '../state/request.ts';
import { Differences } from '../ui/differences.tsx';
import { Failed } from '../ui/failed.tsx';
import { byWords, kindWords } from './kind-words.ts';

/** One step of a record's history, as the server tells it. */
interface RecordEntry {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly byName?: string;
  readonly kind: string;
  readonly version: number;
  readonly before: RecordContent | null;
  readonly after: RecordContent | null;
}

interface RecordHistoryPage {
  readonly entries: readonly RecordEntry[];
  readonly next?: number;
}

/** A record's history under the records of its kind, so that whatever tells of a change there tells of it here. */
function recordHistoryQuery(kind: string, id: string) {
  const path = `/api/history/records/${kind}/${encodeURIComponent(id)}?limit=10`;
  return infiniteQueryOptions({
    queryKey: ['records', kind, 'history', id],
    queryFn: ({ pageParam, signal }) =>
      requestJson<RecordHistoryPage>(pageParam === 0 ? path : `${path}&before=${pageParam}`, signal),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
}

/** What was done to a record, by whom and when, the newest first, each with what it changed. */
export function RecordHistory({ kind, id }: { readonly kind: string; readonly id: string }) {
  const { t } = useWords();
  const history = useInfiniteQuery(recordHistoryQuery(kind, id));
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? [];
  if (history.isPending) return <Loader size="sm" aria-label={t('history.title')} />;
  if (history.isError && entries.length === 0) {
    return <Failed title={t('history.failed')} error={history.error} retry={() => void history.refetch()} />;
  }
  return (
    <Stack component="section" gap="sm" aria-label={t('history.title')}>
      <Text size="sm" fw={600}>
        {t('history.title')}
      </Text>
      {entries.map((entry) => (
        <Stack key={entry.seq} gap={4}>
          <Text size="sm" c="dimmed">
            {[kindWords(entry.kind, t), byWords(entry, t), formatInstant(Date.parse(entry.at))].join(' · ')}
          </Text>
          <Differences
            left={{ title: t('audit.before'), content: entry.before }}
            right={{ title: t('audit.after'), content: entry.after }}
            schema={recordKindById(kind)?.schema}
          />
        </Stack>
      ))}
      {history.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('history.more')}
        </Button>
      )}
    </Stack>
  );
}
