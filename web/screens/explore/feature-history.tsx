import type { Collection } from '#domain/collection.ts';
import type { Feature, FeatureState } from '#domain/feature.ts';
import { Button, Loader, Stack, Text, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { historyQuery, type HistoryEntry } from '../../journal/history-api.ts';
import { byWords, kindWords, timeWords } from '../../journal/kind-words.ts';
import { useNow } from '../../live/clock.ts';
import type { Compared } from '../../map/contract.ts';
import { refusalInFull } from '../../registers/refusal-words.ts';
import { sendJson } from '../../state/request.ts';
import { useSession } from '../../state/session.ts';
import { Failed } from '../../ui/failed.tsx';
import { showToast } from '../../ui/toast.tsx';
import { cardLines, type CardLine } from './card-lines.ts';
import classes from './feature-history.module.css';

interface FeatureHistoryProps {
  readonly collection: Collection;
  readonly feature: Feature;
  /** Draws what the feature was and became; null takes it away. */
  readonly onCompare: (compared: Compared | null) => void;
  /** false: it goes on by acts of its own, and no earlier state is written again. */
  readonly restorable?: boolean;
}

/** What became of a feature, the newest first: each step opens to its difference, and an earlier state can be restored. */
export function FeatureHistory({ collection, feature, onCompare, restorable = true }: FeatureHistoryProps) {
  const { t } = useWords();
  const { can } = useSession();
  const [open, setOpen] = useState<number | undefined>(undefined);
  const history = useInfiniteQuery(historyQuery(feature.collection, feature.id));
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? [];
  const shown = entries.find(({ version }) => version === open);
  useEffect(() => {
    onCompare(shown === undefined ? null : { before: geometryOf(shown.before), after: geometryOf(shown.after) });
  }, [shown, onCompare]);
  useEffect(() => () => onCompare(null), [onCompare]);

  if (history.isPending) return <Loader size="sm" m="md" aria-label={t('history.title')} />;
  if (history.isError && entries.length === 0) {
    return <Failed title={t('history.failed')} error={history.error} retry={() => void history.refetch()} />;
  }
  return (
    <ol className={classes.entries} aria-label={t('history.title')}>
      {entries.map((entry) => (
        <Entry
          key={entry.version}
          entry={entry}
          collection={collection}
          feature={feature}
          isOpen={entry.version === open}
          mayRestore={restorable && can(collection.edit ?? 'register.edit') && entry.version !== feature.version}
          onToggle={() => setOpen(entry.version === open ? undefined : entry.version)}
        />
      ))}
      {history.hasNextPage && (
        <li>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {t('history.more')}
          </Button>
        </li>
      )}
    </ol>
  );
}

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly collection: Collection;
  readonly feature: Feature;
  readonly isOpen: boolean;
  readonly mayRestore: boolean;
  readonly onToggle: () => void;
}

function Entry({ entry, collection, feature, isOpen, mayRestore, onToggle }: EntryProps) {
  const { t, language } = useWords();
  const now = useNow();
  const restore = useRestore(feature);
  const linesOf = (state: FeatureState | null): readonly CardLine[] =>
    state === null ? [] : cardLines(collection, { ...feature, ...state }, now, { t, language });
  const [before, after] = [linesOf(entry.before), linesOf(entry.after)];
  const differences = differencesBetween(before, after);
  const { after: state } = entry;
  return (
    <li className={classes.entry}>
      <UnstyledButton className={classes.head} aria-expanded={isOpen} onClick={onToggle}>
        <span className={classes.what}>{kindWords(entry.kind, t)}</span>
        <span className={classes.who}>
          {[byWords(entry, t), timeWords(entry, t), t('history.version', { version: entry.version })].join(' · ')}
        </span>
        {entry.note !== '' && <span className={classes.note}>{entry.note}</span>}
      </UnstyledButton>
      {isOpen && (
        <Stack gap={6} className={classes.body}>
          {differences.length === 0 && (
            <Text size="xs" c="dimmed">
              {t(entry.personal ? 'history.personalOnly' : 'history.nothing')}
            </Text>
          )}
          <dl className={classes.differences}>
            {differences.map(({ key, label, was, is }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>
                  {was !== undefined && <del>{was}</del>}
                  {is !== undefined && <ins>{is}</ins>}
                </dd>
              </div>
            ))}
          </dl>
          {isMoved(entry) && (
            <Text size="xs" c="dimmed">
              {t(collection.geometry === 'point' ? 'history.pointOnMap' : 'history.onMap')}
            </Text>
          )}
          {mayRestore && state !== null && (
            <Button
              size="compact-sm"
              variant="default"
              loading={restore.isPending}
              onClick={() => restore.mutate(entry)}
            >
              {t('history.restore', { version: entry.version })}
            </Button>
          )}
        </Stack>
      )}
    </li>
  );
}

/** Restoring is a new write of the earlier state; taking that back writes what stood before it. */
function useRestore(feature: Feature) {
  const { t } = useWords();
  const write = (base: number, after: FeatureState, note: string) =>
    sendJson<{ lines: readonly { version: number }[] }>('POST', '/api/changes', {
      kind: 'feature.restore',
      note,
      lines: [{ collection: feature.collection, id: feature.id, base, after }],
    });
  return useMutation({
    mutationFn: (entry: HistoryEntry) =>
      write(feature.version, plain(entry.after!), t('history.restoreNote', { version: entry.version })),
    onSuccess: ({ lines }, entry) => {
      const undo = () =>
        void write(lines[0]!.version, plain(feature), t('history.restoreNote', { version: feature.version })).catch(
          (error: unknown) => showToast({ words: refusalInFull(error, t), isFault: true }),
        );
      showToast({ words: t('history.restored', { version: entry.version }), undo });
    },
    onError: (error) => showToast({ words: refusalInFull(error, t), isFault: true }),
  });
}

function plain({ geometry, properties }: FeatureState): FeatureState {
  return { geometry, properties };
}

/** Whether it lay elsewhere, or in another shape, before. */
function isMoved({ before, after }: HistoryEntry): boolean {
  return before !== null && after !== null && JSON.stringify(before.geometry) !== JSON.stringify(after.geometry);
}

function geometryOf(state: FeatureState | null): Compared['before'] {
  return state?.geometry ?? null;
}

interface Difference {
  readonly key: string;
  readonly label: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

/** The lines of a card that are not the same before and after, in the order of the declaration. */
function differencesBetween(before: readonly CardLine[], after: readonly CardLine[]): readonly Difference[] {
  const was = new Map(before.filter(({ missing }) => !missing).map((line) => [line.key, line.value]));
  const is = new Map(after.filter(({ missing }) => !missing).map((line) => [line.key, line.value]));
  const labels = new Map([...before, ...after].map(({ key, label }) => [key, label]));
  return [...labels]
    .filter(([key]) => was.get(key) !== is.get(key))
    .map(([key, label]) => ({ key, label, was: was.get(key), is: is.get(key) }));
}
