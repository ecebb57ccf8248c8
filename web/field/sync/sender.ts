import { changeItems, dropPhotos, readItems } from '../store/items.ts';
import type { FieldClock } from '../store/clock.ts';
import type { FieldDatabase } from '../store/database.ts';
import { ready, takenUp } from '../store/steps.ts';
import { RequestFailed } from '../../state/request.ts';
import { backoffMs } from './backoff.ts';
import { ItemSending, type Ended } from './item-sending.ts';
import type { Surroundings } from './surroundings.ts';
import { sendTellings } from './tellings.ts';

/**
 * idle: nothing to send. sending: under way. offline: no signal. away: the server does not answer. signIn: whoever the
 * outbox is of has to sign in first.
 */
export type SyncState = 'idle' | 'sending' | 'offline' | 'away' | 'signIn';

/** Acts of several cases go side by side: one large photo keeps no other case waiting. */
const lanesAtOnce = 3;
/** Signal comes back without a word of the browser: it is looked for this often at least. */
const mostAwayMs = 60_000;

/**
 * Sends an outbox: each lane in order, each act once, one page at a time. Nothing is kept in memory that the database does not say,
 * so that it may end at any moment.
 */
export class Sender {
  readonly #person: string;
  readonly #database: FieldDatabase;
  readonly #clock: FieldClock;
  readonly #surroundings: Surroundings;
  readonly #tell: { readonly changed: () => Promise<void>; readonly state: (state: SyncState) => void };
  #timer: number | undefined;
  #isRunning = false;
  #again = false;
  #isStopped = false;
  #awayTimes = 0;
  /** How the last look ended. */
  #state: SyncState = 'idle';

  constructor(
    person: string,
    database: FieldDatabase,
    clock: FieldClock,
    surroundings: Surroundings,
    tell: { readonly changed: () => Promise<void>; readonly state: (state: SyncState) => void },
  ) {
    this.#person = person;
    this.#database = database;
    this.#clock = clock;
    this.#surroundings = surroundings;
    this.#tell = tell;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Forgets how long the server was away: it may be back. */
  hurry(): void {
    this.#awayTimes = 0;
  }

  /**
   * Looks for something to send; while it is at it, once more after.
   * @param isPatient for what a person does not wait for: a server that is away is not asked before its time
   */
  wake(isPatient = false): void {
    if (this.#isStopped || (isPatient && this.#awayTimes > 0)) return;
    if (this.#isRunning) {
      this.#again = true;
      return;
    }
    this.#isRunning = true;
    this.#again = false;
    this.#cancel();
    void this.#surroundings
      .alone(`shirong.field.sender.${this.#person}`, () => this.#drain())
      .then(
        (state) => this.#ended(state),
        (error: unknown) => this.#broke(error),
      );
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  async #ended(state: SyncState): Promise<void> {
    this.#isRunning = false;
    if (this.#isStopped) return;
    this.#state = state;
    this.#tell.state(state);
    if (this.#again && this.#awayTimes === 0) return this.wake();
    const wait = await this.#nextLook();
    if (wait !== undefined && !this.#isRunning && !this.#isStopped) {
      this.#cancel();
      this.#timer = this.#surroundings.setTimeout(() => this.wake(), wait);
    }
  }

  /** A fault of ours or of the phone's store; it is reported as such, and sending goes on after a while. */
  async #broke(error: unknown): Promise<void> {
    // A store that was closed under it: what was under way is taken up when it is opened next.
    if (this.#isStopped) return;
    this.#awayTimes += 1;
    this.#again = false;
    await this.#ended('away');
    throw error;
  }

  #cancel(): void {
    if (this.#timer !== undefined) this.#surroundings.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Milliseconds until there may be something to do; undefined = whoever changes something wakes us. */
  async #nextLook(): Promise<number | undefined> {
    if (this.#state === 'signIn') return undefined;
    const { random, now } = this.#surroundings;
    if (this.#awayTimes > 0) return backoffMs(this.#awayTimes, random(), mostAwayMs);
    const waiting = (await readItems(this.#database)).flatMap(({ state, retryAt }) =>
      state === 'waiting' && retryAt !== undefined ? [retryAt] : [],
    );
    return waiting.length === 0 ? undefined : Math.max(0, Math.min(...waiting) - now());
  }

  async #drain(): Promise<SyncState> {
    if (this.#isStopped) return 'idle';
    await changeItems(this.#database, (items) => ({ items: takenUp(items) }));
    const hasItems = ready(await readItems(this.#database), this.#surroundings.now()).length > 0;
    if (!hasItems && (await this.#database.count('tellings')) === 0) return this.#stateAfter('done');
    const hindrance = await this.#hindrance();
    if (hindrance !== undefined) return hindrance;
    this.#tell.state('sending');
    const ended = await this.#sendAll();
    await dropPhotos(this.#database, this.#surroundings.now());
    return this.#stateAfter(ended);
  }

  /** Why nothing can be sent now, found before any act is touched. */
  async #hindrance(): Promise<SyncState | undefined> {
    if (!this.#surroundings.isOnline()) {
      this.#awayTimes += 1;
      return 'offline';
    }
    try {
      const person = await this.#surroundings.askPerson();
      return person === this.#person ? undefined : 'signIn';
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      return this.#stateAfter('unreached');
    }
  }

  #stateAfter(ended: Ended): SyncState {
    if (ended === 'signIn') return 'signIn';
    if (ended === 'unreached') {
      this.#awayTimes += 1;
      return 'away';
    }
    this.#awayTimes = 0;
    return 'idle';
  }

  async #sendAll(): Promise<Ended> {
    const sending = new ItemSending(this.#database, this.#clock, this.#surroundings, this.#tell.changed);
    let ended: Ended = 'done';
    while (ended === 'done' && !this.#isStopped) {
      const heads = ready(await readItems(this.#database), this.#surroundings.now()).slice(0, lanesAtOnce);
      if (heads.length === 0) break;
      const ends = await Promise.all(heads.map(({ id }) => sending.send(id)));
      ended = ends.find((end) => end !== 'done') ?? 'done';
    }
    if (ended !== 'done' || this.#isStopped) return ended;
    const told = await sendTellings(this.#database, this.#surroundings);
    await this.#tell.changed();
    return told;
  }
}
