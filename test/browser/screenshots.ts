/**
 * `npm run screenshots`: makes the README's pictures from a sample city of its own, in test/browser/screenshots/; of all, or
 * of those that are named.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf, startOfDay } from '#domain/calendar/work-calendar.ts';
import { startServer } from '../running-server.ts';
import { signIn } from '../sign-in.ts';
import { launchBrowser } from './chromium.ts';
import { Desk, type DeskOptions } from './desk.ts';
import { Planner } from './planner.ts';

interface Picture {
  readonly name: string;
  readonly options: DeskOptions;
  readonly path: string;
  readonly hasNoMap?: true;
  readonly prepare?: (desk: Desk) => Promise<void>;
}

const pictures: readonly Picture[] = [
  { name: 'explore-light-zh', options: {}, path: '/' },
  {
    name: 'street-dark-zh',
    options: { colorScheme: 'dark' },
    path: '/?v=14.6/32.4862/119.9150&l=zones,roads,markets,construction-sites,reminder-signs,cases',
    prepare: async (desk) => {
      await desk.search('pzj');
      await desk.choose('坡子街');
    },
  },
  {
    name: 'list-card-light-en',
    options: { locale: 'en-GB' },
    path: '/?v=14/32.4762/119.9209&l=roads,cases&lang=en',
    prepare: async (desk) => {
      await desk.panel('list');
      await desk.openFromList(2);
    },
  },
  {
    name: 'history-light-zh',
    options: {},
    path: '/?v=12.6/32.4762/119.9209&l=roads,cases',
    prepare: async (desk) => desk.period('全部'),
  },
  { name: 'wall-dark-zh', options: { screen: 'wall', colorScheme: 'dark' }, path: '/' },
  {
    name: 'wall-overview-dark-zh',
    options: { screen: 'wall', seat: 'leader' },
    path: '/wall?scene=overview',
  },
  {
    name: 'wall-inspection-light-en',
    options: { screen: 'wall', seat: 'leader', locale: 'en-GB' },
    path: '/wall?scene=inspection&theme=light&lang=en',
  },
  {
    name: 'wall-alarm-dark-zh',
    options: { screen: 'wall', seat: 'shiftLead' },
    path: '/wall?scene=night',
    prepare: async (desk) => {
      const report = {
        classKind: 'matter',
        classCode: '06010',
        lon: 119.92,
        lat: 32.48,
        channel: 'patrol',
        urgent: true,
      };
      const { origin } = new URL(desk.address);
      const headers = { ...(await signIn(origin, 'shiftLead')), 'content-type': 'application/json' };
      await fetch(`${origin}/api/cases`, { method: 'POST', headers, body: JSON.stringify(report) });
      await desk.page.getByRole('alert').waitFor();
      await desk.drawn();
    },
  },
  {
    name: 'wall-desk-light-zh',
    options: { seat: 'shiftLead' },
    path: '/wall/desk',
    hasNoMap: true,
  },
  { name: 'sign-in-light-zh', options: {}, path: '/sign-in', hasNoMap: true },
  { name: 'sign-in-dark-en', options: { colorScheme: 'dark', locale: 'en-GB' }, path: '/sign-in', hasNoMap: true },
  {
    name: 'register-light-zh',
    options: { seat: 'planner' },
    path: '/registers/reminder-signs?v=15/32.49/119.92',
    prepare: async (desk) => desk.openRow('TSP-003'),
  },
  { name: 'people-light-zh', options: { seat: 'administrator' }, path: '/admin/people', hasNoMap: true },
  {
    name: 'history-compare-light-zh',
    options: { seat: 'planner' },
    path: '/?v=15.5/32.489/119.9135&l=roads,reminder-signs',
    prepare: async (desk) => {
      await desk.panel('list');
      await desk.openListed('TSP-003');
      await desk.openHistory();
    },
  },
  {
    name: 'register-dark-en',
    options: { seat: 'planner', colorScheme: 'dark', locale: 'en-GB' },
    path: '/registers/reminder-signs?v=15/32.49/119.92',
    prepare: async (desk) => desk.openRow('TSP-003'),
  },
  {
    name: 'people-dark-en',
    options: { seat: 'administrator', colorScheme: 'dark', locale: 'en-GB' },
    path: '/admin/people',
    hasNoMap: true,
  },
  {
    name: 'history-compare-dark-en',
    options: { seat: 'planner', colorScheme: 'dark', locale: 'en-GB' },
    path: '/?v=15.5/32.489/119.9135&l=roads,reminder-signs',
    prepare: async (desk) => {
      await desk.panel('list');
      await desk.openListed('TSP-003');
      await desk.openHistory();
    },
  },
  { name: 'phone-light-zh', options: { screen: 'phone' }, path: '/' },
  {
    name: 'zones-light-zh',
    options: { seat: 'planner' },
    path: '/zones',
    hasNoMap: true,
    prepare: async (desk) => {
      const planner = new Planner(desk);
      const scheme = await planner.startDraft();
      await planner.look(scheme, [119.9135, 32.4925], 15);
      await planner.tool('f');
      await planner.street('坡子街');
    },
  },
  {
    name: 'zones-test-dark-en',
    options: { seat: 'planner', colorScheme: 'dark', locale: 'en-GB' },
    path: '/zones?scheme=sample-scheme-order&tab=test&l=roads&lang=en',
    prepare: async (desk) => desk.page.waitForTimeout(5_000),
  },
  {
    name: 'checks-light-zh',
    options: { seat: 'planner' },
    path: `/checks?rule=signs-spacing&street=${encodeURIComponent('青年路')}`,
    prepare: async ({ page }) => {
      await page.getByRole('option').first().click();
      await page.waitForTimeout(6_000);
    },
  },
  {
    name: 'checks-reach-dark-en',
    options: { seat: 'planner', colorScheme: 'dark', locale: 'en-GB' },
    path: '/checks?rule=toilets-reach&lang=en',
    prepare: async ({ page }) => page.waitForTimeout(8_000),
  },
  {
    name: 'duty-light-zh',
    options: { seat: 'shiftLead' },
    path: '/duty?view=overdue',
    prepare: async ({ page }) => {
      await page.getByRole('option').first().click();
      await page.waitForTimeout(4_000);
    },
  },
  {
    name: 'duty-numbers-dark-en',
    options: { seat: 'shiftLead', colorScheme: 'dark', locale: 'en-GB' },
    path: '/duty/numbers?lang=en',
    hasNoMap: true,
    prepare: async ({ page }) => page.waitForTimeout(3_000),
  },
  {
    name: 'hotspots-light-zh',
    options: { seat: 'shiftLead' },
    path: '/duty/hotspots?v=14.6/32.4600/119.9120',
    prepare: async (desk) => {
      await desk.page.locator('[role=option][data-area]').first().click();
      await desk.page.getByTestId('hot-place').waitFor();
      await desk.drawn();
    },
  },
  {
    name: 'crews-dark-zh',
    options: { seat: 'unitApprover', colorScheme: 'dark' },
    path: '/duty/crews?v=13.2/32.4660/119.9180',
  },
  {
    name: 'field-light-zh',
    options: { seat: 'crewMember', screen: 'phone' },
    path: '/field',
    hasNoMap: true,
    prepare: async ({ page }) => page.locator('[data-case]').first().waitFor(),
  },
  {
    name: 'zones-list-light-zh',
    options: { seat: 'planner' },
    path: '/zones',
    hasNoMap: true,
  },
];

const folder = join(import.meta.dirname, 'screenshots');
await mkdir(folder, { recursive: true });
const wanted = process.argv.slice(2);
// At three in the afternoon, whenever they are made: at night no crew is there to be planned.
const afternoon = startOfDay(dayOf(Date.now())) + 15 * 3_600_000;
const clock = await mkdtemp(join(tmpdir(), 'shirong-clock-'));
await writeFile(join(clock, 'offset'), String(afternoon - Date.now()));
const env = {
  NODE_OPTIONS: `--import ${join(import.meta.dirname, 'moved-clock.ts')}`,
  CLOCK_FILE: join(clock, 'offset'),
};
const [server, browser] = await Promise.all([startServer(env), launchBrowser()]);
await moveSign(server.url);
try {
  for (const { name, options, path, hasNoMap, prepare } of pictures) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const desk = await Desk.at(browser, server.url, options);
    if (hasNoMap) await desk.openPlain(path);
    else await desk.open(path);
    await prepare?.(desk);
    await desk.screenshot(join(folder, `${name}.png`), hasNoMap);
    await desk.leave();
    process.stdout.write(`${name}.png\n`);
  }
} finally {
  await browser.close();
  await server.stop();
  await rm(clock, { recursive: true });
}

/** Moves a sign a little, so that its history has something to compare. */
async function moveSign(url: string): Promise<void> {
  const headers = { ...(await signIn(url, 'planner')), 'content-type': 'application/json' };
  const answer = await fetch(`${url}/ogc/collections/reminder-signs/items?number=TSP-003`, { headers });
  const [sign] = ((await answer.json()) as { features: Array<{ id: string }> }).features;
  const feature = (await (await fetch(`${url}/api/features/reminder-signs/${sign!.id}`, { headers })).json()) as {
    version: number;
    geometry: { type: 'Point'; coordinates: [number, number] };
    properties: object;
  };
  const [lng, lat] = feature.geometry.coordinates;
  const after = {
    geometry: { type: 'Point', coordinates: [lng + 0.0012, lat + 0.0006] },
    properties: { ...feature.properties, state: 'damaged' },
  };
  const line = { collection: 'reminder-signs', id: sign!.id, base: feature.version, after };
  const body = JSON.stringify({ kind: 'feature.move', note: '现场复核', lines: [line] });
  const moved = await fetch(`${url}/api/changes`, { method: 'POST', headers, body });
  if (moved.status !== 201) throw new Error(`the sign was not moved: ${moved.status} ${await moved.text()}`);
}
