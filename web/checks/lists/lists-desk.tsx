import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { workLists, type WorkList } from '#domain/checks/work-lists.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { recordsQuery } from '../../state/records.ts';
import { useSession } from '../../state/session.ts';
import { dayOf } from '../../state/shanghai-day.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ListTable } from './list-table.tsx';
import { listedQuery } from './listed-query.ts';
import { OneList } from './one-list.tsx';
import classes from './lists.module.css';

interface ListsDeskProps {
  /** The list that the address names. */
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
  readonly onToChecks: () => void;
}

/** Work lists (整改清单): all of them with how they stand, or one with what is on it. */
export function ListsDesk({ openId, onOpen, onToChecks }: ListsDeskProps) {
  const { t } = useWords();
  const { session } = useSession();
  const today = dayOf(useNow());
  const isKnown = session !== undefined && session.kind !== 'visitor';
  const lists = useQuery({ ...recordsQuery<WorkList>(workLists.id), enabled: isKnown });
  const listed = useQuery({ ...listedQuery, enabled: isKnown });
  if (session === undefined) return null;
  if (!isKnown) return <Notice role="status" title={t('treating.lists.signIn')} />;
  const failed = [lists, listed].find(({ isError, data }) => isError && data === undefined);
  if (failed) {
    return <Failed title={t('treating.lists.failed')} error={failed.error} retry={() => void failed.refetch()} />;
  }
  if (!lists.data || !listed.data) {
    return (
      <Stack p="md" gap="sm" aria-busy="true" aria-label={t('treating.lists.loading')}>
        {[1, 2, 3].map((line) => (
          <Skeleton key={line} h="3rem" />
        ))}
      </Stack>
    );
  }
  const { findings } = listed.data;
  if (openId !== undefined) {
    const list = lists.data.find(({ id }) => id === openId);
    return list ? (
      <OneList list={list} findings={findings} today={today} onBack={() => onOpen(undefined)} />
    ) : (
      <Notice
        role="status"
        title={t('treating.lists.gone')}
        action={{ label: t('treating.lists.all'), run: () => onOpen(undefined) }}
      />
    );
  }
  if (lists.data.length === 0) {
    return (
      <Notice
        role="status"
        title={t('treating.lists.none')}
        next={t('treating.lists.noneNext')}
        action={{ label: t('treating.lists.toChecks'), run: onToChecks }}
      />
    );
  }
  return (
    <main className={classes.page}>
      <header className={classes.head}>
        <h2>{t('treating.lists.title')}</h2>
      </header>
      <ListTable lists={lists.data} findings={findings} today={today} onOpen={onOpen} />
    </main>
  );
}
