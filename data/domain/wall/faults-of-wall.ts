import type { RecordFault, RecordsView } from '#domain/record.ts';
import type { Wall } from './wall.ts';

/** What of a wall the schema cannot say. */
export function faultsOfWall(_next: RecordsView, _id: string, _content: Wall | null): RecordFault[] {
  return [];
}
