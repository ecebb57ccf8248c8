import { Text, Title } from '@mantine/core';
import type { Screen } from '#domain/wall/screen.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { PageRecord } from '../../state/records.ts';
import { RequestFailed } from '../../state/request.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { useSession } from '../../state/session.ts';
import { Failed } from '../../ui/failed.tsx';
import { faultWords } from '../../ui/fault-words.ts';
import { InnerLink } from '../../ui/inner-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { adding, SectionFrame } from '../../ui/section.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSavedRecords } from '../../ui/use-saved-records.ts';
import { hangEdits, slotOf, type WallSlot } from '../../wall/layout/hang.ts';
import { ScreenCard } from '../../wall/layout/screen-card.tsx';
import { ScreenFields } from '../../wall/layout/screen-fields.tsx';
import { WallCard } from '../../wall/layout/wall-card.tsx';
import { WallForm } from '../../wall/layout/wall-form.tsx';
import { PushMenu } from '../../wall/push/push-menu.tsx';
import { PushedNow } from '../../wall/push/pushed-now.tsx';
import layout from '../../wall/layout/layout.module.css';
import type { WallDeskData } from './use-wall-desk.ts';

/** The walls, which screen hangs where and how it stands, and the form of what is open. */
export function WallsTab({ desk }: { readonly desk: WallDeskData }) {
  const { t } = useWords();
  const { can } = useSession();
  const { own, changeOwn } = useOwnSearch();
  const { save } = useSavedRecords();
  const { walls, screens, alive, scenes, nameOf } = desk;
  const mayEdit = can('wall.edit');
  const mayPush = can('wall.push');
  const openWall = (id: string) => changeOwn({ edit: id, screen: '' }, 'push');
  const openScreen = (id: string) => changeOwn({ edit: '', screen: id }, 'push');
  const close = () => changeOwn({ edit: '', screen: '' }, 'push');
  const hang = async (screen: PageRecord<Screen>, to: WallSlot) => {
    const edits = hangEdits(screens, screen, to);
    if (edits.length === 0) return;
    try {
      await save({ kind: 'screens.change', edits }, t('wallDesk.screens.saved', { name: screen.content.name }));
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      const [fault] = error.faults;
      const words = error.status !== 409 && fault ? faultWords(fault.detail, t) : t('wallDesk.screens.notHung');
      showToast({ words, isFault: true });
    }
  };
  const wall = walls.data?.find(({ id }) => id === own['edit']);
  const screen = screens.find(({ id }) => id === own['screen']);
  const free = screens.filter(({ content }) => slotOf(content) === undefined);
  const isAdding = own['edit'] === adding;
  const form =
    mayEdit && (wall !== undefined || isAdding)
      ? {
          key: `wall ${own['edit']}`,
          title: wall?.content.name ?? t('wallDesk.walls.add'),
          close,
          body: <WallForm record={wall} scenes={scenes} onDone={close} onCancel={close} />,
        }
      : mayEdit && screen !== undefined
        ? {
            key: `screen ${screen.id}`,
            title: screen.content.name,
            close,
            body: <ScreenFields record={screen} screens={screens} walls={walls.data ?? []} onDone={close} />,
          }
        : undefined;
  return (
    <SectionFrame
      title={t('wallDesk.tabs.walls')}
      hint={t('wallDesk.walls.hint')}
      {...(mayEdit && { add: { words: t('wallDesk.walls.add'), run: () => openWall(adding) } })}
      {...(form && { form })}
    >
      {walls.isError && (
        <Failed title={t('wallDesk.walls.failed')} error={walls.error} retry={() => void walls.refetch()} />
      )}
      {walls.data?.length === 0 && (
        <Notice role="status" title={t('wallDesk.walls.none')} next={t('wallDesk.walls.noneNext')} />
      )}
      {walls.data?.map((one) => (
        <WallCard
          key={one.id}
          wall={one}
          {...{ screens, alive, nameOf }}
          {...(mayEdit && {
            keep: { openWall, openScreen, hang: (moved: PageRecord<Screen>, to: WallSlot) => void hang(moved, to) },
          })}
        >
          <PushedNow wallId={one.id} nameOf={nameOf} mayPush={mayPush} />
          <PushMenu scenes={scenes} wallId={one.id} />
        </WallCard>
      ))}
      <section aria-label={t('wallDesk.screens.free')}>
        <Title order={3} size="1rem" mt="md">
          {t('wallDesk.screens.free')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('wallDesk.screens.freeHint')}{' '}
          {can('tokens.manage') && <InnerLink to="/admin/tokens">{t('wallDesk.screens.toTokens')}</InnerLink>}
        </Text>
        <ul className={layout.free}>
          {free.map((one) => (
            <li key={one.id}>
              <ScreenCard
                screen={one}
                alive={alive.get(one.id)}
                nameOf={nameOf}
                {...(mayEdit && { onOpen: openScreen })}
              />
            </li>
          ))}
        </ul>
      </section>
    </SectionFrame>
  );
}
