import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { shippedIds } from '#domain/wall/all-scenes.ts';
import { BusyWire, type ToldChange } from './busy-wire.ts';
import { PageScales, type PageWeight } from './page-scales.ts';
import type { StreetCity } from './street-city.ts';
import { displayToken, toldIds, WallPage, writeRecord } from './wall.ts';

/** How many days a wall lives, and how. */
export interface WallLife {
  readonly days: number;
  /** In all, beside the few that the server itself has. */
  readonly changes: number;
  /** So far time goes on at once, seconds; beyond 30 the stream is broken each time, as by a sleep. */
  readonly stepSeconds: number;
  /** The end of each day is lived beat by beat, so many seconds. */
  readonly calmSeconds: number;
  /** Refreshes of the map after which the camera is looked at. */
  readonly refreshes: number;
}

/** What a screen is made of at the end of a day. */
export interface DayEnd extends PageWeight {
  readonly day: number;
  readonly layers: number;
  readonly sources: number;
}

/** What came of a wall's life. */
export interface WallLifeReport {
  readonly ends: readonly DayEnd[];
  /** Changes beside the server's own that the page heard, and that it was told. */
  readonly heard: number;
  readonly told: number;
  /** Times that the map asked for its tiles anew while the camera was looked at. */
  readonly refreshes: number;
  /** Different cameras that were seen meanwhile, to the last bit. */
  readonly cameras: number;
  readonly faults: readonly string[];
  readonly foreign: readonly string[];
}

const dayMs = 86_400_000;
/** As long as a stream may be silent, and a little less. */
const beatMs = 30_000;
/** Each of the six scenes twice a day. */
const dwell = 7_200;
/** Within the sample's built-up area. */
const middle = [119.92, 32.485] as const;

/**
 * A wall in fast time: the server's and the page's clock are moved on together. The server is a real one and answers all that
 * the page asks; most changes are told by the wire, in the bytes of the live stream. Each day an urgent case comes and is
 * answered, a scene is pushed and taken back, the stream breaks and the graphics are taken away.
 */
export async function liveAtWall(
  city: StreetCity,
  browser: Browser,
  life: WallLife,
  say: (end: DayEnd) => void = () => undefined,
): Promise<WallLifeReport> {
  const wire = await BusyWire.to(() => city.url);
  try {
    const shows = [...shippedIds].map((scene) => ({ scene, seconds: dwell }));
    const wall = { name: '值班室', columns: 1, rows: 1, mode: 'each', shows, alarmSound: true, alarmFly: true };
    await writeRecord(city, 'walls', 'month', wall);
    // Soon after a change of scenes: another scene's map looks elsewhere, and refreshes take half an hour.
    const scene = dwell * 1_000;
    await city.setNow((Math.floor(city.now / scene) + 1.25) * scene);
    const screen = await WallPage.at(browser, wire.url, { width: 640, height: 360, movedTo: city.now });
    await screen.register(await displayToken(city, '值班屏'), '值班屏');
    await hang(city, screen);
    const walker = new Walker(city, wire, screen);
    await walker.follow();
    const camera = await walker.refresh(life.refreshes);
    const scales = await PageScales.of(screen.page);
    const ends: DayEnd[] = [];
    const [started, before] = [city.now, wire.added];
    const happens = [() => urgent(city, walker), () => pushed(city, walker), () => walker.breakDown()];
    for (let of = 1; of <= life.days; of += 1) {
      const begins = started + (of - 1) * dayMs;
      let happened = 0;
      for (let left = dayMs; left > 0; left = begins + dayMs - city.now) {
        const calm = life.calmSeconds * 1_000;
        const then =
          city.now + (left > calm ? Math.min(left - calm, life.stepSeconds * 1_000) : Math.min(left, beatMs));
        const due = Math.floor((life.changes * Math.min(then - started, life.days * dayMs)) / (life.days * dayMs));
        await walker.step((then - city.now) / 1_000, Math.max(0, due - (wire.added - before)));
        if (city.now > begins + ((happened + 1) * dayMs) / 4) await happens[happened++]?.();
      }
      const { layers, sources } = await screen.mapStands();
      await screen.isFull();
      const end = { day: of, layers, sources, ...(await scales.weigh()) };
      ends.push(end);
      say(end);
    }
    const told = wire.added;
    const heard = await screen.changes();
    await screen.leave();
    return { ends, heard, told, ...camera, faults: screen.faults, foreign: screen.foreign };
  } finally {
    await wire.close();
  }
}

/** A map that asks for nothing so much oftener than for something does not follow what happens. */
const mostTurns = 1.1;

/** Goes through time with a screen. */
class Walker {
  readonly screen: WallPage;
  readonly #city: StreetCity;
  readonly #wire: BusyWire;
  #told = 0;
  #heard = 0;

  constructor(city: StreetCity, wire: BusyWire, screen: WallPage) {
    [this.#city, this.#wire, this.screen] = [city, wire, screen];
  }

  async follow(): Promise<void> {
    await this.screen.drawn();
    await this.#wire.isQuiet();
  }

  /** Lets time pass on server and page alike, with so many changes in it. */
  async step(seconds: number, changes: number): Promise<void> {
    // A stream that broke comes back after a second of the page's time.
    for (let turn = 0; !this.#wire.isFollowed; turn += 1) {
      if (turn === 200) throw new Error('the screen follows no stream');
      await this.#pass(0.25);
      await delay(20);
    }
    const then = this.#city.now + seconds * 1_000;
    this.#wire.tell(new Date(then).toISOString(), this.#changes(changes, then));
    // What is still under way when much time passes at once would be lost with its stream.
    if (changes > 0) await this.screen.hears(this.#heard + changes);
    await this.#pass(seconds);
    await this.#wire.isQuiet();
    this.#heard = await this.screen.changes();
  }

  async #pass(seconds: number): Promise<void> {
    const by = seconds * 1_000;
    await this.#city.setNow(this.#city.now + by, 6);
    await this.screen.moveOn(by);
  }

  /** Waits for something while time goes on. */
  async until(isSo: () => Promise<boolean>, what: string): Promise<void> {
    for (let turn = 0; turn < 60; turn += 1) {
      if (await isSo()) return;
      await this.step(2, 0);
      await this.screen.page.waitForTimeout(50);
    }
    throw new Error(`in two minutes ${what}`);
  }

  /** The stream breaks, and the graphics are taken away. */
  async breakDown(): Promise<void> {
    this.#wire.breakStreams();
    await this.until(async () => (await this.trust()) === 'live', 'the stream was not back');
    const map = this.screen.page.locator('.shirong-map');
    const before = Number(await map.getAttribute('data-generation'));
    await this.screen.loseGraphics();
    await this.screen.isMadeAnew(before + 1);
  }

  async trust(): Promise<string | null> {
    return this.screen.page.locator('main').first().getAttribute('data-live');
  }

  /** Has the map ask for its tiles anew, so many times, and looks where it stands each time. */
  async refresh(times: number): Promise<{ readonly refreshes: number; readonly cameras: number }> {
    const cameras = new Set<string>();
    let refreshes = 0;
    // A change that comes while the map still asks for the one before is no refresh of its own.
    for (let turn = 0; refreshes < times && turn < times * mostTurns; turn += 1) {
      const before = this.#wire.tiles;
      await this.step(2, 1);
      if (await this.#wire.asksTiles(before)) refreshes += 1;
      const { camera } = await this.screen.mapStands();
      cameras.add(camera.join());
    }
    return { refreshes, cameras: cameras.size };
  }

  #changes(count: number, at: number): ToldChange[] {
    return Array.from({ length: count }, () => {
      this.#told += 1;
      // Round about the middle, never twice in the same place.
      const [x, y] = [(this.#told % 97) / 97 - 0.5, (this.#told % 89) / 89 - 0.5];
      const [lon, lat] = [middle[0] + x * 0.05, middle[1] + y * 0.04];
      const id = `${toldIds}${String(this.#told).padStart(12, '0')}`;
      return {
        at: new Date(at).toISOString(),
        kind: this.#told % 3 === 0 ? 'case.report' : 'case.file',
        touched: [{ collection: 'cases', bbox: [lon, lat, lon, lat], ids: [id] }],
      };
    });
  }
}

/** Hangs the screen on the wall, as one does at the desk. */
async function hang(city: StreetCity, screen: WallPage): Promise<void> {
  const id = new URL(screen.page.url()).searchParams.get('screen')!;
  const { version, content } = await recordOf(city, 'screens', id);
  const after = { ...content, wall: 'month', column: 0, row: 0 };
  await city.ask('administrator', 'POST', '/api/changes', {
    ...{ kind: 'screens.change', note: '', lines: [], records: [{ kind: 'screens', id, base: version, after }] },
  });
}

interface SeenRecord {
  readonly id: string;
  readonly version: number;
  readonly content: object;
}

async function recordOf(city: StreetCity, kind: string, id: string): Promise<SeenRecord> {
  const { records } = (await city.ask('administrator', 'GET', `/api/records/${kind}`)) as {
    readonly records: readonly SeenRecord[];
  };
  return records.find((one) => one.id === id)!;
}

/** An urgent case comes, is shown, and is answered. */
async function urgent(city: StreetCity, walker: Walker): Promise<void> {
  const report = { classKind: 'matter', classCode: '06010', channel: 'patrol', urgent: true };
  const { id, number } = (await city.ask('shiftLead', 'POST', '/api/cases', {
    ...report,
    ...{ lon: middle[0], lat: middle[1] },
  })) as { readonly id: string; readonly number: string };
  const isShown = async () => (await walker.screen.alarm()).includes(number);
  await walker.until(isShown, 'no card was shown of an urgent case');
  const answer = { kind: 'alarm-answers', id, base: null, after: { number } };
  await city.ask('receiver', 'POST', '/api/changes', {
    ...{ kind: 'alarm-answers.create', note: '', lines: [], records: [answer] },
  });
  await walker.until(async () => !(await isShown()), 'an answered case was still shown');
}

/** A scene is pushed and taken back. */
async function pushed(city: StreetCity, walker: Walker): Promise<void> {
  const write = (base: number | null, after: object | null) =>
    city.ask('dispatcher', 'POST', '/api/changes', {
      ...{ kind: 'wall-pushes.change', note: '', lines: [] },
      records: [{ kind: 'wall-pushes', id: 'month', base, after }],
    });
  const isPushed = async () => (await walker.screen.page.locator('main').first().getAttribute('data-why')) === 'pushed';
  await write(null, { scene: 'night' });
  await walker.until(isPushed, 'nothing pushed was shown');
  await write((await recordOf(city, 'wall-pushes', 'month')).version, null);
  await walker.until(async () => !(await isPushed()), 'what was taken back was still shown');
}

/** How much figures grow from the second day on: per cent of the second a day, by regression. */
export function percentADay(figures: readonly number[]): number {
  const from = figures.slice(1);
  const [x, y] = [(from.length - 1) / 2, from.reduce((sum, one) => sum + one, 0) / from.length];
  const by = from.reduce((sum, one, place) => sum + (place - x) * (one - y), 0);
  const over = from.reduce((sum, _one, place) => sum + (place - x) ** 2, 0);
  return over === 0 ? 0 : ((by / over) * 100) / from[0]!;
}
