import type { Browser } from 'playwright-core';
import { Officer } from './duty.ts';
import type { StreetCity, Written } from './street-city.ts';
import { StreetPhone } from './street-phone.ts';

const minute = 60_000;

/** What came of a shift without signal, by case. */
export interface ShiftReport {
  readonly cases: ReadonlyArray<{
    readonly number: string;
    readonly dueAt: number;
    readonly reportedBackAt: number;
    readonly status: string;
    /** What the phone did, as the journal has it, the oldest first. */
    readonly written: readonly Written[];
    /** When it was done on the phone, by the server's clock. */
    readonly meant: readonly { readonly kind: string; readonly at: number }[];
  }>;
  /** When there was signal again. */
  readonly backAt: number;
  readonly faults: readonly string[];
}

/**
 * Twenty minutes without signal: signing for, arriving and reporting back, the page loaded anew in between; signal again after
 * the deadline; the server killed as the first act reaches it, and started again on the same data. A desk looks on.
 * @param count cases on the phone
 */
export async function offlineShift(city: StreetCity, browser: Browser, count: number): Promise<ShiftReport> {
  const numbers: string[] = [];
  for (let i = 0; i < count; i++) numbers.push(await city.assigned({ lon: 119.92 + i * 0.002, lat: 32.49 }));
  const dueAt = await Promise.all(
    numbers.map(async (number) => Date.parse(String((await city.case(number)).properties['dueAt']))),
  );
  await city.setNow(Math.min(...dueAt) - 15 * minute);

  const desk = await Officer.at(browser, city.url, { seat: 'shiftLead', screen: 'laptop' }, 'all');
  await desk.open(numbers[0]!);
  const phone = await StreetPhone.at(browser, city, 'crewMember');
  for (const number of numbers) await phone.open(number);
  await phone.isKept();
  const beganAt = city.now;
  await phone.signal(false);

  const meant = numbers.map(() => [] as { kind: string; at: number }[]);
  const step = async (kind: string, run: () => Promise<void>) => {
    for (const [i, number] of numbers.entries()) {
      // The page is loaded anew each time, without signal.
      await phone.open(number);
      await run();
      meant[i]!.push({ kind, at: city.now });
    }
  };
  await phone.pass(2);
  await step('case.sign-for', () => phone.touch('签收'));
  await phone.pass(3);
  await step('case.arrive', () => phone.touch('到场'));
  await phone.pass(5);
  await step('case.report-back', () => phone.reportBack());
  const [waiting] = await phone.waits();
  if (waiting !== numbers.length * 3) throw new Error(`${waiting} acts wait, ${numbers.length * 3} were done`);
  await phone.pass(Math.max(0, 20 - (city.now - beganAt) / minute));

  const backAt = city.now;
  const begun = phone.begunToSend();
  await phone.signal(true);
  await begun;
  await city.kill();
  await city.start();
  await phone.page.waitForFunction(() => /待上传 0 项，未被接受 0 项/.test(document.body.innerHTML), undefined, {
    timeout: 90_000,
  });
  await desk.desk.page.getByText('待核查').first().waitFor();

  const cases = await Promise.all(
    numbers.map(async (number, i) => {
      const { properties } = await city.case(number);
      const all = await city.written(number);
      return {
        number,
        dueAt: dueAt[i]!,
        reportedBackAt: Date.parse(String(properties['reportedBackAt'])),
        status: String(properties['status']),
        written: all.filter(({ kind }) => meant[i]!.some((one) => one.kind === kind)),
        meant: meant[i]!,
      };
    }),
  );
  const faults = [...phone.faults];
  await Promise.all([phone.leave(), desk.desk.leave()]);
  return { cases, backAt, faults };
}
