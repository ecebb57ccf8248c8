import type { HandoverWritten } from '#domain/handovers/handover.ts';
import { holdsNumber } from '../collections/free-text.ts';
import type { Context } from '../context.ts';
import { problem, type ProblemEntry } from '../http/problem.ts';
import { unstorable } from '../http/storable.ts';

/**
 * Holds what was written against the database: texts that can be kept and hold no caller's number, cases that there are.
 * @throws HttpProblem 422 naming every fault
 */
export async function requireSound({ register }: Pick<Context, 'register'>, written: HandoverWritten): Promise<void> {
  const { shift, notes = '', remarks = [] } = written;
  const faults = [...textFault('/shift', shift), ...textFault('/notes', notes)];
  for (const [i, remark] of remarks.entries()) {
    const at = `/remarks/${i}`;
    faults.push(...textFault(`${at}/text`, remark.text));
    const found = await register.findByNumber('cases', 'number', remark.number, 1);
    if (found[0]?.properties['number'] !== remark.number) {
      faults.push({ pointer: `${at}/number`, detail: `there is no case ${remark.number}` });
    }
  }
  if (faults.length > 0) throw problem(422, { detail: 'The handover does not fit.', errors: faults });
}

/** @throws HttpProblem 422 for a text that cannot be kept */
export function requireText(pointer: string, text: string): void {
  const faults = textFault(pointer, text);
  if (faults.length > 0) throw problem(422, { errors: faults });
}

/** A caller's number would stand in the journal for ever. */
function textFault(pointer: string, text: string): ProblemEntry[] {
  const detail =
    unstorable(text) ?? (holdsNumber(text) ? 'holds a telephone number; it stands with the case' : undefined);
  return detail === undefined ? [] : [{ pointer, detail }];
}
