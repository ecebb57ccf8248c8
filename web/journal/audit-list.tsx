import { collectionById } from '#domain/collections.ts';
import { recordKindById } from '#domain/records.ts';
import { Stack, Table, Text, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { auditQuery, type AuditEntry } from './audit-api.ts';
import { AuditLineView } from './audit-line.tsx';
import { byWords, kindWords, timeWords } from './kind-words.ts';
import { PagedRows } from './paged-rows.tsx';
import classes from './audit.module.css';

interface AuditListProps {
  readonly parameters: URLSearchParams;
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** Changes as rows; an open one shows what it did to each thing. */
export function AuditList({ parameters, openId, onOpen }: AuditListProps) {
  const { t } = useWords();
  const query = useInfiniteQuery(auditQuery(parameters));
  return (
    <PagedRows query={query} empty={t('audit.none')}>
      {(entries) => (
        <Table stickyHeader verticalSpacing={6} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('audit.at')}</Table.Th>
              <Table.Th>{t('audit.who')}</Table.Th>
              <Table.Th>{t('audit.did')}</Table.Th>
              <Table.Th>{t('audit.touched')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <Row
                key={entry.seq}
                entry={entry}
                isOpen={String(entry.seq) === openId}
                onToggle={() => onOpen(String(entry.seq) === openId ? undefined : String(entry.seq))}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </PagedRows>
  );
}

function Row({
  entry,
  isOpen,
  onToggle,
}: {
  readonly entry: AuditEntry;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useWords();
  const touched = useTouched(entry);
  return (
    <Fragment>
      <Table.Tr className={classes.row} onClick={onToggle}>
        <Table.Td className={classes.time}>
          <UnstyledButton
            fz="inherit"
            aria-expanded={isOpen}
            onClick={(event) => {
              event.stopPropagation();
              onToggle();
            }}
          >
            {timeWords(entry, t)}
          </UnstyledButton>
        </Table.Td>
        <Table.Td>{byWords(entry, t)}</Table.Td>
        <Table.Td>
          {kindWords(entry.kind, t)}
          {entry.note && (
            <Text size="xs" c="dimmed">
              {entry.note}
            </Text>
          )}
        </Table.Td>
        <Table.Td>{touched}</Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr>
          <Table.Td colSpan={4} className={classes.detail}>
            <Stack gap="sm">
              {entry.lines.map((line) => (
                <AuditLineView key={`${line.of}/${line.collection}/${line.id}`} line={line} />
              ))}
              {entry.lines.length === 0 && <Text size="sm">{touched}</Text>}
              {entry.more !== undefined && entry.more > 0 && (
                <Text size="sm" c="dimmed">
                  {t('audit.more', { figures: entry.more })}
                </Text>
              )}
            </Stack>
          </Table.Td>
        </Table.Tr>
      )}
    </Fragment>
  );
}

/** What a change touched, in words: how many of which collection. */
function useTouched({ lines, bulk, more = 0 }: AuditEntry): string {
  const { t, say } = useWords();
  const title = (id: string) => {
    const declared = collectionById(id) ?? recordKindById(id);
    return declared ? say(declared.titles) : id;
  };
  if (bulk) return t('audit.count', { title: title(bulk.collection), figures: bulk.count });
  const counts = new Map<string, number>();
  for (const { collection } of lines) counts.set(collection, (counts.get(collection) ?? 0) + 1);
  const words = [...counts].map(([id, figures]) => t('audit.count', { title: title(id), figures }));
  return [...words, ...(more > 0 ? [t('audit.more', { figures: more })] : [])].join(t('listSeparator'));
}
