import { useMemo } from 'react';
import type { FieldTask } from '#domain/cases/field-task.ts';
import { distance } from '#domain/geometry/measure.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import type { PhoneFix } from '../../field/position/phone-fix.ts';
import { useWords } from '../../i18n/use-words.ts';
import { boxOf, drawnHere, drawnTasks, drawnWay } from './drawn.ts';
import { FieldMap } from './field-map.tsx';
import { useWay } from './use-way.ts';

interface TasksMapProps {
  /** In the order in which they are done. */
  readonly tasks: readonly FieldTask[];
  readonly fix: PhoneFix | undefined;
  readonly vehicle: Vehicle;
  readonly isLate: (task: FieldTask) => boolean;
  readonly onOpen: (task: FieldTask) => void;
}

/** A finger is broad: what lies within so many metres of where it came down may be meant. */
const reach = 80;

/** All tasks on the map in their order, with the way to the first; a touch opens the nearest. */
export function TasksMap({ tasks, fix, vehicle, isLate, onOpen }: TasksMapProps) {
  const { t } = useWords();
  const first = tasks[0];
  const way = useWay(fix, first && [first.lon, first.lat], vehicle);
  const drawn = useMemo(
    () => [
      ...drawnWay(way?.line, way?.source === 'straight'),
      ...drawnTasks(tasks, isLate),
      ...drawnHere(fix, t('field.map.me')),
    ],
    [way, tasks, fix, t, isLate],
  );
  const places = [...tasks.map(({ lon, lat }) => [lon, lat] as const), ...(fix ? [[fix.lon, fix.lat] as const] : [])];
  const box = boxOf(places);
  if (box === undefined) return null;
  return (
    <FieldMap
      isWhole
      drawn={drawn}
      bbox={box}
      fitKey={`${tasks.map(({ id }) => id).join()} ${fix !== undefined}`}
      onPick={(at) => {
        const near = tasks
          .map((task) => ({ task, metres: distance(at, [task.lon, task.lat]) }))
          .sort((a, b) => a.metres - b.metres)[0];
        if (near && near.metres <= reach) onOpen(near.task);
      }}
    />
  );
}
