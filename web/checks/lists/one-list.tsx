import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { useOpenInner } from '../../ui/inner-link.tsx';
import { printListAddress } from '../address.ts';
import type { ShownFinding } from '../api.ts';
import { useTreating } from '../treat/use-treating.ts';
import { ItemTable } from './item-table.tsx';
import { endingEdit, removingEdit, sayingEdit, tickingEdit, type KeptList } from './list-edits.ts';
import { ListFields } from './list-fields.tsx';
import { keptOf, saidOf } from './list-said.ts';
import { progressOf } from './progress.ts';
import { DueDay, ProgressBar } from './progress-bar.tsx';
import classes from './lists.module.css';

interface OneListProps {
  readonly list: KeptList;
  /** The findings on the lists, by id. */
  readonly findings: ReadonlyMap<string, ShownFinding>;
  /** "YYYY-MM-DD". */
  readonly today: string;
  readonly onBack: () => void;
}

/** One work list: who, until when, how far, and what is on it. */
export function OneList({ list, findings, today, onBack }: OneListProps) {
  const { t } = useWords();
  const { can } = useSession();
  const openInner = useOpenInner();
  const [isEditing, setEditing] = useState(false);
  const { writeOrSay, isPending } = useTreating();
  const { name, unit, dueOn, note } = list.content;
  const progress = progressOf(list.content, findings, today);
  const mayTreat = can('finding.treat');
  const end = async () => {
    if (await writeOrSay('work-list.delete', [endingEdit(list)], t('treating.lists.deleted', { name }))) onBack();
  };
  const remove = async (finding: string) => {
    const edit = removingEdit(list, new Set([finding]));
    const isWritten = await writeOrSay('work-list.remove', [edit], t('treating.lists.removed', { id: finding }));
    if (isWritten && edit.after === null) onBack();
  };
  const tick = (finding: string, isDone: boolean) =>
    void writeOrSay(
      'work-list.tick',
      [tickingEdit(list, finding, isDone ? today : undefined)],
      t(isDone ? 'treating.list.ticked' : 'treating.list.unticked', { name }),
    );
  return (
    <main className={classes.page}>
      <Anchor component="button" size="sm" onClick={onBack} className={classes.back}>
        {t('treating.lists.all')}
      </Anchor>
      <header className={classes.head}>
        <h2>{name}</h2>
        <Group gap="xs">
          {mayTreat && (
            <>
              <Button size="xs" variant="default" onClick={() => setEditing(true)}>
                {t('treating.lists.edit')}
              </Button>
              <Button size="xs" variant="subtle" color="red" loading={isPending} onClick={() => void end()}>
                {t('treating.lists.delete')}
              </Button>
            </>
          )}
          <Button size="xs" component="a" href={printListAddress(list.id)} onClick={openInner}>
            {t('treating.lists.print')}
          </Button>
        </Group>
      </header>
      <dl className={classes.facts}>
        <dt>{t('treating.list.unit')}</dt>
        <dd>{unit ?? t('missing')}</dd>
        <dt>{t('treating.list.dueOn')}</dt>
        <dd>
          <DueDay day={dueOn} isOverdue={progress.isOverdue} />
        </dd>
        <dt>{t('treating.list.progress')}</dt>
        <dd>
          <ProgressBar progress={progress} />
        </dd>
        {note && (
          <>
            <dt>{t('treating.list.note')}</dt>
            <dd className={classes.note}>{note}</dd>
          </>
        )}
      </dl>
      <Text size="xs" c="dimmed">
        {t('treating.lists.whoSays')}
      </Text>
      <ItemTable
        list={list.content}
        findings={findings}
        {...(mayTreat && { onTick: tick, onRemove: (finding: string) => void remove(finding) })}
        isBusy={isPending}
      />
      {isEditing && <EditList list={list} onClose={() => setEditing(false)} />}
    </main>
  );
}

function EditList({ list, onClose }: { readonly list: KeptList; readonly onClose: () => void }) {
  const { t } = useWords();
  const [said, setSaid] = useState(() => saidOf(list.content));
  const { writeOrSay, isPending } = useTreating();
  const kept = keptOf(said);
  const save = async () => {
    if (!kept) return;
    const words = t('treating.lists.saved', { name: kept.name });
    if (await writeOrSay('work-list.change', [sayingEdit(list, kept)], words)) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('treating.lists.edit')} centered size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="sm">
          <ListFields value={said} onChange={setSaid} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('forms.cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={kept === undefined}>
              {t('forms.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
