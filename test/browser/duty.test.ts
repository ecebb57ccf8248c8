import { deskUnit } from '#domain/sample-city/cases/hands.ts';
import type { Seat } from '#domain/people/seats.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../running-server.ts';
import { launchBrowser } from './chromium.ts';
import { Officer, reportPlaces } from './duty.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ SHIRONG_SAMPLE_CASES: '200' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Those who walk have a phone, the others a desk. */
const walks: readonly Seat[] = ['supervisor', 'crewMember'];
const sit = (seat: Seat, view?: string) =>
  Officer.at(browser, server.url, { seat, screen: walks.includes(seat) ? 'phone' : 'laptop' }, view);
const clean = (officers: readonly Officer[]) => {
  for (const { desk } of officers) {
    expect(desk.errors).toEqual([]);
    expect(desk.foreign).toEqual([]);
  }
};

describe('officers at the duty desk', () => {
  it('take one report through all its states, each at a desk of his own', async () => {
    const receiver = await sit('receiver', 'pendingAcceptance');
    await receiver.beginReport();
    await receiver.source('12345热线', 'TZ-20260001');
    const number = await receiver.typeReport({ of: 'bllj', place: '坡子街', what: '路边有垃圾堆放' });
    await receiver.press('Escape');
    await receiver.open(number);
    expect(await receiver.act('a')).toBe(`${number} 已受理，现为待核实`);

    const supervisor = await sit('supervisor', 'toVerify');
    await supervisor.open(number);
    expect(
      await supervisor.actWith('v', async (form) => {
        await form.getByText('属实', { exact: true }).first().click();
        await supervisor.photo(form);
      }),
    ).toContain('现为待立案');

    const lead = await sit('shiftLead', 'toFile');
    await lead.open(number);
    expect(await lead.act('l')).toContain('现为待派遣');

    const dispatcher = await sit('dispatcher', 'toDispatch');
    await dispatcher.open(number);
    // Elsewhere than its zone says, which wants a reason.
    expect(
      await dispatcher.actSaying('派遣', async (form) => {
        await dispatcher.choose(form, '责任单位', deskUnit);
        await form.getByLabel('理由').first().fill('就近处置');
      }),
    ).toContain('现为待签收');

    const handler = await sit('unitHandler', 'toAcknowledge');
    expect(await handler.listed()).toContain(number);
    await handler.open(number);
    expect(await handler.act('a')).toContain('现为处置中');

    const approver = await sit('unitApprover', 'handling');
    await approver.open(number);
    expect(await approver.actWith('z', (form) => approver.choose(form, '队员', /队员（示意）/))).toContain(
      '现为处置中',
    );

    const crew = await sit('crewMember');
    expect(await crew.listed()).toContain(number);
    await crew.open(number);
    expect(await crew.actWith('c', (form) => crew.photo(form))).toContain('现为处置中');

    // The handler has the case open all the while: what the crew did comes by itself.
    await handler.seesPictures(2);
    expect(await handler.act('f')).toContain('现为待核查');

    const inspector = await sit('supervisor', 'toInspect');
    await inspector.open(number);
    expect(await inspector.actWith('v', (form) => inspector.photo(form))).toContain('现为待结案');

    const closer = await sit('shiftLead', 'toClose');
    await closer.open(number);
    expect(await closer.act('j')).toBe(`${number} 已结案，现为结案`);
    clean([receiver, supervisor, lead, dispatcher, handler, approver, crew, inspector, closer]);
  }, 240_000);

  it('write five new cases by keyboard alone (fifty: npm run prove -- duty-keys)', async () => {
    const receiver = await sit('receiver', 'pendingAcceptance');
    await receiver.beginReport();
    await receiver.source('12345热线', '');
    const numbers: string[] = [];
    for (const [i, place] of reportPlaces.slice(0, 5).entries()) {
      numbers.push(await receiver.typeReport({ of: 'bllj', place, what: `第${i + 1}件` }));
    }
    expect(new Set(numbers).size).toBe(5);
    await expect.poll(() => receiver.listed()).toEqual(expect.arrayContaining(numbers));
    clean([receiver]);
  }, 180_000);
});
