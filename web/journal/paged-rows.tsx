import { Button, Center, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { RequestFailed } from '../state/request.ts';
import { Failed } from '../ui/failed.tsx';
import { Notice } from '../ui/notice.tsx';
import type { AuditPage } from './audit-api.ts';

interface PagedRowsProps<E> {
  readonly query: {
    readonly data: { readonly pages: ReadonlyArray<AuditPage<E>> } | undefined;
    readonly isError: boolean;
    readonly error: unknown;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
    readonly refetch: () => unknown;
  };
  readonly empty: string;
  readonly children: (entries: readonly E[]) => ReactNode;
}

/** Rows that come piece by piece: being fetched, none, failed, and the way to the older ones. */
export function PagedRows<E>({ query, empty, children }: PagedRowsProps<E>) {
  const { t } = useWords();
  if (query.isError && query.data === undefined) {
    const isBadFilter = query.error instanceof RequestFailed && [400, 422].includes(query.error.status);
    return (
      <Failed
        title={t(isBadFilter ? 'audit.badFilter' : 'admin.failed')}
        error={query.error}
        retry={() => void query.refetch()}
      />
    );
  }
  if (query.data === undefined) {
    return (
      <Stack gap="xs" aria-busy="true" aria-label={t('list.loadingRow')}>
        {[1, 2, 3, 4].map((line) => (
          <Skeleton key={line} h="2rem" />
        ))}
      </Stack>
    );
  }
  const entries = query.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <Notice role="status" title={empty} />;
  return (
    <>
      {children(entries)}
      <Center p="md">
        {query.hasNextPage ? (
          <Button
            variant="default"
            size="xs"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('audit.older')}
          </Button>
        ) : (
          <Text size="xs" c="dimmed">
            {t('audit.end')}
          </Text>
        )}
      </Center>
    </>
  );
}
