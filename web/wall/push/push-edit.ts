import type { RecordContent } from '#domain/record.ts';
import type { Push } from '#domain/wall/push.ts';
import type { PageRecord, RecordEdit } from '../../state/records.ts';

/** The edit that pushes something to a wall, or takes it back (`after` null). @param id the wall's */
export function pushEdit(id: string, standing: PageRecord<Push> | undefined, after: Push | null): RecordEdit {
  return {
    ...{ kind: 'wall-pushes', id, base: standing?.version ?? null },
    before: (standing?.content ?? null) as RecordContent | null,
    after: after as RecordContent | null,
  };
}

/** Whether a push has run out: it shows no more, though its record still stands. @param now epoch milliseconds */
export function isOver({ until }: Push, now: number): boolean {
  return until !== undefined && Date.parse(until) <= now;
}
