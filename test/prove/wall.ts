import { parseArgs } from 'node:util';
import { compiledOnce, launchBrowser } from '../browser/chromium.ts';
import { StreetCity } from '../browser/street-city.ts';
import { liveAtWall, percentADay, type DayEnd } from '../browser/wall-days.ts';

const usage = `npm run prove -- wall [--days 30] [--changes 1000000] [--refreshes 1000] [--step 3600] [--calm 600]
A screen in fast time; what it is made of at the end of each day. --step: seconds that pass at once; --calm: seconds at
the end of each day that are lived beat by beat.`;

/** What is looked at; heap and workers in bytes. */
const weighed = ['heap', 'workers', 'nodes', 'listeners', 'held', 'layers', 'sources'] as const;
/** What grows by more than this is a leak: per cent a day by regression, and the last day over the second. */
const limits = { percentADay: 0.1, lastOverSecond: 1.05 };

/**
 * Thirty days of a wall and a million changes; the short form is `test/browser/wall.test.ts`.
 * @throws Error naming what grew, what moved and what was missed
 */
export async function prove(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      days: { type: 'string', default: '30' },
      changes: { type: 'string', default: '1000000' },
      refreshes: { type: 'string', default: '1000' },
      step: { type: 'string', default: '3600' },
      calm: { type: 'string', default: '600' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(usage);
  const [city, browser] = await Promise.all([StreetCity.open(), launchBrowser(compiledOnce)]);
  try {
    say(['day', ...weighed].map((what) => what.padStart(12)).join(''));
    const report = await liveAtWall(
      city,
      browser,
      {
        days: Number(values.days),
        changes: Number(values.changes),
        refreshes: Number(values.refreshes),
        stepSeconds: Number(values.step),
        calmSeconds: Number(values.calm),
      },
      row,
    );
    const { ends, heard, told, refreshes, cameras } = report;
    const faults = [...report.faults, ...report.foreign.map((url) => `asked ${url}`)];
    if (heard !== told) faults.push(`the page heard ${heard} of ${told} changes`);
    if (refreshes < Number(values.refreshes)) faults.push(`only ${refreshes} refreshes of the map`);
    if (cameras > 1) faults.push(`the camera stood at ${cameras} places during refreshes`);
    for (const what of weighed) {
      const figures = ends.map((end) => end[what]);
      const [growth, over] = [percentADay(figures), figures.at(-1)! / (figures[1] ?? figures[0]!)];
      say(`RESULT wall_${what}_percent_per_day=${growth.toFixed(4)}`);
      if (growth > limits.percentADay) faults.push(`${what} grows by ${growth.toFixed(3)} % a day`);
      if (over > limits.lastOverSecond) faults.push(`${what} is ${over.toFixed(3)} of the second day's`);
    }
    say(`RESULT wall_days=${ends.length}`);
    say(`RESULT wall_changes_heard=${heard}`);
    say(`RESULT wall_refreshes=${refreshes}`);
    say(`RESULT wall_cameras=${cameras}`);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  } finally {
    await browser.close();
    await city.close();
  }
}

function row(end: DayEnd): void {
  say([end.day, ...weighed.map((what) => end[what])].map((value) => String(Math.round(value)).padStart(12)).join(''));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
