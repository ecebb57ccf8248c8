import type { FieldTask } from '#domain/cases/field-task.ts';
import type { PhoneFix } from '../../field/position/phone-fix.ts';
import type { Bbox } from '../../map/contract.ts';
import type { PlaneFeature } from '../../map/plane/contract.ts';

type At = readonly [number, number];

/** Tasks with their numbers in the order in which they are done; late ones marked. @param now epoch milliseconds */
export function drawnTasks(tasks: readonly FieldTask[], isLate: (task: FieldTask) => boolean): PlaneFeature[] {
  return tasks.map((task, i) => ({
    id: `stop:${task.id}`,
    geometry: { type: 'Point', coordinates: [task.lon, task.lat] },
    properties: { is: 'stop', tone: 0, label: String(i + 1), late: isLate(task) },
  }));
}

/** Where the phone is. @param name in words, beside it */
export function drawnHere(fix: PhoneFix | undefined, name: string): PlaneFeature[] {
  if (fix === undefined) return [];
  return [
    {
      id: 'here',
      geometry: { type: 'Point', coordinates: [fix.lon, fix.lat] },
      properties: { is: 'start', tone: 2, known: true, label: name },
    },
  ];
}

/** The way there; dashed where it is as the crow flies. */
export function drawnWay(line: readonly At[] | undefined, isStraight: boolean): PlaneFeature[] {
  if (line === undefined || line.length < 2) return [];
  return [
    {
      id: 'way',
      geometry: { type: 'LineString', coordinates: line.map(([lon, lat]) => [lon, lat]) },
      properties: { is: 'route', tone: 0, straight: isStraight },
    },
  ];
}

/** The bbox of some places; undefined of none. */
export function boxOf(places: readonly At[]): Bbox | undefined {
  if (places.length === 0) return undefined;
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
