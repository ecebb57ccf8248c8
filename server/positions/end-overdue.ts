import type { Attendance } from '#domain/people/attendance.ts';
import type { Stretch } from '#domain/people/stretch.ts';
import type { Context } from '../context.ts';

/**
 * Signs off whoever forgot to when their time was over, as of then. Every process looks; where two see the same, or the person
 * signs off at that very moment, the first one writes and the others are refused.
 */
export async function endOverdue(
  { store, records, now }: Pick<Context, 'store' | 'records' | 'now'>,
  open: readonly Stretch[],
): Promise<void> {
  for (const { id, until } of open) {
    if (until > now()) continue;
    const record = records.get('attendances', id);
    if (record === undefined || record.content['to'] !== undefined) continue;
    const after = { ...(record.content as Attendance), to: new Date(until).toISOString(), endedBy: 'shift' as const };
    await store.commit({
      kind: 'attendance.end',
      note: '班次结束自动离岗',
      by: 'schedule',
      // It is looked twice a minute, after a standstill much later.
      occurredAt: new Date(until).toISOString(),
      lines: [],
      records: [{ kind: 'attendances', id, base: record.version, after }],
    });
  }
}
