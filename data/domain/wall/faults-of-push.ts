import type { RecordFault, RecordsView } from '#domain/record.ts';
import type { Push } from './push.ts';

/** What of a push the schema cannot say. */
export function faultsOfPush(_next: RecordsView, _id: string, _content: Push): RecordFault[] {
  return [];
}
