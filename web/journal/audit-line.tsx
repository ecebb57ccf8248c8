import { collectionById } from '#domain/collections.ts';
import type { FeatureState } from '#domain/feature.ts';
import type { RecordContent } from '#domain/record.ts';
import { recordKindById } from '#domain/records.ts';
import { Anchor, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.ts';
import { Differences } from '../ui/differences.tsx';
import { Failed } from '../ui/failed.tsx';
import { lineQuery, type AuditLine } from './audit-api.ts';

/** One thing that a change wrote: before and after side by side, and where it stands on the map. */
export function AuditLineView({ line }: { readonly line: AuditLine }) {
  const { t, say } = useWords();
  const query = useQuery(lineQuery(line));
  const { of, collection, id, act } = line;
  const declared = of === 'feature' ? collectionById(collection) : recordKindById(collection);
  const entry = query.data;
  const [before, after] = [entry?.before ?? null, entry?.after ?? null].map((state) => contentOf(of, state));
  const name = String((after ?? before)?.[declared?.label ?? ''] ?? id);
  const moved =
    of === 'feature' &&
    entry?.before &&
    entry.after &&
    JSON.stringify(entry.before.geometry) !== JSON.stringify(entry.after.geometry);
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {declared ? say(declared.titles) : collection}
          {t('labelSeparator')}
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {t(`audit.acts.${act}`)}
          {moved && t('inBrackets', { words: t('audit.moved') })}
        </Text>
        {of === 'feature' && act !== 'delete' && (
          <Anchor size="sm" href={`/?l=${collection}&sel=${collection}/${encodeURIComponent(id)}`}>
            {t('audit.onMap')}
          </Anchor>
        )}
      </Group>
      {query.isPending && <Loader size="xs" aria-label={t('list.loadingRow')} />}
      {query.isError && <Failed title={t('admin.failed')} error={query.error} retry={() => void query.refetch()} />}
      {entry === null && (
        <Text size="sm" c="dimmed">
          {t('audit.noDetail')}
        </Text>
      )}
      {entry && (
        <Differences
          left={{ title: t('audit.before'), content: before ?? null }}
          right={{ title: t('audit.after'), content: after ?? null }}
          schema={declared?.schema}
        />
      )}
    </Stack>
  );
}

/** The facts of a state: a feature's properties, a record's content. */
function contentOf(of: AuditLine['of'], state: FeatureState | RecordContent | null): RecordContent | null {
  if (state === null) return null;
  return of === 'feature' ? (state as FeatureState).properties : (state as RecordContent);
}
