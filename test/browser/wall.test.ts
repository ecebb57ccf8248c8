import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { shippedIds } from '#domain/wall/all-scenes.ts';
import { textPixels } from '#domain/wall/readable.ts';
import { launchBrowser } from './chromium.ts';
import { StreetCity } from './street-city.ts';
import { liveAtWall } from './wall-days.ts';
import { displayToken, WallPage, writeRecord } from './wall.ts';
import { Wire } from './wire.ts';

let city: StreetCity;
let browser: Browser;
const pages: WallPage[] = [];

/** Scenes of words alone, which are quick to draw: what changes and when is looked at here, not what stands in them. */
const words = (name: string) => ({
  name,
  panels: [{ id: 'words', kind: 'headline', x: 0, y: 0, width: 24, height: 12, text: name }],
});
const patience = { timeout: 10_000 };
/** A 55-inch screen at five metres. */
const usual = { heightMetres: 0.685, distanceMetres: 5 };
const alone = { columns: 1, rows: 1, mode: 'each', alarmFly: false };

beforeAll(async () => {
  [city, browser] = await Promise.all([StreetCity.open(), launchBrowser()]);
  await writeRecord(city, 'scenes', 'one', words('甲'));
  await writeRecord(city, 'scenes', 'two', words('乙'));
  const shows = ['one', 'two'].map((scene) => ({ scene, seconds: 5 }));
  await writeRecord(city, 'walls', 'hall', { ...alone, name: '大厅', shows, alarmSound: true });
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

afterEach(async () => {
  for (const page of pages.splice(0)) {
    expect(page.faults).toEqual([]);
    expect(page.foreign).toEqual([]);
    await page.leave();
  }
});

async function screen(options: Parameters<typeof WallPage.at>[2] = {}, base = city.url): Promise<WallPage> {
  const page = await WallPage.at(browser, base, options);
  pages.push(page);
  return page;
}

/** A scene so near that districts, roads and zones are named on its map. @returns its id */
async function writeSceneOfNames(): Promise<string> {
  const bbox = { west: 119.9, south: 32.47, east: 119.94, north: 32.5 };
  const camera = { mode: 'fixed', bbox };
  const map = { x: 0, y: 0, width: 24, height: 12, layers: ['divisions', 'zones', 'roads'], camera };
  await writeRecord(city, 'scenes', 'names', { name: '路名', map, panels: [] });
  return 'names';
}

/** What axe-core finds wrong with a page, each with where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() =>
    (window as unknown as { axe: { run: (all: Document) => Promise<AxeResults> } }).axe.run(document),
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

describe('a screen of a wall', () => {
  it('comes by its token, shows what is pushed, says when the server is gone, and is back by itself', async () => {
    const display = await screen();
    await display.register(await displayToken(city, '左屏'), '左屏');
    expect(display.page.url()).toMatch(/screen=[\w-]+/);

    const desk = await screen({ seat: 'shiftLead', width: 1100, height: 700 });
    await desk.open('/wall/desk');
    const hall = desk.page.getByRole('region', { name: '大厅' });
    await hall.getByLabel('选择屏幕').first().click();
    await desk.page.getByRole('option', { name: '左屏' }).click();
    await expect.poll(async () => (await display.seen()).at(-1)!.showing, patience).toMatch(/^scene\/(one|two)$/);
    await hall.getByRole('button', { name: '推送上屏' }).click();
    await desk.page.getByRole('dialog').getByLabel('场景').first().click();
    await desk.page.getByRole('option', { name: '夜间' }).click();
    await desk.page.getByRole('button', { name: '推送', exact: true }).click();
    await display.shows('scene/night');
    expect(await display.header()).toContain('推送');
    await display.trust('live');
    await display.drawn();

    await city.kill();
    await display.trust('cut', 16_000);
    expect(await display.header()).toMatch(/数据截至 \d\d:\d\d/);
    await display.page.locator('[data-panel="newest"] [data-stale]').waitFor();
    await city.start();
    const asked = display.requests.length;
    await display.trust('live');
    await display.page.locator('[data-panel="newest"] [data-stale]').waitFor({ state: 'detached' });
    await display.page.waitForTimeout(2_000);
    expect(display.requests.slice(asked).length).toBeLessThan(40);

    await hall.getByRole('button', { name: '收回' }).click();
    await expect.poll(async () => (await display.seen()).at(-1)!.showing, patience).toMatch(/^scene\/(one|two)$/);
  });

  it.each(['index', 'zh', 'wall'])(
    'comes back by itself where a piece of its page never arrived: %s',
    async (piece) => {
      const page = await screen({ seat: 'leader', movedTo: Date.now(), isBlind: true });
      await page.swallow(`**/assets/${piece}-*.js`);
      await page.open('/wall?scene=one', 'commit');
      await page.page.waitForTimeout(1_000);
      expect((await page.seen()).length).toBe(0);
      await page.moveOn(60_000);
      await page.giveAgain();
      await page.moveOn(60_000);
      await page.shows('scene/one');
    },
  );

  it('draws again within three seconds after its graphics were taken away: the same place, layers and panels', async () => {
    const page = await screen({ seat: 'leader' });
    await page.open('/wall?scene=overview');
    await page.isFull();
    const [before, panels] = [await page.mapStands(), await page.panels()];
    const begun = performance.now();
    await page.loseGraphics();
    await page.isMadeAnew(1);
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(await page.mapStands()).toEqual(before);
    expect(await page.panels()).toEqual(panels);
  });

  it('changes with its neighbour though its clock is wrong; an urgent case sounds once and is silent when answered', async () => {
    const [left, right] = await Promise.all([screen({ seat: 'leader' }), screen({ seat: 'leader', clockOff: 3_000 })]);
    await Promise.all([left, right].map((page) => page.open('/wall?wall=hall&column=0&row=0')));
    await Promise.all([left, right].map((page) => page.shows('scene/')));

    const report = {
      classKind: 'matter',
      classCode: '06010',
      lon: 119.92,
      lat: 32.48,
      channel: 'patrol',
      urgent: true,
    };
    const { number } = (await city.ask('shiftLead', 'POST', '/api/cases', report)) as { number: string };
    for (const page of [left, right]) await expect.poll(() => page.alarm(), patience).toContain(number);
    for (const page of [left, right]) await expect.poll(() => page.sounds(), patience).toBe(1);
    const plan = await screen({ seat: 'leader' });
    await plan.open('/wall?scene=night');
    await plan.isFull();
    // One ring on the map, and it stays when the wider one of its first moment is gone.
    await expect.poll(async () => (await plan.mapStands()).rings, { timeout: 30_000 }).toBe(1);
    expect(await plan.alarm()).toContain(number);
    expect(await violations(plan.page)).toEqual([]);
    expect(await plan.unreadable(textPixels(usual, 540))).toEqual([]);
    await plan.page.close();
    const desk = await screen({ seat: 'dispatcher', width: 1100, height: 700 });
    await desk.open('/duty');
    await desk.page.getByRole('button', { name: `确认警报 ${number}` }).click();
    for (const page of [left, right, desk]) await expect.poll(() => page.alarm(), patience).not.toContain(number);

    const steps = async () => Math.min((await left.seen()).length, (await right.seen()).length);
    await expect.poll(steps, { timeout: 30_000 }).toBeGreaterThan(4);
    const [a, b] = [(await left.seen()).slice(1), (await right.seen()).slice(1)];
    const together = a.flatMap(({ showing, at }) => {
      const other = b.find((one) => one.showing === showing && Math.abs(one.at - at) < 2_500);
      return other === undefined ? [] : [Math.abs(other.at - at)];
    });
    expect(together.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...together)).toBeLessThan(200);
    expect([await left.sounds(), await right.sounds()]).toEqual([1, 1]);
  });

  it('has its first picture for less than 800 kB over the wire, with nothing of what desks are made of', async () => {
    const wire = await Wire.to(city.url);
    try {
      const page = await screen({ seat: 'leader', width: 1920, height: 1080 }, wire.url);
      await page.open('/wall?scene=overview');
      await page.isFull();
      await page.drawn();
      expect(wire.bytes / 1024).toBeLessThan(800);
      expect(await page.page.locator('[data-mantine-styles]').count()).toBe(0);
    } finally {
      await wire.close();
    }
  });

  it('uncovers the scene after two minutes of an urgent case, and goes on saying in its header what it is', async () => {
    const page = await screen({ seat: 'leader', isBlind: true });
    await page.open('/wall?scene=night&lang=en');
    const report = { classKind: 'matter', classCode: '06010', channel: 'patrol', urgent: true };
    const where = { lon: 119.92, lat: 32.48 };
    const { id, number } = (await city.ask('shiftLead', 'POST', '/api/cases', { ...report, ...where })) as {
      readonly id: string;
      readonly number: string;
    };
    const card = page.page.getByRole('alert', { name: 'Urgent case' });
    await card.waitFor();
    await city.setNow(city.now + 130_000);
    await card.waitFor({ state: 'detached' });
    const line = page.page.getByRole('status', { name: 'Urgent cases to acknowledge' });
    expect(await line.innerText()).toContain(number);
    expect(await page.unreadable(textPixels(usual, 540))).toEqual([]);
    expect(await violations(page.page)).toEqual([]);
    const answer = { kind: 'alarm-answers', id, base: null, after: { number } };
    await city.ask('receiver', 'POST', '/api/changes', {
      ...{ kind: 'alarm-answers.create', note: '', lines: [], records: [answer] },
    });
    await line.waitFor({ state: 'detached' });
  });

  it('says so within a beat when server or network is gone, and asks once when it is back after ten minutes', async () => {
    const wire = await Wire.to(city.url);
    try {
      const page = await screen({ seat: 'leader', isBlind: true }, wire.url);
      await page.page.clock.install();
      await page.open('/wall?scene=overview');
      await page.isFull();
      await page.trust('live');
      const goneFor = async (minutes: number) => {
        await page.page.clock.fastForward(16_000);
        await page.trust('cut', 2_000);
        expect(await page.header()).toContain('数据截至');
        for (let minute = 0; minute < minutes; minute += 1) await page.page.clock.fastForward(60_000);
        await city.setNow(city.now + minutes * 60_000);
      };
      const comesBack = async () => {
        const asked = page.requests.length;
        const isLive = async () => {
          await page.page.clock.fastForward(2_000);
          return page.page.locator('main').getAttribute('data-live');
        };
        await expect.poll(isLive, { timeout: 30_000 }).toBe('live');
        await page.page.clock.fastForward(5_000);
        await page.page.locator('[data-stale]').first().waitFor({ state: 'detached' });
        const since = page.requests.slice(asked);
        expect(since.filter((one) => one === 'GET /api/wall/panels').length).toBeLessThanOrEqual(3);
        expect(since.length, since.join('\n')).toBeLessThan(40);
      };

      await city.kill();
      await goneFor(10);
      await city.start();
      await comesBack();
      wire.cut();
      await goneFor(10);
      wire.mend();
      await comesBack();
    } finally {
      await wire.close();
    }
  });

  it('can be read on a 4K screen and on a flat one, everything of every scene that ships', async () => {
    const page = await screen({ seat: 'leader', width: 3840, height: 2160, isBlind: true });
    for (const id of shippedIds) {
      await page.page.setViewportSize({ width: 3840, height: 2160 });
      await page.open(`/wall?scene=${id}`);
      await page.shows(`scene/${id}`);
      await page.isFull();
      expect([id, 2160, await page.unreadable(textPixels(usual, 2160))]).toEqual([id, 2160, []]);
      expect([id, await violations(page.page)]).toEqual([id, []]);
      await page.becomes(3840, 1080, textPixels(usual, 1080).body);
      expect([id, 1080, await page.unreadable(textPixels(usual, 1080))]).toEqual([id, 1080, []]);
    }
  });

  it('can be read on a screen of half the height from as far: each panel of a scene in its turn', async () => {
    const page = await screen({ seat: 'leader', width: 3840, height: 1080, isBlind: true });
    const low = { heightMetres: 0.34, distanceMetres: 5 };
    for (const id of shippedIds) {
      await page.open(`/wall?scene=${id}&height=${low.heightMetres}&distance=${low.distanceMetres}`);
      await page.shows(`scene/${id}`);
      await page.isFull();
      expect([id, await page.unreadable(textPixels(low, 1080))]).toEqual([id, []]);
    }
  });

  it('writes names on its map as high as its other text, on both forms of screen', async () => {
    const page = await screen({ seat: 'leader' });
    const scene = await writeSceneOfNames();
    // Ten metres away, so that the map is enlarged as it is on a screen of four times the pixels.
    const afar = { ...usual, distanceMetres: 10 };
    for (const height of [540, 270]) {
      await page.page.setViewportSize({ width: 960, height });
      await page.open(`/wall?scene=${scene}&distance=${afar.distanceMetres}`);
      await page.shows(`scene/${scene}`);
      const { names } = await page.mapStands();
      expect(Object.keys(names)).toEqual(expect.arrayContaining(['divisions:name-street', 'roads:name']));
      const least = textPixels(afar, height).body;
      for (const [layer, size] of Object.entries(names)) expect(size, layer).toBeGreaterThanOrEqual(least - 0.5);
    }
  });

  it('is after days and breaks what it was before: nothing grows, nothing is missed, the camera stands', async () => {
    // The long form is `npm run prove -- wall`.
    const life = { days: 2, changes: 500, stepSeconds: 14_400, calmSeconds: 60, refreshes: 5 };
    const { ends, heard, told, ...report } = await liveAtWall(city, browser, life);
    expect([report.faults, report.foreign, report.cameras, report.refreshes]).toEqual([[], [], 1, 5]);
    expect(heard).toBe(told);
    const [first, last] = [ends[0]!, ends[1]!];
    expect([last.held, last.layers, last.sources]).toEqual([first.held, first.layers, first.sources]);
    // What its panels say makes up to thirty elements of six hundred; the long form tells less from many days.
    for (const what of ['nodes', 'listeners'] as const) expect(last[what] / first[what], what).toBeLessThan(1.1);
  });

  it('is composed at a desk that everybody can use', async () => {
    const desk = await screen({ seat: 'shiftLead', width: 1440, height: 900 });
    await desk.open('/wall/desk');
    await desk.page.getByRole('region', { name: '大厅' }).waitFor();
    expect(await violations(desk.page)).toEqual([]);
  });
});
