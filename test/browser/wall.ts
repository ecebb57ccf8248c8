import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Seat } from '#domain/people/seats.ts';
import { sessionCookie } from '../sign-in.ts';
import { movePageClock, type PageClock } from './page-clock.ts';
import type { StreetCity } from './street-city.ts';
import { readWall, type WallFault } from './wall-reading.ts';

/** What a screen showed, and since when by the one clock of this computer that no page can move, milliseconds. */
export interface Seen {
  readonly showing: string;
  readonly at: number;
}

/** How the map of a screen stands, as the page says it. */
export interface MapStands {
  readonly camera: readonly number[];
  readonly layers: number;
  readonly sources: number;
  /** Names drawn in sight: how high the smallest are, by layer, CSS pixels. */
  readonly names: Readonly<Record<string, number>>;
  /** Rings drawn in sight round urgent cases that nobody answered. */
  readonly rings: number;
}

interface Sight {
  /** The last ones: nothing that watches may grow with what it watches. */
  readonly seen: Seen[];
  sounds: number;
  /** Changes that the stream told, of those beside the server's own. */
  changes: number;
}

/** What the ids begin with that changes beside the server's own touch. */
export const toldIds = '018f0000-0000-7000-8000-';

/** What one opens a screen with. */
interface ScreenOptions {
  readonly width?: number;
  readonly height?: number;
  /** Signed in as a person, who looks at a preview; a display comes with nothing. */
  readonly seat?: Seat;
  /** How far the computer's clock is off, milliseconds. */
  readonly clockOff?: number;
  /** The page's clock stands there, epoch milliseconds, and can be moved on. */
  readonly movedTo?: number;
  /** A browser that cannot draw maps: panels are read without waiting for one. */
  readonly isBlind?: boolean;
}

/** A screen of a wall, in the words of whoever looks at it. It keeps what must never happen. */
export class WallPage {
  readonly page: Page;
  readonly faults: string[] = [];
  readonly foreign: string[] = [];
  /** Every request since the page was opened: method and path. */
  readonly requests: string[] = [];
  readonly #context: BrowserContext;
  readonly #base: string;

  private constructor(context: BrowserContext, page: Page, base: string) {
    this.#context = context;
    this.#base = base;
    this.page = page;
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => this.faults.push(error.message));
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (!/^https?:$/.test(url.protocol)) return;
      if (url.origin !== new URL(base).origin) this.foreign.push(request.url());
      else this.requests.push(`${request.method()} ${url.pathname}`);
    });
  }

  /** Switches on a screen at the server at `base`. */
  static async at(browser: Browser, base: string, options: ScreenOptions = {}): Promise<WallPage> {
    const { width = 960, height = 540, seat, clockOff = 0, movedTo, isBlind = false } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      locale: 'zh-CN',
      timezoneId: 'America/Los_Angeles',
    });
    if (seat) await context.addCookies([{ ...(await sessionCookie(base, seat)), url: base }]);
    const page = await context.newPage();
    if (movedTo !== undefined) await page.addInitScript(movePageClock, movedTo);
    await page.addInitScript(watch, { clockOff, isBlind, ids: toldIds });
    return new WallPage(context, page, base);
  }

  /** @param until what is waited for: the page with all its pieces, or that it has begun */
  async open(path: string, until: 'load' | 'commit' = 'load'): Promise<void> {
    await this.page.goto(new URL(path, this.#base).href, { waitUntil: until });
  }

  /** A display says who it is and which screen it draws. */
  async register(token: string, name: string): Promise<void> {
    await this.open('/wall');
    await this.page.getByRole('link', { name: '这是大屏显示器，用令牌接入' }).click();
    await this.page.getByLabel('大屏令牌').fill(token);
    await this.page.getByLabel('屏幕名称').fill(name);
    await this.page.getByRole('button', { name: '接入', exact: true }).click();
    await this.shows('scene/');
  }

  /** From now on nothing comes of what is asked for at such an address. */
  async swallow(address: string): Promise<void> {
    await this.page.route(address, () => undefined);
  }

  async giveAgain(): Promise<void> {
    await this.page.unrouteAll({ behavior: 'ignoreErrors' });
  }

  /** Moves the page's clock on (`movedTo`), milliseconds. */
  async moveOn(milliseconds: number): Promise<void> {
    await this.page.evaluate(
      (on) => (window as unknown as { pageClock: PageClock }).pageClock.moveOn(on),
      milliseconds,
    );
  }

  /** Waits until a scene, place or case is shown whose key begins so. */
  async shows(key: string): Promise<void> {
    await this.page.locator(`main[data-showing^="${key}"]`).waitFor();
  }

  /** Waits until the map stands still with all it asked for. */
  async drawn(): Promise<void> {
    await this.page.locator('.shirong-map[data-idle="true"]').waitFor();
  }

  async mapStands(): Promise<MapStands> {
    await this.drawn();
    return JSON.parse((await this.page.locator('.shirong-map').getAttribute('data-stands')) ?? '{}') as MapStands;
  }

  /** Kinds of panels in sight. */
  async panels(): Promise<string[]> {
    return this.page.locator('[data-panel]').evaluateAll((all) => all.map((one) => one.getAttribute('data-panel')!));
  }

  /** Waits until every panel has its figures. */
  async isFull(): Promise<void> {
    await this.page.waitForFunction(() => {
      const all = [...document.querySelectorAll('[data-panel]')];
      const isFull = (words: string) => words !== '' && !words.includes('正在取数');
      return all.length > 0 && all.every((one) => isFull((one.textContent ?? '').trim()));
    });
    await this.page.waitForTimeout(300);
  }

  /** Makes the screen another one, and waits until its text is as high as that asks for. @param height pixels */
  async becomes(width: number, height: number, body: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await this.page.waitForFunction(
      (pixels) => Math.abs(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) - pixels) < 0.1,
      body,
    );
    await this.isFull();
  }

  /** Takes the graphics away from the page, as a driver does that is updated. */
  async loseGraphics(): Promise<void> {
    await this.page.locator('canvas.maplibregl-canvas').evaluate((canvas) => {
      const gl = (canvas as HTMLCanvasElement).getContext('webgl2');
      gl!.getExtension('WEBGL_lose_context')!.loseContext();
    });
  }

  /** Waits until the map has been made so many times anew. */
  async isMadeAnew(times: number): Promise<void> {
    await this.page.locator(`.shirong-map[data-generation="${times}"][data-idle="true"]`).waitFor();
  }

  /** Waits until the header says how far the picture can be trusted. */
  async trust(state: 'live' | 'cut', milliseconds = 30_000): Promise<void> {
    await this.page.locator(`main[data-live="${state}"]`).waitFor({ timeout: milliseconds });
  }

  async header(): Promise<string> {
    return this.page.locator('main > header').innerText();
  }

  /** What was shown since the page opened, the oldest first. */
  async seen(): Promise<Seen[]> {
    return this.page.evaluate(() => (window as unknown as { wallSight: Sight }).wallSight.seen);
  }

  /** How many alarms have sounded: each begins its tones at a player of its own. */
  async sounds(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as { wallSight: Sight }).wallSight.sounds);
  }

  /** How many changes beside the server's own (`toldIds`) the stream told this page. */
  async changes(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as { wallSight: Sight }).wallSight.changes);
  }

  /** Waits until the stream told this page so many of them; at most a while. */
  async hears(changes: number): Promise<void> {
    await this.page.evaluate(async (count) => {
      const { wallSight: sight } = window as unknown as { wallSight: Sight };
      for (let turn = 0; turn < 2_000 && sight.changes < count; turn += 1)
        await new Promise((done) => setTimeout(done, 1));
    }, changes);
  }

  /** The words of the cards of urgent cases, or of the line that stands for them; empty where there is none. */
  async alarm(): Promise<string> {
    const name = /^(待确认的)?紧急案件$/;
    const said = this.page.getByRole('alert', { name }).or(this.page.getByRole('status', { name }));
    return (await said.allInnerTexts()).join('\n');
  }

  /** What of this screen cannot be read from where people sit. @param least heights of text, CSS pixels */
  async unreadable(least: { readonly body: number; readonly figures: number }): Promise<WallFault[]> {
    return this.page.evaluate(readWall, least);
  }

  async leave(): Promise<void> {
    await this.#context.close();
  }
}

interface WatchOptions {
  readonly clockOff: number;
  readonly isBlind: boolean;
  /** What the ids begin with whose changes are counted. */
  readonly ids: string;
}

/** Stands in the page before anything else: notes what is shown and what sounds, and sets the computer's clock wrong. */
function watch({ clockOff, isBlind, ids }: WatchOptions): void {
  const sight: Sight = { seen: [], sounds: 0, changes: 0 };
  const players = new WeakSet<BaseAudioContext>();
  (window as unknown as { wallSight: Sight }).wallSight = sight;
  if (clockOff !== 0) {
    const RealDate = Date;
    window.Date = class extends RealDate {
      constructor(...given: ConstructorParameters<DateConstructor> | []) {
        super(...((given.length === 0 ? [RealDate.now() + clockOff] : given) as [number]));
      }

      static override now(): number {
        return RealDate.now() + clockOff;
      }
    } as DateConstructor;
  }
  const note = () => {
    const showing = document.querySelector('main[data-showing]')?.getAttribute('data-showing');
    if (!showing || sight.seen.at(-1)?.showing === showing) return;
    sight.seen.push({ showing, at: performance.timeOrigin + performance.now() });
    if (sight.seen.length > 50) sight.seen.shift();
  };
  new MutationObserver(note).observe(document, { subtree: true, childList: true, attributeFilter: ['data-showing'] });
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
    if (!players.has(this.context)) sight.sounds += 1;
    players.add(this.context);
    start.call(this, when);
  };
  const listen = EventSource.prototype.addEventListener as (this: EventSource, ...all: unknown[]) => void;
  EventSource.prototype.addEventListener = function (this: EventSource, ...all: unknown[]) {
    listen.call(this, ...all);
    if (all[0] !== 'change') return;
    listen.call(this, 'change', ({ data }: MessageEvent<string>) => (sight.changes += data.includes(ids) ? 1 : 0));
  } as typeof EventSource.prototype.addEventListener;
  if (!isBlind) return;
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
    return kind.startsWith('webgl') ? null : (getContext as (...all: unknown[]) => unknown).call(this, kind, ...more);
  } as typeof getContext;
}

/** Makes a display token. @returns its secret */
export async function displayToken(city: StreetCity, name: string): Promise<string> {
  const made = await city.ask('administrator', 'POST', '/api/tokens', { name, use: 'display', rights: ['map.read'] });
  return (made as { readonly secret: string }).secret;
}

/** Writes one record as the administrator. */
export async function writeRecord(city: StreetCity, kind: string, id: string, after: object): Promise<void> {
  const records = [{ kind, id, base: null, after }];
  await city.ask('administrator', 'POST', '/api/changes', { kind: `${kind}.create`, note: '', lines: [], records });
}
