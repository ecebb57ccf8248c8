import { ok, refused, type Result } from '#domain/result.ts';
import type { Cell, CellFault } from './read-cell.ts';

/** Taizhou keeps the time of Shanghai, which has known no summer time since 1991. */
const shanghaiHours = 8;

/** "2026-03-12", "2026/3/12", "2026.3.12", "2026年3月12日", and a time of day behind it. */
const written = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:[ T](\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?)?$/;

/** RFC 3339 with a zone, as other programs write instants. */
const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A day in Asia/Shanghai, "YYYY-MM-DD". */
export function dayFrom(cell: Exclude<Cell, null>, text: string): Result<string, CellFault> {
  const face = cell instanceof Date ? cell : faceOf(text, false);
  return face === undefined || !isSound(face) || isTimeOnly(face)
    ? refused({ code: 'day' })
    : ok(face.toISOString().slice(0, 10));
}

/** An instant in UTC, whole seconds; what names no zone is the time of Shanghai. */
export function instantFrom(cell: Exclude<Cell, null>, text: string): Result<string, CellFault> {
  if (!(cell instanceof Date) && zoned.test(text)) {
    const at = new Date(text);
    return isSound(at) ? ok(seconds(at)) : refused({ code: 'instant' });
  }
  const face = cell instanceof Date ? cell : faceOf(text, true);
  if (face === undefined || !isSound(face) || isTimeOnly(face)) return refused({ code: 'instant' });
  return ok(seconds(new Date(face.getTime() - shanghaiHours * 3_600_000)));
}

/** A bare time of day, "HH:MM"; undefined where the cell is a day. */
export function timeOfDay(face: Date): string | undefined {
  if (!isSound(face) || !isTimeOnly(face)) return undefined;
  // It is kept as a fraction of a day: 08:00 may come as a millisecond less.
  return new Date(Math.round(face.getTime() / 1000) * 1000).toISOString().slice(11, 16);
}

/** Spreadsheets count days from 1900: what lies before it is a time of day without a day. */
function isTimeOnly(face: Date): boolean {
  return face.getUTCFullYear() < 1901;
}

function faceOf(text: string, withTime: boolean): Date | undefined {
  const found = written.exec(text.normalize('NFKC'));
  if (found === null || (!withTime && found[4] !== undefined)) return undefined;
  const [year, month, date, hour = 0, minute = 0, second = 0] = found.slice(1).map((part) => Number(part ?? 0));
  const face = new Date(Date.UTC(year!, month! - 1, date!, hour, minute, second));
  // 31 February would quietly become March.
  const isReal = face.getUTCMonth() === month! - 1 && face.getUTCDate() === date && hour < 24 && minute < 60;
  return isReal ? face : undefined;
}

/** The years that the register takes. */
function isSound(at: Date): boolean {
  const year = at.getUTCFullYear();
  return Number.isFinite(at.getTime()) && year >= 1 && year <= 9999;
}

/** Spreadsheets keep an instant as a fraction of a day: half past nine may come as a millisecond less. */
function seconds(at: Date): string {
  return `${new Date(Math.round(at.getTime() / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
