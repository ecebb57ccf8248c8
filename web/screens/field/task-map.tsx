import { useMemo } from 'react';
import type { FieldTask } from '#domain/cases/field-task.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import { vehicles } from '#domain/people/crew.ts';
import classes from '../../field/frame/field.module.css';
import type { PhoneFix } from '../../field/position/phone-fix.ts';
import { formatLength } from '../../i18n/measures.ts';
import { formatSpan } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { boxOf, drawnHere, drawnTasks, drawnWay } from './drawn.ts';
import { FieldMap } from './field-map.tsx';
import { useWay } from './use-way.ts';

interface TaskMapProps {
  readonly task: FieldTask;
  readonly fix: PhoneFix | undefined;
  readonly vehicle: Vehicle;
  readonly isLate: (task: FieldTask) => boolean;
}

/** Where a task is and the way there, with how long it takes. */
export function TaskMap({ task, fix, vehicle, isLate }: TaskMapProps) {
  const { t, say } = useWords();
  const way = useWay(fix, [task.lon, task.lat], vehicle);
  const drawn = useMemo(
    () => [
      ...drawnWay(way?.line, way?.source === 'straight'),
      ...drawnTasks([task], isLate).map((feature) => ({
        ...feature,
        properties: { ...feature.properties, label: '' },
      })),
      ...drawnHere(fix, t('field.map.me')),
    ],
    [way, task, fix, t, isLate],
  );
  const box = boxOf([[task.lon, task.lat], ...(fix ? [[fix.lon, fix.lat] as const] : [])])!;
  return (
    <section className={classes.section}>
      <FieldMap drawn={drawn} bbox={box} fitKey={`${task.id} ${fix !== undefined}`} />
      {way && (
        <p className={classes.quiet} style={{ margin: 0 }}>
          {t('field.map.way', {
            length: formatLength(way.metres),
            span: formatSpan(way.seconds * 1000, t),
            vehicle: say(vehicles[vehicle]),
          })}
          {way.source === 'straight' && t('inBrackets', { words: t('field.map.straight') })}
        </p>
      )}
    </section>
  );
}
