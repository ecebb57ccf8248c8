import { atInstant } from '../clock/at-instant.ts';

/** All screens of a room have heard of a case so long after it became urgent: then they sound together, as one. */
const togetherMs = 2_000;
/** Between two that sound one after the other. */
const apartMs = 1_500;
/** Of what comes at one time no more than so many sound. */
export const mostSounds = 3;

/**
 * When an alarm sounds: at one instant of the server's clock on every screen; at once where that is past.
 * @param since when it became urgent, and @param now, epoch milliseconds
 * @param place among those that came with it, from 0
 */
export function soundAt(since: number, place: number, now: number): number {
  return Math.max(now, since + togetherMs) + place * apartMs;
}

/** Sounds that are still to come, each once. */
export class SoundPlan {
  readonly #planned = new Map<string, () => void>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Nothing where it is planned already. */
  plan(id: string, at: number, sound: () => void): void {
    if (this.#planned.has(id)) return;
    const ring = () => {
      this.#planned.delete(id);
      sound();
    };
    this.#planned.set(id, atInstant(this.#now, at, ring));
  }

  /** Silences all others: they were answered. */
  only(ids: ReadonlySet<string>): void {
    for (const [id, cancel] of this.#planned) {
      if (ids.has(id)) continue;
      cancel();
      this.#planned.delete(id);
    }
  }
}
