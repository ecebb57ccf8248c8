import { Alert, Button, Group, Modal, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { workLists, type WorkList } from '#domain/checks/work-lists.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import { recordsQuery, type RecordEdit } from '../../state/records.ts';
import { dayOf } from '../../state/shanghai-day.ts';
import type { ShownFinding } from '../api.ts';
import { addingEdit, mostItems, newListEdit } from '../lists/list-edits.ts';
import { ListFields } from '../lists/list-fields.tsx';
import { keptOf, type ListSaid } from '../lists/list-said.ts';
import { refusalWords, useTreating } from './use-treating.ts';

interface ListDialogProps {
  readonly findings: readonly ShownFinding[];
  /** Names a new list where nobody does. */
  readonly about: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Puts findings on a new work list, or on one that is there. */
export function ListDialog({ findings, about, onClose, onDone }: ListDialogProps) {
  const { t } = useWords();
  const known = useQuery(recordsQuery<WorkList>(workLists.id));
  const { write, isPending } = useTreating();
  const [where, setWhere] = useState<'new' | 'there'>('new');
  const [listId, setListId] = useState<string | null>(null);
  const [said, setSaid] = useState<ListSaid>(() => ({
    name: `${about} ${dayOf(serverNow())}`.slice(0, 100),
    unit: sameUnit(findings),
    dueOn: '',
    note: '',
  }));
  const [refused, setRefused] = useState<unknown>(undefined);
  const lists = [...(known.data ?? [])].sort((a, b) => a.content.name.localeCompare(b.content.name, 'zh-CN'));
  const list = lists.find(({ id }) => id === listId);
  const adding = list && addingEdit(list, findings);
  const isFull = (list?.content.items.length ?? 0) + findings.length > mostItems;
  const edit: RecordEdit | undefined = where === 'new' ? newEdit(said, findings) : isFull ? undefined : adding;
  const send = async (change: RecordEdit) => {
    setRefused(undefined);
    try {
      const name = where === 'new' ? said.name.trim() : list!.content.name;
      await write('finding.list', [change], t('treating.list.done', { count: findings.length, name }));
      onDone();
      onClose();
    } catch (error) {
      setRefused(error);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('treating.list.title', { count: findings.length })} centered size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (edit) void send(edit);
        }}
      >
        <Stack gap="sm">
          {refused !== undefined && (
            <Alert role="alert" color="red" variant="light" p="sm">
              {refusalWords(refused, t)}
            </Alert>
          )}
          <SegmentedControl
            aria-label={t('treating.list.where')}
            value={where}
            onChange={(next) => setWhere(next as typeof where)}
            data={[
              { value: 'new', label: t('treating.list.new') },
              { value: 'there', label: t('treating.list.there'), disabled: lists.length === 0 },
            ]}
          />
          {where === 'there' ? (
            <>
              <Select
                label={t('treating.list.choose')}
                searchable
                required
                data={lists.map(({ id, content }) => ({ value: id, label: content.name }))}
                value={listId}
                onChange={setListId}
              />
              {list && (
                <Text size="sm" c="dimmed" role="status">
                  {isFull
                    ? t('treating.list.full', { most: mostItems })
                    : adding === undefined
                      ? t('treating.list.allThere')
                      : t('treating.list.holds', { count: list.content.items.length })}
                </Text>
              )}
            </>
          ) : (
            <ListFields value={said} onChange={setSaid} />
          )}
          {where === 'new' && findings.length > mostItems && (
            <Text size="sm" c="dimmed" role="status">
              {t('treating.list.full', { most: mostItems })}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('forms.cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={edit === undefined || !known.isSuccess}>
              {t('treating.list.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The unit that answers for all of them; empty where there are several, or none is known. */
function sameUnit(findings: readonly ShownFinding[]): string {
  const units = new Set(findings.map(({ unit }) => unit ?? ''));
  return units.size === 1 ? [...units][0]! : '';
}

function newEdit(said: ListSaid, findings: readonly ShownFinding[]): RecordEdit | undefined {
  const kept = keptOf(said);
  return kept === undefined || findings.length > mostItems ? undefined : newListEdit(kept, findings);
}
