import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../running-server.ts';
import { Analyst } from './analyst.ts';
import { launchBrowser } from './chromium.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  // Below ten thousand cases nothing stands out in the sample.
  [server, browser] = await Promise.all([startServer({ SHIRONG_SAMPLE_CASES: '10000' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const seat = { seat: 'shiftLead', screen: 'laptop' } as const;

describe('an analyst at the high-incidence areas', () => {
  it('narrows them, clicks a cell, reads why, opens just its cases, comes back, and hands the link on', async () => {
    const analyst = await Analyst.at(browser, server.url, seat);
    const all = await analyst.openFirst();
    expect(all.words).toMatch(/近12周\S*高发/);
    await analyst.source('巡查');
    const patrolled = await analyst.openFirst();
    await analyst.zoomAndClose();
    const clicked = await analyst.clickMiddle();
    expect(clicked).toEqual(patrolled);
    expect(clicked.words).toMatch(/近12周\S*高发/);

    const [link, listed] = [analyst.desk.address, await analyst.listed()];
    expect(await analyst.openCases()).toBe(clicked.count);
    await analyst.back();
    await expect.poll(() => analyst.told()).toEqual(clicked);
    expect(analyst.desk.address).toBe(link);

    const { pathname, search } = new URL(link);
    const other = await Analyst.at(browser, server.url, seat, pathname + search);
    expect([await other.chosenSource(), await other.listed()]).toEqual(['patrol', listed]);
    await expect.poll(() => other.told()).toEqual(clicked);
    for (const { desk } of [analyst, other]) {
      expect(desk.errors).toEqual([]);
      expect(desk.foreign).toEqual([]);
      await desk.leave();
    }
  });
});
