import { afterAll, expect, test } from 'vitest';
import { CrashSite, victims } from '../../prove/crash.ts';

/** The short form of `npm run prove -- crash`. */
const site = new CrashSite();
afterAll(() => site.remove());

test.for(victims)(
  'after kill -9 of %s under write load nothing acknowledged is lost, and the next start takes over',
  async (victim) => {
    const report = await site.round(victim, 700);
    expect(report.acknowledged).toBeGreaterThan(10);
    expect(report.takeOverMs).toBeLessThan(40_000);
  },
);
