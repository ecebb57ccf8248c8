import type { RecordFault, RecordsView } from '#domain/record.ts';
import type { Scene } from './scene.ts';

/** What of a scene the schema cannot say. */
export function faultsOfScene(_next: RecordsView, _id: string, _content: Scene): RecordFault[] {
  return [];
}
