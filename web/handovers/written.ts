import type { Handover, HandoverRemark, HandoverWritten } from '#domain/handovers/handover.ts';

/** What stands in the form; instants as the pickers have them, "YYYY-MM-DD HH:mm:ss" in Asia/Shanghai. */
export interface Typed {
  readonly shift: string;
  readonly from: string;
  readonly to: string;
  readonly notes: string;
  readonly remarks: readonly HandoverRemark[];
}

const offsetMs = 8 * 3_600_000;

/** An instant as a picker shows it, in Shanghai whatever the computer's zone. @param instant ISO or epoch milliseconds */
export function toPicker(instant: string | number): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  return new Date(at + offsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** What a picker shows as an instant; undefined where it is none. */
export function fromPicker(text: string): string | undefined {
  const at = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(at) ? undefined : new Date(at - offsetMs).toISOString();
}

/** What a draft holds, to be typed over. */
export function typedOf({ shift, from, to, notes = '', remarks = [] }: Handover): Typed {
  return { shift, from: toPicker(from), to: toPicker(to), notes, remarks };
}

/** What is to be sent, rows without anything left out; undefined as long as something that must be there is missing. */
export function writtenOf({ shift, from, to, notes, remarks }: Typed): HandoverWritten | undefined {
  const [begins, ends] = [fromPicker(from), fromPicker(to)];
  const rows = remarks.filter(({ number, text }) => number.trim() !== '' || text.trim() !== '');
  if (shift.trim() === '' || begins === undefined || ends === undefined) return undefined;
  if (rows.some(({ number, text }) => number.trim() === '' || text.trim() === '')) return undefined;
  return {
    shift: shift.trim(),
    from: begins,
    to: ends,
    ...(notes.trim() === '' ? {} : { notes: notes.trim() }),
    ...(rows.length === 0
      ? {}
      : { remarks: rows.map(({ number, text }) => ({ number: number.trim(), text: text.trim() })) }),
  };
}

/** The next shift begins where the last one ended; without one, eight hours ago. Whole minutes. @param now epoch milliseconds */
export function nextShift(last: Handover | undefined, now: number): { readonly from: string; readonly to: string } {
  const to = Math.floor(now / 60_000) * 60_000;
  const ended = last === undefined ? NaN : Date.parse(last.to);
  const from = ended < to ? ended : to - 8 * 3_600_000;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
