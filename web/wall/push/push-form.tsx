import { Button, MultiSelect, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NamedScene } from '#domain/wall/all-scenes.ts';
import type { Screen } from '#domain/wall/screen.ts';
import type { Wall } from '#domain/wall/wall.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import { recordsQuery } from '../../state/records.ts';
import { PushedNow } from './pushed-now.tsx';
import { usePushing, type PushedWhat } from './use-pushing.ts';

export interface PushFormProps {
  /** What is pushed; absent: a scene is chosen here. */
  readonly what?: PushedWhat;
  readonly scenes: readonly NamedScene[];
  /** The wall it goes to; absent: it is chosen here. */
  readonly wallId?: string;
  readonly onDone: () => void;
}

const minuteMs = 60_000;
const durations = ['0', '5', '15', '60'] as const;

/** To which wall or screens, for how long; and what is pushed there now. */
export function PushForm({ what, scenes, wallId, onDone }: PushFormProps) {
  const { t, say } = useWords();
  const walls = useQuery(recordsQuery<Wall>('walls'));
  const screens = useQuery(recordsQuery<Screen>('screens'));
  const [chosenWall, setWall] = useState<string | undefined>(undefined);
  const [scene, setScene] = useState<string | undefined>(undefined);
  const [chosen, setChosen] = useState<string[]>([]);
  const [minutes, setMinutes] = useState<string>('0');
  const wall = wallId ?? chosenWall ?? walls.data?.[0]?.id;
  const { isKnown, isPending, push } = usePushing(wall);
  const nameOf = (id: string) => {
    const found = scenes.find((one) => one.id === id)?.scene;
    return found === undefined ? id : say({ zh: found.name, en: found.nameEn ?? found.name });
  };
  if (walls.data?.length === 0) return <Text size="sm">{t('wallDesk.push.noWall')}</Text>;
  const pushed = what ?? (scene === undefined ? undefined : { scene });
  const hanging = (screens.data ?? []).filter(({ content }) => content.wall === wall);
  const send = async () => {
    const until = minutes === '0' ? undefined : new Date(serverNow() + Number(minutes) * minuteMs).toISOString();
    const done = await push({
      ...pushed,
      ...(chosen.length > 0 && { screens: chosen }),
      ...(until !== undefined && { until }),
    });
    if (done) onDone();
  };
  return (
    <Stack gap="sm">
      {wallId === undefined && (walls.data?.length ?? 0) > 1 && (
        <Select
          label={t('wallDesk.push.wall')}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data={walls.data!.map(({ id, content }) => ({ value: id, label: content.name }))}
          value={wall ?? null}
          onChange={(id) => {
            setWall(id ?? undefined);
            setChosen([]);
          }}
        />
      )}
      {what === undefined && (
        <Select
          label={t('wallDesk.push.scene')}
          comboboxProps={{ withinPortal: false }}
          data={scenes.map(({ id }) => ({ value: id, label: nameOf(id) }))}
          value={scene ?? null}
          onChange={(id) => setScene(id ?? undefined)}
        />
      )}
      {hanging.length > 1 && (
        <MultiSelect
          label={t('wallDesk.push.screens')}
          placeholder={chosen.length === 0 ? t('wallDesk.push.whole') : ''}
          comboboxProps={{ withinPortal: false }}
          data={hanging.map(({ id, content }) => ({ value: id, label: content.name }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('wallDesk.push.howLong')}
        value={minutes}
        onChange={setMinutes}
        data={durations.map((value) => ({
          value,
          label: value === '0' ? t('wallDesk.push.untilTakenBack') : t('span.minutes', { minutes: Number(value) }),
        }))}
      />
      <Button
        size="xs"
        disabled={pushed === undefined || wall === undefined || !isKnown}
        loading={isPending}
        onClick={() => void send()}
      >
        {t('wallDesk.push.do')}
      </Button>
      {wall !== undefined && <PushedNow wallId={wall} nameOf={nameOf} mayPush />}
    </Stack>
  );
}
