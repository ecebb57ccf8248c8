import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { handoverReaders, handoverRights } from '#domain/handovers/handover.ts';
import { useWords } from '../i18n/use-words.ts';
import { serverNow } from '../live/clock.ts';
import { useSession } from '../state/session.ts';
import { Failed } from '../ui/failed.tsx';
import { Notice } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import {
  beginHandover,
  figuresNowQuery,
  handoverQuery,
  handoversKey,
  handoversQuery,
  type HandoverEntry,
} from './api.ts';
import { DraftForm } from './draft-form.tsx';
import { FiguresTable } from './figures-table.tsx';
import { HandoverList } from './handover-list.tsx';
import { HandoverSheet } from './handover-sheet.tsx';
import { meAsSigner } from './people-words.ts';
import { refusalWords } from './refusal-words.ts';
import { TakeOverForm } from './take-over-form.tsx';
import { nextShift } from './written.ts';
import classes from './handovers.module.css';

interface HandoverDeskProps {
  /** The earlier handover that the address names; absent: the one that is going on. */
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
  readonly isSample: boolean;
  /** The address that lists what a query of `/api/cases` lists. */
  readonly addressOf: (query: string) => string;
}

/** Shift handover (交接班): the one that is going on, or an earlier one, and the list of all. */
export function HandoverDesk({ openId, onOpen, isSample, addressOf }: HandoverDeskProps) {
  const { t } = useWords();
  const { session, can } = useSession();
  const mayRead = handoverReaders.some(can);
  const list = useInfiniteQuery({ ...handoversQuery, enabled: mayRead });
  const now = useQuery({ ...figuresNowQuery, enabled: mayRead });
  const one = useQuery({ ...handoverQuery(openId ?? ''), enabled: mayRead && openId !== undefined });
  if (session === undefined) return null;
  if (!mayRead) {
    return <Notice role="status" title={t('handovers.noRight')} next={t('handovers.noRightNext')} />;
  }
  if (list.isError && list.data === undefined) {
    return <Failed title={t('handovers.failed')} error={list.error} retry={() => void list.refetch()} />;
  }
  if (list.data === undefined) {
    return (
      <Stack p="md" gap="sm" aria-busy="true" aria-label={t('handovers.loading')}>
        {[1, 2, 3].map((line) => (
          <Skeleton key={line} h="4rem" />
        ))}
      </Stack>
    );
  }
  const entries = list.data.pages.flatMap(({ handovers }) => handovers);
  const names = Object.assign({}, ...list.data.pages.map((page) => page.names)) as Record<string, string>;
  const current = entries.find(({ content }) => content.state !== 'takenOver');
  const isEarlier = openId !== undefined && openId !== current?.id;
  const shown = isEarlier ? one.data : current;
  const sheet = shown && {
    entry: shown,
    names: isEarlier && one.data ? one.data.names : names,
    isSample,
    addressOf,
    now: shown.content.state === 'takenOver' ? undefined : now.data,
  };
  return (
    <div className={classes.desk}>
      <main className={classes.current}>
        {isEarlier && (
          <Group gap="xs" className={classes.tools}>
            <Button variant="default" size="xs" onClick={() => onOpen(undefined)}>
              {t('handovers.toCurrent')}
            </Button>
          </Group>
        )}
        {isEarlier && one.isError && one.data === undefined ? (
          <Failed title={t('handovers.failed')} error={one.error} retry={() => void one.refetch()} />
        ) : isEarlier && one.data === undefined ? (
          <Skeleton h="20rem" m="md" aria-label={t('handovers.loading')} />
        ) : sheet === undefined ? (
          <NoneGoingOn last={entries[0]} shifts={shiftsOf(entries, t)} />
        ) : sheet.entry.content.state === 'draft' ? (
          <Draft sheet={sheet} shifts={shiftsOf(entries, t)} />
        ) : (
          <HandoverSheet {...sheet}>
            {sheet.entry.content.state === 'handedOver' && handoverRights.some(can) && (
              <TakeOverForm
                key={sheet.entry.id}
                entry={sheet.entry}
                me={meAsSigner(session)}
                signer={session.kind === 'person' ? session.name : undefined}
              />
            )}
          </HandoverSheet>
        )}
        {sheet && (
          <Button className={classes.print} variant="default" size="xs" onClick={() => window.print()}>
            {t('handovers.print')}
          </Button>
        )}
      </main>
      <HandoverList
        entries={entries}
        names={names}
        openId={shown?.id}
        onOpen={(id) => onOpen(id === current?.id ? undefined : id)}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isFetching={list.isFetchingNextPage}
      />
    </div>
  );
}

/** A draft: written by the centre, read by those who oversee it; printed as it stands. */
function Draft({
  sheet,
  shifts,
}: {
  readonly sheet: Parameters<typeof HandoverSheet>[0];
  readonly shifts: readonly string[];
}) {
  const { t } = useWords();
  const { session, can } = useSession();
  const { entry, now, addressOf } = sheet;
  if (!handoverRights.some(can)) return <HandoverSheet {...sheet} />;
  return (
    <>
      <section className={classes.draft} aria-label={t('handovers.current')}>
        <h2>{t('handovers.draftOf', { number: entry.id })}</h2>
        <FiguresTable now={now} addressOf={addressOf} />
        <DraftForm
          key={entry.id}
          entry={entry}
          shifts={shifts}
          signer={session?.kind === 'person' ? session.name : undefined}
        />
      </section>
      <div className={classes.printOnly}>
        <HandoverSheet {...sheet} />
      </div>
    </>
  );
}

/** Nothing is being handed over: the way to begin. */
function NoneGoingOn({
  last,
  shifts,
}: {
  readonly last: HandoverEntry | undefined;
  readonly shifts: readonly string[];
}) {
  const { t } = useWords();
  const { can } = useSession();
  const client = useQueryClient();
  const begin = useMutation({
    mutationFn: () => beginHandover({ shift: shifts[0]!, ...nextShift(last?.content, serverNow()) }),
    onError: (error) => showToast({ words: refusalWords(error, t), isFault: true }),
    onSettled: () => client.invalidateQueries({ queryKey: handoversKey }),
  });
  const mayWrite = handoverRights.some(can);
  return (
    <>
      <Notice
        role="status"
        title={t('handovers.noneGoingOn')}
        {...(mayWrite
          ? { next: t('handovers.beginHint'), action: { label: t('handovers.begin'), run: () => begin.mutate() } }
          : {})}
      />
      {begin.isPending && (
        <Text size="sm" c="dimmed" ta="center">
          {t('handovers.beginning')}
        </Text>
      )}
    </>
  );
}

/** Names of shifts as they were used, the one that follows the last first; the usual three where there are none. */
function shiftsOf(entries: readonly HandoverEntry[], t: (key: string) => string): readonly string[] {
  const usual = [t('handovers.shifts.morning'), t('handovers.shifts.middle'), t('handovers.shifts.night')];
  const done = entries.filter(({ content }) => content.state === 'takenOver').map(({ content }) => content.shift);
  const at = usual.indexOf(done[0] ?? '');
  const next = usual[(at + 1) % usual.length]!;
  return [...new Set([next, ...usual, ...done])];
}
