import { deleteDB } from 'idb';
import type { FieldAct } from '../../../web/field/store/act.ts';
import { Outbox } from '../../../web/field/sync/outbox.ts';
import type { Surroundings } from '../../../web/field/sync/surroundings.ts';
import { useLiveStatus } from '../../../web/live/clock.ts';
import type { StreetServer } from './street-server.ts';

/** The start of all clocks: a Monday morning. */
export const morning = Date.parse('2026-11-23T01:00:00Z');

/** One browser with its pages, on a clock that the test moves. */
export class Phone {
  readonly server: StreetServer;
  now = morning;
  isOnline = true;
  readonly #pages = new Set<Page>();
  readonly #locks = new Map<string, Promise<void>>();

  constructor(server: StreetServer) {
    this.server = server;
    useLiveStatus.setState({ asOf: morning, skew: 0 });
  }

  async openPage(person = 'p1'): Promise<Page> {
    const page = new Page(this);
    this.#pages.add(page);
    page.outbox = await Outbox.open(person, page.surroundings);
    return page;
  }

  /** Closes a page in the middle of whatever it does: nothing of it runs on, and its lock is free. */
  kill(page: Page): void {
    page.die();
    this.#pages.delete(page);
  }

  /** Moves the clock on and runs what is due on the way. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.now + milliseconds;
    for (;;) {
      await settled();
      const due = [...this.#pages].flatMap((page) => [...page.timers]).sort(([, a], [, b]) => a.at - b.at)[0];
      if (due === undefined || due[1].at > until) break;
      this.now = Math.max(this.now, due[1].at);
      for (const page of this.#pages) page.timers.delete(due[0]);
      due[1].run();
    }
    this.now = until;
    await settled();
  }

  async lock<T>(page: Page, name: string, run: () => Promise<T>): Promise<T> {
    const before = this.#locks.get(name) ?? Promise.resolve();
    let free: () => void = () => undefined;
    this.#locks.set(
      name,
      before.then(() => new Promise((done) => (free = done))),
    );
    await before;
    await Promise.resolve();
    const release = () => free();
    page.held.add(release);
    if (page.isDead) {
      release();
      return new Promise(() => undefined);
    }
    try {
      return await run();
    } finally {
      page.held.delete(release);
      release();
    }
  }
}

let timers = 0;

/** One page: what it asks of the world stops for ever when it dies. */
export class Page {
  outbox!: Outbox;
  isDead = false;
  readonly timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  readonly held = new Set<() => void>();
  readonly surroundings: Surroundings;

  constructor(phone: Phone) {
    const living = async <T>(run: () => Promise<T>): Promise<T> => {
      if (this.isDead) return new Promise(() => undefined);
      // Whatever came of it, a page that died meanwhile never hears.
      const [result] = await Promise.allSettled([run()]);
      if (this.isDead) return new Promise(() => undefined);
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    };
    const { server } = phone;
    this.surroundings = {
      now: () => phone.now,
      random: () => 0.5,
      isOnline: () => phone.isOnline,
      setTimeout: (run, milliseconds) => {
        timers += 1;
        if (!this.isDead) this.timers.set(timers, { at: phone.now + milliseconds, run });
        return timers;
      },
      clearTimeout: (timer) => void this.timers.delete(timer),
      alone: (name, run) => phone.lock(this, name, run),
      openChannel: (name) => new BroadcastChannel(name),
      askPerson: () => living(() => server.askPerson()),
      send: (path, body, key) => living(() => server.send(path, body, key)),
      upload: (photo) => living(() => server.upload(new TextDecoder().decode(photo.bytes))),
      readCase: (id) => living(() => server.readCase(id)),
      taken: () => undefined,
      lost: () => undefined,
    };
  }

  die(): void {
    this.isDead = true;
    this.timers.clear();
    this.outbox.close();
    for (const release of this.held) release();
  }
}

/** An act on a case; `note` tells it from all others. */
export function actOn(
  id: string,
  note: string,
  more: { act?: 'case.sign-for' | 'case.arrive' | 'case.report-back'; base?: number; crew?: string } = {},
): FieldAct {
  const { act = 'case.arrive', base = 1, crew } = more;
  return { kind: 'act', of: { id, number: `number-${id}`, base, crew }, act, input: { note } };
}

/** A report of something that lies on the pavement. */
export function reportOf(note: string, photos: readonly string[] = []): FieldAct {
  return {
    kind: 'report',
    report: { classKind: 'matter', classCode: '10301', lon: 119.9, lat: 32.5, channel: 'patrol', note, photos },
  };
}

/** Forgets what a person's phone kept. */
export async function forget(person = 'p1'): Promise<void> {
  await deleteDB(`shirong-field-${person}`);
}

/** Lets everything run that needs no clock: the database answers by turns of the event loop. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise((done) => setImmediate(done));
}
