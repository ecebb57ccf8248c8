import type { RecordFault, RecordsView } from '#domain/record.ts';
import type { Screen } from './screen.ts';

/** What of a screen the schema cannot say. */
export function faultsOfScreen(_next: RecordsView, _id: string, _content: Screen): RecordFault[] {
  return [];
}
