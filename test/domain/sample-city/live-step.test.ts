import { expect, test } from 'vitest';
import { Check } from 'typebox/value';
import { cases } from '#domain/cases/collection.ts';
import type { ChangeRequest } from '#domain/change.ts';
import type { Feature } from '#domain/feature.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { isWaiting } from '#domain/sample-city/live/advance.ts';
import { standardRules } from '#domain/sample-city/cases/rules.ts';
import { liveFor } from '#domain/sample-city/live/live-step.ts';

const now = Date.parse('2026-11-20T09:00:00+08:00');
const { city, features } = generateSampleCity({ seed: 1, cases: 6000, until: '2026-11-20' });
/** As many reports a day as a city of 30,000 cases a year has. */
const perDay = 82;

/** Runs hours of steps of one minute against a tiny store in memory. */
function run(seed: number, hours: number) {
  const living = liveFor(city, seed, standardRules, perDay);
  const stored = new Map<string, Feature>();
  let fid = 0;
  for (const feature of features('cases')) {
    if (isWaiting(feature.properties))
      stored.set(feature.id, { ...feature, collection: 'cases', fid: ++fid, version: 1 });
  }
  const openBefore = stored.size;
  const done: ChangeRequest[] = [];
  const numbers = new Map<string, number>([['20261120', 60]]);
  for (let minute = 1; minute <= hours * 60; minute++) {
    const to = now + minute * 60_000;
    const day = new Date(to + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
    const open = [...stored.values()].filter(({ properties }) => isWaiting(properties));
    const last = numbers.get(day) ?? 0;
    const given = Array.from(
      { length: living.reports(to - 60_000, to) },
      (_, i) => `${day}-${String(last + i + 1).padStart(4, '0')}`,
    );
    for (const change of living.step({ from: to - 60_000, to, open, numbers: given })) {
      done.push(change);
      const line = change.lines[0]!;
      expect(Check(cases.schema, line.after!.properties)).toBe(true);
      const before = stored.get(line.id!);
      expect(line.base).toBe(before?.version ?? null);
      stored.set(line.id!, {
        ...line.after!,
        collection: 'cases',
        id: line.id!,
        fid: before?.fid ?? ++fid,
        version: (before?.version ?? 0) + 1,
      });
      if (before === undefined) numbers.set(day, Number(String(line.after!.properties['number']).slice(9)));
    }
  }
  return {
    done,
    openBefore,
    openAfter: [...stored.values()].filter(({ properties }) => properties['open']).length,
    stored,
  };
}

test(
  'a day of live steps brings a natural number of reports and acts, each of which fits the schema',
  { timeout: 60_000 },
  () => {
    const { done, openBefore, openAfter, stored } = run(1, 24);
    const reports = done.filter(({ kind }) => kind === 'case.report');
    expect(reports.length).toBeGreaterThan(50);
    expect(reports.length).toBeLessThan(120);
    for (const kind of [
      'case.accept',
      'case.file',
      'case.dispatch',
      'case.acknowledge',
      'case.assign',
      'case.sign-for',
      'case.arrive',
      'case.report-back',
      'case.inspect',
      'case.close',
      'case.verify',
      'case.answer',
    ]) {
      expect(done.some((change) => change.kind === kind)).toBe(true);
    }
    expect(Math.abs(openAfter - openBefore)).toBeLessThan(openBefore / 2);
    const numbers = [...stored.values()].map(({ properties }) => properties['number']);
    expect(new Set(numbers).size).toBe(numbers.length);
  },
);

test('the same seed and the same inputs give the same changes', { timeout: 30_000 }, () => {
  expect(run(3, 3).done).toEqual(run(3, 3).done);
});
