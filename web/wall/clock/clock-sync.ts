/** How a sample of the server's clock came: all in milliseconds of this computer's steady clock, save `server`. */
export interface ClockSample {
  readonly asked: number;
  readonly answered: number;
  /** What the server said, epoch milliseconds. */
  readonly server: number;
}

/** The server's clock minus the steady one, and how wrong that can be at most; both milliseconds. */
export interface ClockOffset {
  readonly offset: number;
  readonly error: number;
}

/**
 * The offset that samples tell: that of the least round trip, taken as told in the middle of it. A slow answer, however
 * wrong, is outweighed by one quick one.
 * @returns undefined without samples
 */
export function offsetOf(samples: readonly ClockSample[]): ClockOffset | undefined {
  const best = samples.reduce<ClockSample | undefined>(
    (least, one) => (least === undefined || tripOf(one) < tripOf(least) ? one : least),
    undefined,
  );
  return best && { offset: best.server - (best.asked + best.answered) / 2, error: tripOf(best) / 2 };
}

function tripOf({ asked, answered }: ClockSample): number {
  return answered - asked;
}

/** A clock on its way to the offset that was measured last. */
export interface Slewed {
  /** Offset in force at `since`, the one it goes to, both milliseconds. */
  readonly from: number;
  readonly to: number;
  /** The steady clock when it began to go there. */
  readonly since: number;
}

/** Milliseconds a second that a clock is brought round by: a minute of a screen stays a minute. */
const slewPart = 0.05;
/** More than that is no drift: the clock was wrong, and is set. */
const jumpMs = 1_000;

/** The offset in force at an instant of the steady clock. */
export function slewedOffset({ from, to, since }: Slewed, steady: number): number {
  const most = Math.max(0, steady - since) * slewPart;
  return Math.abs(to - from) <= most ? to : from + Math.sign(to - from) * most;
}

/** Sends a clock to a newly measured offset: slowly, or at once where it is far off. */
export function slewTo(clock: Slewed | undefined, offset: number, steady: number): Slewed {
  const from = clock === undefined ? offset : slewedOffset(clock, steady);
  return { from: Math.abs(offset - from) > jumpMs ? offset : from, to: offset, since: steady };
}
