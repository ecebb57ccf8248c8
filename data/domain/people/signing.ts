import type { Roster } from '#domain/duty/on-shift.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { Attendance } from './attendance.ts';
import { shiftOf, type ShiftNow } from './crew-shift.ts';
import type { Crew } from './crew.ts';
import { isWithin, type Stretch } from './stretch.ts';

/** The bureau's figures for signing on and off. */
export interface SigningFigures {
  /** Somebody may sign on so much before the shift begins. */
  readonly earlyMinutes: number;
  /** Who forgets to sign off is signed off so much after the shift. */
  readonly graceMinutes: number;
  /** Who signs on beside the roster is signed off after so long. */
  readonly mostHours: number;
}

/** Why somebody cannot sign on or off. */
export type SigningFault =
  | { readonly fault: 'on-already'; readonly stretch: Stretch }
  /** Already on duty at that time: what was told later lies within another stretch. */
  | { readonly fault: 'overlaps'; readonly stretch: Stretch }
  | { readonly fault: 'not-on' };

const minute = 60_000;

/** The shift that somebody signs on for: one that runs or begins soon, by the roster, else by the crew's plan. */
export function shiftFor(
  name: string,
  crew: Crew | undefined,
  roster: Roster,
  at: number,
  { earlyMinutes }: Pick<SigningFigures, 'earlyMinutes'>,
): ShiftNow | undefined {
  for (const moment of [at, at + earlyMinutes * minute]) {
    const own = shiftOf({}, [name], roster, moment);
    if (own !== undefined) return own;
    const crews = crew?.shift === undefined ? undefined : shiftOf(crew, [], roster, moment);
    if (crews !== undefined) return crews;
  }
  return undefined;
}

/**
 * What is written of signing on.
 * @param stretches the person's, the earliest first
 * @param at when it was done, epoch milliseconds
 */
export function signOn(
  stretches: readonly Stretch[],
  signing: {
    readonly person: string;
    readonly at: number;
    readonly shift?: ShiftNow | undefined;
    readonly post?: string | undefined;
    readonly crew?: string | undefined;
    readonly metres?: number | undefined;
  },
  { graceMinutes, mostHours }: SigningFigures,
): Result<Attendance, SigningFault> {
  const { person, at, shift, crew, metres } = signing;
  const running = stretches.find((stretch) => stretch.to === undefined && at < stretch.until);
  if (running !== undefined) return refused({ fault: 'on-already', stretch: running });
  // One that was told late may end where the next begins, not within it.
  const other = stretches.find(({ to, until }) => at < (to ?? until));
  if (other !== undefined) return refused({ fault: 'overlaps', stretch: other });
  const post = signing.post ?? shift?.post;
  const until = shift === undefined ? at + mostHours * 60 * minute : shift.to + graceMinutes * minute;
  return ok({
    person,
    ...(post === undefined ? {} : { post }),
    ...(shift === undefined ? {} : { shift: shift.shift }),
    ...(crew === undefined ? {} : { crew }),
    from: new Date(at).toISOString(),
    until: new Date(Math.max(until, at)).toISOString(),
    ...(metres === undefined ? {} : { metres }),
  });
}

/**
 * The stretch that signing off ends: the one that goes on, or one that ended by itself while its person had no signal and had
 * signed off before.
 * @param at when it was done, epoch milliseconds
 */
export function stretchToEnd(
  stretches: readonly Stretch[],
  at: number,
  endedByItself: (stretch: Stretch) => boolean,
): Result<Stretch, SigningFault> {
  const found = [...stretches]
    .reverse()
    .find((stretch) => isWithin(stretch, at) && (stretch.to === undefined || endedByItself(stretch)));
  return found === undefined ? refused({ fault: 'not-on' }) : ok(found);
}
