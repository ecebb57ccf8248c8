import { shanghaiOffsetMs } from '#domain/calendar/work-calendar.ts';

const offset = shanghaiOffsetMs / 1000;

/** The hour of the week of an instant, Asia/Shanghai: 0 is Monday from midnight, 167 Sunday's last. @param at epoch seconds */
export function hourOfWeek(at: number): number {
  // 1970-01-01 was a Thursday.
  return (Math.floor((at + offset) / 3600) + 72) % 168;
}

/**
 * Cases by weekday (7, Monday first) and hour (24), Asia/Shanghai.
 * @param at epoch seconds, the first `count` hold
 * @param cellOf with `cell`: only the cases of that cell
 */
export function weekMatrix(
  at: Uint32Array,
  count: number,
  of?: { readonly cellOf: Int32Array; readonly cell: number },
): number[][] {
  const hours = new Uint32Array(168);
  for (let i = 0; i < count; i++) if (of === undefined || of.cellOf[i] === of.cell) hours[hourOfWeek(at[i]!)]!++;
  return Array.from({ length: 7 }, (_, day) => [...hours.subarray(day * 24, day * 24 + 24)]);
}
