import { newId } from '../store/new-id.ts';
import { FieldClock } from '../store/clock.ts';
import {
  keptPhotoId,
  type FieldAct,
  type KeptPhoto,
  type OutboxItem,
  type PhotoRef,
  type Telling,
} from '../store/act.ts';
import { doneNow } from '../store/done-now.ts';
import { openFieldDatabase, type FieldDatabase, type StoredTelling } from '../store/database.ts';
import { changeItems, dropPhotos, readItems } from '../store/items.ts';
import { isNoRoom, withRoom } from '../store/room.ts';
import { added, mayWithdraw, purged, retried, withdrawn } from '../store/steps.ts';
import type { Surroundings } from './surroundings.ts';
import { refusedTellings, seeRefused, type RefusedOfKinds } from './tellings.ts';
import { Sender, type SyncState } from './sender.ts';

/** What the screens see of the outbox. */
export interface OutboxView {
  readonly items: readonly OutboxItem[];
  readonly state: SyncState;
  /** Fixes and receipts that wait. */
  readonly tellings: number;
  /** Fixes and receipts that the server did not take, until the person has seen it. */
  readonly refusedTellings: RefusedOfKinds;
}

/** The phone has no room for more: said to the person, who makes some or finds signal first. */
export class NoRoom extends Error {}

/** The outbox of one person on this phone. Several pages may have it open; they tell each other what changed. */
export class Outbox {
  readonly person: string;
  readonly database: FieldDatabase;
  readonly clock: FieldClock;
  readonly #surroundings: Surroundings;
  readonly #sender: Sender;
  readonly #channel: BroadcastChannel | undefined;
  readonly #listeners = new Set<() => void>();
  #view: OutboxView = { items: [], state: 'idle', tellings: 0, refusedTellings: {} };

  private constructor(person: string, database: FieldDatabase, clock: FieldClock, surroundings: Surroundings) {
    this.person = person;
    this.database = database;
    this.clock = clock;
    this.#surroundings = surroundings;
    this.#channel = surroundings.openChannel?.(`shirong.field.${person}`);
    this.#channel?.addEventListener('message', () => void this.#look());
    this.#sender = new Sender(person, database, clock, surroundings, {
      changed: () => this.#changed(),
      state: (state) => this.#set({ ...this.#view, state }),
    });
  }

  /** @throws DOMException where the browser keeps nothing at all */
  static async open(person: string, surroundings: Surroundings): Promise<Outbox> {
    const database = await openFieldDatabase(person, surroundings.lost);
    const outbox = new Outbox(person, database, await FieldClock.open(database, surroundings.now), surroundings);
    await changeItems(database, (items) => ({ items: purged(items, outbox.clock.now().server) }));
    await dropPhotos(database, surroundings.now());
    await outbox.#look();
    outbox.wake();
    return outbox;
  }

  get view(): OutboxView {
    return this.#view;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Puts an act into the outbox; from then on it is sent by itself.
   * @returns the id of its item
   * @throws NoRoom where the phone is full; nothing is kept then
   */
  async send(act: FieldAct): Promise<string> {
    const id = newId();
    const moment = this.clock.now();
    await roomFor(() => changeItems(this.database, (items) => ({ items: added(items, id, act, moment) })));
    await this.#changed();
    this.wake();
    return id;
  }

  /** Keeps what the phone itself tells; sent in bundles. A full phone loses it: an act needs the room more. */
  async tell(telling: Telling): Promise<void> {
    try {
      await this.database.add('tellings', telling as StoredTelling);
    } catch (error) {
      if (!isNoRoom(error)) throw error;
      return;
    }
    this.#set({ ...this.#view, tellings: this.#view.tellings + 1 });
    this.#sender.wake(true);
  }

  /**
   * Keeps a photo on this phone until an act that names it is uploaded.
   * @returns what the act names it by
   * @throws NoRoom where the phone is full
   */
  async keepPhoto(file: Blob, origin: KeptPhoto['origin']): Promise<PhotoRef> {
    const id = newId();
    const bytes = await file.arrayBuffer();
    const keptAt = this.#surroundings.now();
    const photo = { id, bytes, type: file.type, origin, keptAt };
    await roomFor(() => withRoom(this.database, () => this.database.put('photos', photo)));
    return `photo:${id}`;
  }

  /** Lets go of photos that were kept for an act which came to nothing. */
  dropPhotos = async (refs: readonly PhotoRef[]): Promise<void> => {
    for (const ref of refs) await this.database.delete('photos', keptPhotoId(ref) ?? '');
  };

  /** @returns false where it may be with the server already and cannot be taken back */
  async withdraw(id: string): Promise<boolean> {
    const { may } = await changeItems(this.database, (items) => {
      const target = items.find((item) => item.id === id);
      return { items: withdrawn(items, id), may: target === undefined || mayWithdraw(target) };
    });
    await this.#changed();
    this.wake();
    return may;
  }

  /** Sends again what was refused, changed where `change` is given, or what waits for its next attempt. */
  async retry(id: string, change?: FieldAct): Promise<void> {
    await changeItems(this.database, (items) => ({ items: retried(items, id, change) }));
    await this.#changed();
    this.wake();
  }

  /** Sends an act as of now that was refused for its time. @param words says when it was done in truth; ISO in */
  async doNow(id: string, words: (occurredAt: string) => string): Promise<void> {
    const moment = this.clock.now();
    await changeItems(this.database, (items) => ({ items: doneNow(items, id, moment, words) }));
    await this.#changed();
    this.wake();
  }

  /** Sends what there is, now: asked for by hand, or since the phone has signal again. */
  async retryAll(): Promise<void> {
    await changeItems(this.database, (items) => ({
      items: items.reduce<readonly OutboxItem[]>(
        (all, { id, state, retryAt }) => (state === 'waiting' && retryAt !== undefined ? retried(all, id) : all),
        items,
      ),
    }));
    this.#sender.hurry();
    await this.#changed();
    this.wake();
  }

  /** The person has seen which fixes and receipts were not taken. */
  async seeRefused(): Promise<void> {
    await seeRefused(this.database);
    await this.#changed();
  }

  /** Looks whether there is something to send. */
  wake(): void {
    this.#sender.wake();
  }

  /** Stops sending and lets go of the database. What is under way ends by itself and is taken up when opened next. */
  close(): void {
    this.#sender.stop();
    this.#channel?.close();
    this.#listeners.clear();
    this.database.close();
  }

  async #changed(): Promise<void> {
    this.#channel?.postMessage('changed');
    await this.#look();
  }

  async #look(): Promise<void> {
    if (this.#sender.isStopped) return;
    const [items, tellings, refused] = await Promise.all([
      readItems(this.database),
      this.database.count('tellings'),
      refusedTellings(this.database),
    ]);
    this.#set({ ...this.#view, items, tellings, refusedTellings: refused });
  }

  #set(view: OutboxView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

async function roomFor<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw isNoRoom(error) ? new NoRoom() : error;
  }
}
