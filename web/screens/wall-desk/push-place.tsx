import { Group } from '@mantine/core';
import { useMemo } from 'react';
import { settingOf } from '#domain/settings/settings.ts';
import { allScenes } from '#domain/wall/all-scenes.ts';
import { useRecordsView } from '../../cases/use-records-view.ts';
import { PushMenu } from '../../wall/push/push-menu.tsx';
import type { Spot } from '../explore/spot.ts';

const kinds = ['scenes', 'settings'] as const;

/** Pushes a clicked place to a wall, with as much around it as a case has. For those who may. */
export function PushPlace({ spot: [lon, lat] }: { readonly spot: Spot }) {
  const records = useRecordsView(kinds);
  const scenes = useMemo(() => allScenes(records), [records]);
  const metres = Number(settingOf(records, 'wall.caseMetres').value);
  return (
    <Group p="md">
      <PushMenu what={{ place: { lon, lat, metres } }} scenes={scenes} />
    </Group>
  );
}
