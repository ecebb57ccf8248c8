import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../running-server.ts';
import { launchBrowser } from './chromium.ts';
import { Desk } from './desk.ts';
import { RegisterKeeper } from './register-keeper.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startServer({ SHIRONG_SAMPLE_CASES: '200', SHIRONG_SAMPLE_UNTIL: '2026-11-01' }),
    launchBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The promise, counted from the answer to the save. */
const withinTwoSeconds = { timeout: 2_000, interval: 50 };

describe('two browsers', () => {
  it('show each other what they save within two seconds, and stay where they are', async () => {
    const [map, register] = await Promise.all([
      Desk.at(browser, server.url, { seat: 'planner' }),
      RegisterKeeper.at(browser, server.url, 'planner'),
    ]);
    await Promise.all([
      map.open('/?v=14/32.49/119.92&l=reminder-signs,markets'),
      register.open('/registers/reminder-signs?v=15/32.49/119.92'),
    ]);
    await map.panel('list');
    await map.openListed('TSP-012');
    const listScroll = await map.scrollList(150);
    const mapAddress = map.address;
    expect(listScroll).toBeGreaterThan(0);
    expect(mapAddress).toContain('sel=reminder-signs');

    await register.openRow('TSP-012');
    const road = await register.typed('road');
    await register.fill('road', '两处同看路');
    await register.save();
    await expect.poll(() => map.card(), withinTwoSeconds).toContain('两处同看路');
    await map.drawn();
    expect(map.address).toBe(mapAddress);
    expect(await map.listScroll()).toBe(listScroll);

    await register.scrollTable(2_000);
    await register.openRow('TSP-016');
    await register.fill('road', '还没有存的字');
    const tableScroll = await register.tableScroll();
    const registerAddress = register.address;
    expect(tableScroll).toBeGreaterThan(0);
    expect(await register.row('TSP-012')).toContain('两处同看路');
    await map.restoreFirst();
    await expect.poll(() => register.row('TSP-012'), withinTwoSeconds).toContain(road);
    await register.drawn();
    expect(await register.typed('road')).toBe('还没有存的字');
    expect(await register.tableScroll()).toBe(tableScroll);
    expect(register.address).toBe(registerAddress);

    expect(map.errors).toEqual([]);
    expect(register.errors).toEqual([]);
    await Promise.all([map.leave(), register.leave()]);
  });
});
