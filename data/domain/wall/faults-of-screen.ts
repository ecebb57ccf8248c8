import type { Token } from '#domain/people/token.ts';
import type { RecordFault, RecordsView } from '#domain/record.ts';
import { uniqueAmong } from '#domain/unique-among.ts';
import type { Screen } from './screen.ts';
import type { Wall } from './wall.ts';

/** What of a screen the schema cannot say. */
export function faultsOfScreen(next: RecordsView, id: string, content: Screen): RecordFault[] {
  const token = next.get('tokens', content.token)?.content as Token | undefined;
  return [
    ...uniqueAmong('screens', 'name')(next, id, content),
    ...(token?.use === 'display' ? [] : [{ pointer: '/token', detail: 'is not the token of a display' }]),
    ...slotFaults(next, id, content),
  ];
}

function slotFaults(next: RecordsView, id: string, { wall, column, row }: Screen): RecordFault[] {
  if (wall === undefined) {
    if (column === undefined && row === undefined) return [];
    return [{ pointer: '/wall', detail: 'a column and a row need the wall they are of' }];
  }
  const hung = next.get('walls', wall)?.content as Wall | undefined;
  if (hung === undefined) return [{ pointer: '/wall', detail: 'there is no such wall' }];
  if (column === undefined || row === undefined) {
    return [
      { pointer: column === undefined ? '/column' : '/row', detail: 'a screen on a wall has a column and a row' },
    ];
  }
  const taken = next.all('screens').find((other) => {
    const { wall: itsWall, column: itsColumn, row: itsRow } = other.content as unknown as Screen;
    return other.id !== id && itsWall === wall && itsColumn === column && itsRow === row;
  });
  return [
    ...(column < hung.columns ? [] : [{ pointer: '/column', detail: `"${hung.name}" has ${hung.columns} columns` }]),
    ...(row < hung.rows ? [] : [{ pointer: '/row', detail: `"${hung.name}" has ${hung.rows} rows` }]),
    ...(taken === undefined
      ? []
      : [{ pointer: '/column', detail: `"${String(taken.content['name'])}" hangs there already; take it off first` }]),
  ];
}
