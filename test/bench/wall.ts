import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { compiledOnce, launchBrowser } from '../browser/chromium.ts';
import { StreetCity } from '../browser/street-city.ts';
import { liveAtWall, percentADay } from '../browser/wall-days.ts';
import { WallPage } from '../browser/wall.ts';
import { Wire } from '../browser/wire.ts';
import { ownDatabase } from '../own-database.ts';
import { startServer } from '../running-server.ts';
import { signIn } from '../sign-in.ts';
import { fillUpToToday } from './fill.ts';
import { result, say } from './told.ts';
import { framesOfMoves, watchFrames } from './wall-frames.ts';

const usage = `npm run bench -- wall [--cases 1000,100000,1000000] [--seconds 60] [--rest 60] [--days 12]
A wall at 1920 x 1080 drawn by software: frames a second while its camera moves between z10 and z16 over every case of a
year, bytes until the first picture and at rest, and what its heap grows by in days of fast time.`;

const screen = { width: 1920, height: 1080 } as const;

/** What a wall costs where it is drawn without a graphics card. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '1000,100000,1000000' },
      seconds: { type: 'string', default: '60' },
      rest: { type: 'string', default: '60' },
      days: { type: 'string', default: '12' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(usage);
  const browser = await launchBrowser();
  try {
    say('cases        frames a second: mean      least    first picture kB    bytes a minute at rest');
    const all: Drawn[] = [];
    for (const cases of values.cases.split(',').map(Number)) {
      const drawn = await draw(browser, cases, Number(values.seconds), Number(values.rest));
      all.push(drawn);
      const cells = [drawn.fps, drawn.least, drawn.firstBytes / 1024, drawn.restBytes];
      say(`${String(cases).padEnd(24)}${cells.map((value) => value.toFixed(1).padStart(14)).join('')}`);
    }
    const last = all.at(-1)!;
    result('wall_fps', last.fps);
    result('wall_fps_ratio', last.fps / all[0]!.fps);
    result('wall_bytes_per_min', last.restBytes);
    result('wall_first_picture_kb', last.firstBytes / 1024);
    const days = Number(values.days);
    result('wall_heap_percent_per_day', await growth(days));
  } finally {
    await browser.close();
  }
}

/** Per cent a day by which the heap of a screen grows. */
async function growth(days: number): Promise<number> {
  const browser = await launchBrowser(compiledOnce);
  try {
    const life = { days, changes: days * 2_000, stepSeconds: 900, calmSeconds: 600, refreshes: 0 };
    const { ends } = await inCity((city) => liveAtWall(city, browser, life));
    return percentADay(ends.map(({ heap }) => heap));
  } finally {
    await browser.close();
  }
}

async function inCity<T>(act: (city: StreetCity) => Promise<T>): Promise<T> {
  const city = await StreetCity.open();
  try {
    return await act(city);
  } finally {
    await city.close();
  }
}

interface Drawn {
  /** Frames a second while the camera moves: of all moves, and of the slowest. */
  readonly fps: number;
  readonly least: number;
  /** Compressed, over the wire, until the map stood still for the first time. */
  readonly firstBytes: number;
  /** A minute, while nothing happens. */
  readonly restBytes: number;
}

async function draw(browser: Browser, cases: number, seconds: number, rest: number): Promise<Drawn> {
  const database = await ownDatabase();
  try {
    await fillUpToToday(database.url, cases, 1);
    const server = await startServer({ DATABASE_URL: database.url });
    const wire = await Wire.to(server.url);
    try {
      await compose(server.url);
      const page = await WallPage.at(browser, wire.url, { ...screen, seat: 'leader' });
      await page.page.addInitScript(watchFrames);
      await page.open('/wall?scene=overview');
      await page.isFull();
      await page.drawn();
      const firstBytes = wire.bytes;
      await delay(5_000);
      const before = wire.bytes;
      await delay(rest * 1_000);
      const restBytes = ((wire.bytes - before) * 60) / rest;
      await page.open('/wall?scene=tour');
      await page.drawn();
      const moves = await framesOfMoves(page.page, seconds);
      if (page.faults.length > 0) throw new Error(page.faults.join('\n'));
      await page.leave();
      const fps = moves.reduce((sum, one) => sum + one, 0) / moves.length;
      return { fps, least: Math.min(...moves), firstBytes, restBytes };
    } finally {
      await wire.close();
      await server.stop();
    }
  } finally {
    await database.stop();
  }
}

/** Down from the whole city to a crossing and up again, the year's cases on the map. */
async function compose(url: string): Promise<void> {
  const stop = (zoom: number, lon: number, lat: number) => {
    const x = ((360 * screen.width) / 512 / 2 ** zoom / 2) * 0.98;
    const y = (x * screen.height * 0.84) / screen.width;
    return {
      ...{ name: `z${zoom}`, seconds: 5 },
      bbox: { west: lon - x, east: lon + x, south: lat - y, north: lat + y },
    };
  };
  const stops = [
    ...[stop(10, 119.92, 32.48), stop(12, 119.92, 32.48), stop(14, 119.91, 32.49)],
    ...[stop(16, 119.915, 32.488), stop(14, 119.93, 32.47), stop(12, 119.9, 32.48)],
  ];
  const map = { x: 0, y: 0, width: 24, height: 12, layers: ['zones', 'roads', 'cases'], days: 366 };
  const after = { name: '巡览', map: { ...map, camera: { mode: 'tour', stops } }, panels: [] };
  const records = [{ kind: 'scenes', id: 'tour', base: null, after }];
  const answer = await fetch(`${url}/api/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await signIn(url, 'administrator')) },
    body: JSON.stringify({ kind: 'scenes.create', note: '', lines: [], records }),
  });
  if (!answer.ok) throw new Error(`the tour was refused: ${answer.status} ${await answer.text()}`);
}
