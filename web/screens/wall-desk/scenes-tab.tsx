import { Badge, Button, Group, Table, Text, UnstyledButton } from '@mantine/core';
import type { RecordContent } from '#domain/record.ts';
import { shippedIds, type NamedScene } from '#domain/wall/all-scenes.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import { RequestFailed } from '../../state/request.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { useSession } from '../../state/session.ts';
import { faultWords } from '../../ui/fault-words.ts';
import { InnerLink } from '../../ui/inner-link.tsx';
import { adding, SectionFrame } from '../../ui/section.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSavedRecords } from '../../ui/use-saved-records.ts';
import { isOver, pushEdit } from '../../wall/push/push-edit.ts';
import type { WallDeskData } from './use-wall-desk.ts';

/** All scenes: as they ship, changed, or the bureau's own; which walls show them, and what may be done with each. */
export function ScenesTab({ desk }: { readonly desk: WallDeskData }) {
  const { t } = useWords();
  const { can } = useSession();
  const { changeOwn } = useOwnSearch();
  const { save, isPending } = useSavedRecords();
  const { scenes, ownScenes, walls, pushes, nameOf } = desk;
  const mayEdit = can('wall.edit');
  const open = (scene: string, from = '') => changeOwn({ tab: 'scenes', scene, from }, 'push');
  const drop = async (id: string, act: 'reset' | 'delete') => {
    const record = ownScenes?.find((one) => one.id === id);
    if (record === undefined) return;
    const before = record.content as unknown as RecordContent;
    // Pushes that have run out show nothing any more, but would name a scene that is gone.
    const over = pushes.filter(({ content }) => content.scene === id && isOver(content, serverNow()));
    const edits = [
      { kind: 'scenes', id, base: record.version, before, after: null },
      ...(act === 'delete' ? over.map((push) => pushEdit(push.id, push, null)) : []),
    ];
    try {
      await save(
        { kind: `scenes.${act}`, edits },
        t(`wallDesk.scenes.${act === 'reset' ? 'wasReset' : 'wasDeleted'}`, { name: nameOf(id) }),
      );
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      const [fault] = error.faults;
      const words = error.status !== 409 && fault ? faultWords(fault.detail, t) : t('wallDesk.scenes.notDone');
      showToast({ words, isFault: true });
    }
  };
  const shownOn = (id: string) =>
    (walls.data ?? [])
      .filter(({ content: { shows, pinned } }) => pinned === id || shows.some(({ scene }) => scene === id))
      .map(({ content }) => content.name);
  return (
    <SectionFrame
      title={t('wallDesk.tabs.scenes')}
      hint={t('wallDesk.scenes.hint')}
      {...(mayEdit && { add: { words: t('wallDesk.scenes.add'), run: () => open(adding) } })}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            {(['name', 'kind', 'on'] as const).map((column) => (
              <Table.Th key={column}>{t(`wallDesk.scenes.columns.${column}`)}</Table.Th>
            ))}
            <Table.Th aria-label={t('wallDesk.scenes.columns.acts')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {scenes.map((one) => {
            const { id, isStandard } = one;
            const on = shownOn(id);
            return (
              <Table.Tr key={id}>
                <Table.Td>
                  {mayEdit ? (
                    <UnstyledButton fw={600} onClick={() => open(id)}>
                      {nameOf(id)}
                    </UnstyledButton>
                  ) : (
                    <Text fw={600}>{nameOf(id)}</Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Badge variant="outline" radius="sm" tt="none">
                    {t(`wallDesk.scenes.kinds.${kindOf(one)}`)}
                  </Badge>
                </Table.Td>
                <Table.Td>{on.length > 0 ? on.join(t('listSeparator')) : t('missing')}</Table.Td>
                <Table.Td>
                  <Group gap="xs" justify="flex-end" wrap="nowrap">
                    <InnerLink size="sm" to={`/wall?scene=${encodeURIComponent(id)}`}>
                      {t('wallDesk.walls.look')}
                    </InnerLink>
                    {mayEdit && (
                      <Button size="compact-sm" variant="default" onClick={() => open(adding, id)}>
                        {t('wallDesk.scenes.copy')}
                      </Button>
                    )}
                    {mayEdit && !isStandard && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        disabled={isPending}
                        onClick={() => void drop(id, shippedIds.has(id) ? 'reset' : 'delete')}
                      >
                        {t(shippedIds.has(id) ? 'wallDesk.scenes.reset' : 'wallDesk.scenes.delete')}
                      </Button>
                    )}
                  </Group>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </SectionFrame>
  );
}

function kindOf({ id, isStandard }: NamedScene): 'shipped' | 'changed' | 'own' {
  if (isStandard) return 'shipped';
  return shippedIds.has(id) ? 'changed' : 'own';
}
