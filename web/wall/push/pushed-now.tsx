import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Push } from '#domain/wall/push.ts';
import type { Screen } from '#domain/wall/screen.ts';
import { formatClock } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { recordsQuery } from '../../state/records.ts';
import { wallCaseQuery } from '../screens-api.ts';
import { usePushing } from './use-pushing.ts';

interface PushedNowProps {
  readonly wallId: string;
  readonly nameOf: (scene: string) => string;
  /** Whether it may be taken back here. */
  readonly mayPush: boolean;
}

/** What is pushed to a wall now, to which screens and until when, and the way to take it back; nothing where nothing is. */
export function PushedNow({ wallId, nameOf, mayPush }: PushedNowProps) {
  const { t } = useWords();
  const { current, isPending, takeBack } = usePushing(wallId);
  const words = useWhatWords(current, nameOf);
  const screens = useQuery(recordsQuery<Screen>('screens'));
  if (current === undefined) return null;
  // One that was taken off the wall since shows nothing of it any more.
  const names = current.screens?.flatMap(
    (id) => screens.data?.find((one) => one.id === id && one.content.wall === wallId)?.content.name ?? [],
  );
  return (
    <Group gap="xs" role="status">
      <Text size="sm" fw={600}>
        {t('wallDesk.push.now', { what: words })}
      </Text>
      <Text size="sm" c="dimmed">
        {names === undefined ? t('wallDesk.push.whole') : names.join(t('listSeparator')) || t('missing')} ·{' '}
        {current.until === undefined
          ? t('wallDesk.push.untilTakenBack')
          : t('wallDesk.push.until', { time: formatClock(Date.parse(current.until)) })}
      </Text>
      {mayPush && (
        <Button size="compact-sm" variant="default" loading={isPending} onClick={() => void takeBack()}>
          {t('wallDesk.push.takeBack')}
        </Button>
      )}
    </Group>
  );
}

/** Names what is pushed: the scene, the place, the case by its number. */
function useWhatWords(push: Push | undefined, nameOf: (scene: string) => string): string {
  const { t } = useWords();
  const pushed = useQuery(wallCaseQuery(push?.case)).data;
  if (push?.scene !== undefined) return nameOf(push.scene);
  if (push?.place !== undefined) return push.place.name ?? t('wallDesk.push.place');
  return pushed ? t('wallDesk.push.caseNumber', { number: pushed.number }) : t('wallDesk.push.case');
}
