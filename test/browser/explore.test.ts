import { signIn } from '../sign-in.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './chromium.ts';
import { Desk } from './desk.ts';
import { type RunningServer, startServer } from '../running-server.ts';

let server: RunningServer;
let browser: Browser;
let desk: Desk;

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startServer({ SHIRONG_SAMPLE_CASES: '6000', SHIRONG_SAMPLE_UNTIL: '2026-11-01' }),
    launchBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(async () => {
  desk = await Desk.at(browser, server.url);
});

afterEach(async () => {
  expect(desk.errors).toEqual([]);
  expect(desk.foreign).toEqual([]);
  await desk.leave();
});

describe('the city on one map', () => {
  it('opens on open cases plus the main layers, says that the data are a sample, and names its datum', async () => {
    await desk.open('/');
    const shown = await desk.shown();
    for (const collection of ['zones', 'roads', 'cases']) expect(shown[collection], collection).toBeGreaterThan(20);
    const words = await desk.words();
    expect(words).toContain('示意');
    expect(words).toContain('WGS84');
  });

  it('finds a street by the initials of its pinyin, goes there and opens its card', async () => {
    await desk.open('/');
    expect((await desk.search('pzj'))[0]).toContain('坡子街');
    await desk.choose('坡子街');
    expect(await desk.card()).toContain('坡子街');
    expect(desk.address).toContain('sel=roads');
  });

  it('narrows map, list and counts together', async () => {
    await desk.open('/?l=cases');
    await desk.panel('list');
    const before = await desk.listed();
    expect((await desk.shown())['cases']).toBe(before);
    await desk.panel('filters');
    await desk.filter('处置中');
    await desk.panel('list');
    const after = await desk.listed();
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(before);
    expect((await desk.shown())['cases']).toBe(after);
    expect(desk.address).toContain('status=handling');
  });

  it('counts history in cells from far away, and holds the same cases in list and counts', async () => {
    await desk.open('/?l=cases');
    await desk.period('全部');
    const shown = await desk.shown();
    expect(shown['cases-cells']).toBeGreaterThanOrEqual(6000);
    expect(shown['cases']).toBeLessThan(1000);
    await desk.panel('list');
    expect(await desk.listed()).toBe(shown['cases-cells']);
  });

  it('opens a card from the list by keyboard alone, every property in words', async () => {
    await desk.open('/?l=cases');
    await desk.panel('list');
    await desk.openFromList(3);
    const card = await desk.card();
    for (const title of ['案件编号', '状态', '小类', '责任单位', '上报时间', '处置截止时间'])
      expect(card).toContain(title);
    expect(card).toMatch(/\d{8}-\d{4}/);
    expect(card).not.toMatch(/handling|pendingDispatch|undefined|null/);
  });

  it('shows the same picture to whoever opens its address', async () => {
    await desk.open('/?l=roads,cases');
    await desk.search('海陵路');
    await desk.choose('海陵路');
    await desk.panel('filters');
    await desk.filter('处置中');
    const [address, shown, card] = [desk.address, await desk.shown(), await desk.card()];
    const other = await Desk.at(browser, server.url);
    await other.open(address);
    expect(await other.shown()).toEqual(shown);
    expect(await other.card()).toBe(card);
    expect(other.errors).toEqual([]);
    await other.leave();
  });

  it('shows what others write without moving the map', async () => {
    await desk.open('/?l=cases&v=15/32.4871/119.9134');
    const [before, address] = [(await desk.shown())['cases'] ?? 0, desk.address];
    const answer = await fetch(`${server.url}/api/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await signIn(server.url, 'receiver')) },
      body: JSON.stringify({
        classKind: 'matter',
        classCode: '06010',
        lon: 119.9134,
        lat: 32.4871,
        channel: 'video',
      }),
    });
    expect(answer.status).toBe(201);
    await expect.poll(async () => (await desk.shown())['cases'], { timeout: 20_000 }).toBe(before + 1);
    expect(desk.address).toBe(address);
  });

  it('speaks English on request, with no Chinese words of its own left over', async () => {
    await desk.open('/?lang=en');
    const words = await desk.words();
    expect(words).toContain('Layers');
    expect(words).not.toMatch(/图层|筛选|列表/);
  });

  it('goes back to the view before by the back button', async () => {
    await desk.open('/?l=cases');
    await desk.panel('filters');
    await desk.filter('处置中');
    expect(desk.address).toContain('status=handling');
    await desk.page.goBack();
    await desk.drawn();
    expect(desk.address).not.toContain('status=handling');
  });
});
