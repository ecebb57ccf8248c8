import { noteServerTime, seedSkew, useLiveStatus } from '../../live/clock.ts';
import type { FieldDatabase } from './database.ts';
import type { Moment } from './steps.ts';

const skewNote = 'skew';

/**
 * The phone's clock set right by the server's: as told on this page, else as told last on this phone, else as it is.
 */
export class FieldClock {
  readonly #database: FieldDatabase;
  readonly #phone: () => number;
  #kept: number | undefined;

  private constructor(database: FieldDatabase, phone: () => number, kept: number | undefined) {
    this.#database = database;
    this.#phone = phone;
    this.#kept = kept;
  }

  static async open(database: FieldDatabase, phone: () => number): Promise<FieldClock> {
    const kept = await database.get('notes', skewNote);
    if (typeof kept !== 'number') return new FieldClock(database, phone, undefined);
    // Where the phone is is noted by the page's clock, acts by this one: both go the same.
    seedSkew(kept);
    return new FieldClock(database, phone, kept);
  }

  /** Takes the server's clock as an answer tells it, ISO. */
  async note(iso: string): Promise<void> {
    noteServerTime(iso);
    const skew = Date.parse(iso) - this.#phone();
    if (Number.isNaN(skew)) return;
    // A second more or less is the way that the answer took.
    if (this.#kept !== undefined && Math.abs(skew - this.#kept) < 1_000) return;
    this.#kept = skew;
    await this.#database.put('notes', skew, skewNote);
  }

  /** This moment. */
  now(): Moment {
    const phone = this.#phone();
    const { asOf, skew } = useLiveStatus.getState();
    const known = asOf > 0 ? skew : this.#kept;
    return { phone, server: phone + (known ?? 0), isSure: known !== undefined };
  }
}
