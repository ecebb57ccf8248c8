import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../running-server.ts';
import { launchBrowser } from './chromium.ts';
import { Desk } from './desk.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('the page on the street', () => {
  it('lets a crew member ask to hand a case back, and the back button closes what is open', async () => {
    const { page, errors, foreign } = await Desk.at(browser, server.url, { screen: 'phone', seat: 'crewMember' });
    await page.goto(`${server.url}/field`);
    await page.locator('[data-case]').first().waitFor();
    await page.locator('[data-case]').filter({ hasNotText: /待批/ }).first().click();
    await page.getByRole('button', { name: '申请退回', exact: true }).click();
    const form = page.getByRole('dialog', { name: '申请退回' });
    await form.getByRole('button', { name: '需要机械设备' }).click();
    const [asked] = await Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith('/acts')),
      form.getByRole('button', { name: '申请退回', exact: true }).click(),
    ]);
    expect(asked.status()).toBe(200);
    await form.waitFor({ state: 'detached' });
    const task = page.getByRole('dialog');
    await task.getByText('申请退回待批').waitFor();
    await page.goBack();
    await task.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect([errors, foreign]).toEqual([[], []]);
  });

  it('gives every button of the list and the tabs a place for a thumb', async () => {
    const { page } = await Desk.at(browser, server.url, { screen: 'phone', seat: 'supervisor' });
    await page.goto(`${server.url}/field?tab=report`);
    await page.getByRole('tab').first().waitFor();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button')]
        .map((button) => ({ name: button.innerText, box: button.getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0 && (box.height < 47.5 || box.width < 47.5))
        .map(({ name }) => name),
    );
    expect(small).toEqual([]);
  });

  it('tells somebody without a seat on the street so', async () => {
    const { page } = await Desk.at(browser, server.url, { screen: 'phone', seat: 'assessor' });
    await page.goto(`${server.url}/field`);
    await page.getByText('您没有现场席位').waitFor();
  });
});
