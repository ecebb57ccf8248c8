import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../running-server.ts';
import { launchBrowser } from './chromium.ts';
import { Planner, type Place } from './planner.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ SHIRONG_SAMPLE_CASES: '200' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const shanghaiDay = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** West of the built-up area, where nobody's ground is. */
const free: readonly Place[] = [
  [119.878, 32.472],
  [119.878, 32.468],
  [119.883, 32.468],
  [119.883, 32.472],
];
/** A corner of the border between SR-051 and SR-064, where it is to go, and a place between: it changes hands. */
const corner: Place = [119.88784, 32.4600927];
const moved: Place = [119.88784, 32.4612];
const between: Place = [119.8872, 32.4606];

describe('the planner at the desk', () => {
  it('draws, splits by metres, moves a common border, takes back after a reload, and brings the scheme into effect', async () => {
    const planner = await Planner.at(browser, server.url, { seat: 'planner' });
    const scheme = await planner.startDraft();
    const before = await planner.zones();

    await planner.look(scheme, [119.884, 32.47], 14.5);
    await planner.tool('p');
    await planner.click(...free);
    await planner.press('Enter');
    await expect.poll(() => planner.zones()).toBe(before + 1);

    await planner.choose('SR-051');
    await planner.splitAt('吴州路', '济川路', 180);
    await expect.poll(() => planner.zones()).toBe(before + 2);
    await planner.saved();

    await planner.look(scheme, [119.888, 32.463], 15.5);
    await planner.choose('SR-064');
    await planner.tool('m');
    await planner.drag(corner, moved);
    await expect.poll(() => planner.edits(scheme)).toEqual(['draw', 'split', 'move']);

    await planner.reload();
    await planner.press('Control+z');
    await expect.poll(() => planner.edits(scheme)).toEqual(['draw', 'split', 'move', 'move undoes 3']);
    await planner.press('Control+y');
    await expect.poll(() => planner.edits(scheme)).toEqual(['draw', 'split', 'move', 'move undoes 3', 'move redoes 3']);

    expect(await planner.act('送审')).toContain('新增 2 个责任区');
    const leader = await Planner.at(browser, server.url, { seat: 'leader' });
    await leader.look(scheme, [119.888, 32.463], 15.5);
    await leader.act('批准', { 文号: '泰城管〔2026〕9号' });
    await planner.desk.page.getByRole('button', { name: '公布', exact: true }).waitFor();
    await planner.act('公布');

    const today = await planner.answersAt(between);
    const afterwards = await planner.answersOn(shanghaiDay(2));
    expect(today).toContain('SR-051');
    expect(today).not.toContain('SR-064');
    expect(afterwards).toContain('SR-064');
    expect(afterwards).toContain('泰城管〔2026〕9号');
    for (const { desk } of [planner, leader]) {
      expect(desk.errors).toEqual([]);
      expect(desk.foreign).toEqual([]);
    }
  });
});
