/** The bureau's choices where sources differ (`data/standards/settings.json`, numbers.*). */
export interface NumberChoices {
  /** What 返工数 is divided by. */
  readonly reworkBase: 'dueToClose' | 'handled' | 'filed';
  /** What 立案数 is divided by. */
  readonly filingBase: 'reported' | 'valid';
  /** Whether what fell due before the period and was not done when it began counts in it. */
  readonly carryOver: 'no' | 'yes';
  /** Which suspended cases stay out of what was due: those suspended now, or all that ever were. */
  readonly suspendedOut: 'current' | 'ever';
  /** Whether 强制结案 counts among what was closed. */
  readonly forced: 'apart' | 'counted';
  /** By which moment 按期结案 is judged: closing, or the report back of what was closed. */
  readonly closeOnTime: 'closing' | 'reportBack';
}

/** What numbers are reckoned in: a period, the moment of asking, the bureau's choices. All epoch seconds. */
export interface Frame {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly now: number;
  readonly choices: NumberChoices;
}

/** A frame without a period, for what counts as it stands now. */
export function frameNow(now: number, choices: NumberChoices): Frame {
  return { from: 1, to: now + 1, now, choices };
}
