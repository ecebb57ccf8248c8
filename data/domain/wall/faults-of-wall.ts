import type { RecordFault, RecordsView } from '#domain/record.ts';
import { uniqueAmong } from '#domain/unique-among.ts';
import { allScenes } from './all-scenes.ts';
import type { Screen } from './screen.ts';
import type { Show, Wall } from './wall.ts';

/** What of a wall the schema cannot say; null where it is to be deleted. */
export function faultsOfWall(next: RecordsView, id: string, content: Wall | null): RecordFault[] {
  const screens = next
    .all('screens')
    .map((record) => record.content as unknown as Screen)
    .filter(({ wall }) => wall === id);
  if (content === null) {
    return [
      ...screens.map(({ name }) => ({ pointer: '', detail: `the screen "${name}" hangs here; take it off first` })),
      ...(next.get('wall-pushes', id) === undefined
        ? []
        : [{ pointer: '', detail: 'something is still pushed here; take it back first, or in the same change' }]),
    ];
  }
  const { columns, rows, shows, pinned, quietFrom, quietUntil } = content;
  const known = new Set(allScenes(next).map((scene) => scene.id));
  const outside = ({ column = 0, row = 0 }: Pick<Screen, 'column' | 'row'>) => column >= columns || row >= rows;
  return [
    ...uniqueAmong('walls', 'name')(next, id, content),
    ...(pinned !== undefined && !known.has(pinned)
      ? [{ pointer: '/pinned', detail: `there is no scene "${pinned}"` }]
      : []),
    ...shows.flatMap((show, index) => [
      ...(known.has(show.scene)
        ? []
        : [{ pointer: `/shows/${index}/scene`, detail: `there is no scene "${show.scene}"` }]),
      ...(outside(show) ? [{ pointer: `/shows/${index}`, detail: `is for a screen beyond ${columns} x ${rows}` }] : []),
      ...hourFaults(show, `/shows/${index}`),
    ]),
    ...screens.filter(outside).map(({ name }) => ({
      pointer: '',
      detail: `the screen "${name}" hangs beyond ${columns} x ${rows}; take it off first`,
    })),
    ...(quietFrom === '24:00' ? [{ pointer: '/quietFrom', detail: 'must be before 24:00; midnight is 00:00' }] : []),
    ...((quietFrom === undefined) === (quietUntil === undefined)
      ? []
      : [
          {
            pointer: quietFrom === undefined ? '/quietFrom' : '/quietUntil',
            detail: 'quiet hours need both a beginning and an end',
          },
        ]),
  ];
}

function hourFaults({ startsAt, weekdays }: Show, pointer: string): RecordFault[] {
  return [
    ...(startsAt === '24:00'
      ? [{ pointer: `${pointer}/startsAt`, detail: 'must be before 24:00; midnight is 00:00' }]
      : []),
    ...(weekdays?.length === 0
      ? [{ pointer: `${pointer}/weekdays`, detail: 'must name a day, or be left out for all' }]
      : []),
  ];
}
