import { startServer } from '../running-server.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { Officer, reportPlaces } from '../browser/duty.ts';

const wanted = 50;

/** Fifty new cases by keyboard alone, at a real page of a real server; the short form is `test/browser/duty.test.ts`. */
export async function prove(): Promise<void> {
  const [server, browser] = await Promise.all([startServer({ SHIRONG_SAMPLE_CASES: '3000' }), launchBrowser()]);
  try {
    const receiver = await Officer.at(browser, server.url, { seat: 'receiver' }, 'pendingAcceptance');
    await receiver.beginReport();
    const began = Date.now();
    const numbers = new Set<string>();
    for (let i = 0; i < wanted; i++) {
      const place = reportPlaces[i % reportPlaces.length]!;
      numbers.add(await receiver.typeReport({ of: 'bllj', place, what: `第${i + 1}件` }));
    }
    const seconds = (Date.now() - began) / 1000;
    if (numbers.size !== wanted) throw new Error(`${numbers.size} numbers for ${wanted} reports`);
    if (receiver.desk.errors.length > 0) throw new Error(receiver.desk.errors.join('\n'));
    process.stdout.write(`${wanted} cases by keyboard alone in ${seconds.toFixed(0)} s\n`);
    process.stdout.write(`RESULT duty_keys_seconds_a_case=${(seconds / wanted).toFixed(2)}\n`);
  } finally {
    await browser.close();
    await server.stop();
  }
}
