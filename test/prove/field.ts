import { launchBrowser } from '../browser/chromium.ts';
import { offlineShift } from '../browser/offline-shift.ts';
import { StreetCity } from '../browser/street-city.ts';

const rounds = 3;
const casesEach = 4;

/**
 * Shifts without signal, one after the other on the same data, the server killed once in each as the first act reaches it; the
 * short form is `test/browser/field-offline.test.ts`.
 * @throws Error naming the first case whose acts are not in the journal once, in order and on time
 */
export async function prove(): Promise<void> {
  const [city, browser] = await Promise.all([StreetCity.open(), launchBrowser()]);
  let acts = 0;
  let late = 0;
  try {
    for (let round = 1; round <= rounds; round++) {
      const { cases, backAt, faults } = await offlineShift(city, browser, casesEach);
      if (faults.length > 0) throw new Error(faults.join('\n'));
      for (const { number, written, meant, dueAt, reportedBackAt } of cases) {
        const kinds = written.map(({ kind }) => kind).join(' ');
        if (kinds !== meant.map(({ kind }) => kind).join(' ')) throw new Error(`${number}: ${kinds}`);
        for (const [i, { occurredAt, at }] of written.entries()) {
          const off = Math.abs(occurredAt - meant[i]!.at);
          if (off > 15_000 || at < backAt) throw new Error(`${number}: act ${i + 1} is ${off} ms off`);
          acts += 1;
        }
        if (reportedBackAt > dueAt) late += 1;
      }
      process.stdout.write(`round ${round}: ${cases.length} cases, each act once, in order\n`);
    }
    if (late > 0) throw new Error(`${late} cases count as late though they were reported back in time`);
    process.stdout.write(`RESULT field_acts_once=${acts}\n`);
  } finally {
    await browser.close();
    await city.close();
  }
}
