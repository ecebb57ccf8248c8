import { ok, refused, type Result } from '#domain/result.ts';
import type { HandoverFigures } from './figures.ts';
import type { Handover, HandoverState, HandoverWritten } from './handover.ts';

/*
 * How a handover moves on (practice.md 5), numbered so that a refusal can be disputed:
 * 1. A draft is written and thrown away freely; 交班 signs it, 接班 signs what was handed over. Nothing changes after both.
 * 2. Whoever signed for handing over does not sign for taking over.
 * 3. Until it is taken over, whoever handed over, and nobody else, may take the signature back; it is a draft again.
 * 4. The shift ends after it began.
 * 5. One handover at a time: the next one begins when the last one is signed by both.
 */

/** Who does it, and when. */
export interface Hand {
  /** As the journal names them. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Why a step is refused; `rule` is the number above. */
export type StepRefusal =
  | { readonly reason: 'state'; readonly rule: 1; readonly state: HandoverState; readonly from: HandoverState }
  | { readonly reason: 'own'; readonly rule: 2 }
  | { readonly reason: 'not-own'; readonly rule: 3 }
  | { readonly reason: 'order'; readonly rule: 4 };

type Stepped = Result<Handover, StepRefusal>;

/** The number of the next handover: the day in Shanghai and a count from 01. @param day "YYYY-MM-DD" @param known numbers in use */
export function nextNumber(day: string, known: readonly string[]): string {
  const prefix = `${day.replaceAll('-', '')}-`;
  const counts = known.filter((number) => number.startsWith(prefix)).map((number) => Number(number.slice(9)));
  return `${prefix}${String(Math.max(0, ...counts) + 1).padStart(2, '0')}`;
}

/** A new draft. */
export function begin(number: string, input: HandoverWritten, { by, now }: Hand): Stepped {
  if (!isInOrder(input)) return refused({ reason: 'order', rule: 4 });
  return ok({ number, state: 'draft', ...input, createdAt: iso(now), createdBy: by });
}

/** A draft with other content; what is left out of it is taken away. */
export function rewrite(handover: Handover, input: HandoverWritten): Stepped {
  if (handover.state !== 'draft') return wrongState(handover, 'draft');
  if (!isInOrder(input)) return refused({ reason: 'order', rule: 4 });
  const { number, state, createdAt, createdBy } = handover;
  return ok({ number, state, ...input, createdAt, createdBy });
}

/** 交班: signed with the figures of this moment. */
export function handOver(handover: Handover, figures: HandoverFigures, { by, now }: Hand): Stepped {
  if (handover.state !== 'draft') return wrongState(handover, 'draft');
  return ok({ ...handover, state: 'handedOver', handedAt: iso(now), handedBy: by, figures });
}

/** The signature for handing over taken back. @param isSame whether the one who asks is the one who signed */
export function takeBack(handover: Handover, isSame: boolean): Stepped {
  if (handover.state !== 'handedOver') return wrongState(handover, 'handedOver');
  if (!isSame) return refused({ reason: 'not-own', rule: 3 });
  const { handedAt: _at, handedBy: _by, figures: _figures, ...draft } = handover;
  return ok({ ...draft, state: 'draft' });
}

/** 接班: signed beside the figures as they are by now. @param isSame whether the one who asks handed over */
export function takeOver(
  handover: Handover,
  taken: { readonly figures: HandoverFigures; readonly notes?: string },
  isSame: boolean,
  { by, now }: Hand,
): Stepped {
  if (handover.state !== 'handedOver') return wrongState(handover, 'handedOver');
  if (isSame) return refused({ reason: 'own', rule: 2 });
  return ok({
    ...handover,
    state: 'takenOver',
    takenAt: iso(now),
    takenBy: by,
    figuresTaken: taken.figures,
    ...(taken.notes === undefined || taken.notes.trim() === '' ? {} : { notesTaken: taken.notes }),
  });
}

function wrongState(handover: Handover, from: HandoverState): { ok: false; error: StepRefusal } {
  return refused({ reason: 'state', rule: 1, state: handover.state, from });
}

function isInOrder({ from, to }: HandoverWritten): boolean {
  return Date.parse(from) < Date.parse(to);
}

function iso(now: number): string {
  return new Date(now).toISOString();
}
