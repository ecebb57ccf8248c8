import { shanghaiOffsetMs } from '#domain/calendar/work-calendar.ts';

/** An instant as the clock in Shanghai shows it, "2026-11-22 14:05:09". */
export function shanghaiTime(at: Date): string {
  return new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}
