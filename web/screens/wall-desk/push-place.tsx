import { useMemo } from 'react';
import { settingOf } from '#domain/settings/settings.ts';
import { allScenes } from '#domain/wall/all-scenes.ts';
import { placeOfBox } from '#domain/wall/place-scene.ts';
import { useRecordsView } from '../../cases/use-records-view.ts';
import type { Bbox } from '../../collections/api.ts';
import { PushMenu } from '../../wall/push/push-menu.tsx';

const kinds = ['scenes', 'settings'] as const;
/** A push holds so long a name at most. */
const mostLetters = 100;

interface PushPlaceProps {
  /** All of it shall be in sight; a point has as much around it as a case. */
  readonly bbox: Bbox;
  /** What the wall calls it. */
  readonly name?: string | undefined;
}

/** Pushes a place to a wall. For those who may. */
export function PushPlace({ bbox, name }: PushPlaceProps) {
  const records = useRecordsView(kinds);
  const scenes = useMemo(() => allScenes(records), [records]);
  const least = Number(settingOf(records, 'wall.caseMetres').value);
  const place = { ...placeOfBox(bbox, least), ...(name && { name: name.slice(0, mostLetters) }) };
  return <PushMenu what={{ place }} scenes={scenes} />;
}
