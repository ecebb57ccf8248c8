import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './chromium.ts';
import { offlineShift } from './offline-shift.ts';
import { StreetCity } from './street-city.ts';

let city: StreetCity;
let browser: Browser;

beforeAll(async () => {
  [city, browser] = await Promise.all([StreetCity.open(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

describe('a phone without signal for twenty minutes, and a server killed as it comes back', () => {
  it('leave each act in the journal once, in order, on time by when it was done', async () => {
    const { cases, backAt, faults } = await offlineShift(city, browser, 1);
    for (const { dueAt, reportedBackAt, status, written, meant } of cases) {
      expect(written.map(({ kind }) => kind)).toEqual(['case.sign-for', 'case.arrive', 'case.report-back']);
      for (const [i, { occurredAt, at }] of written.entries()) {
        expect(Math.abs(occurredAt - meant[i]!.at)).toBeLessThan(15_000);
        expect(at).toBeGreaterThanOrEqual(backAt);
      }
      expect(status).toBe('pendingInspection');
      expect(backAt).toBeGreaterThan(dueAt);
      expect(reportedBackAt).toBeLessThanOrEqual(dueAt);
    }
    expect(faults).toEqual([]);
  });
});
