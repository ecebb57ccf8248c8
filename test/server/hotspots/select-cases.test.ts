import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cases } from '#domain/cases/collection.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import { channels, isCitizens } from '#domain/cases/words.ts';
import type { Properties } from '#domain/feature.ts';
import { sources, type HotAsked } from '../../../server/hotspots/reader.ts';
import { selectCases } from '../../../server/hotspots/select-cases.ts';
import { columnsOver, marks } from '../../../server/hotspots/selection.ts';
import { PointIndex } from '../../../server/tiles/point-index.ts';

const begins = Date.UTC(2026, 7, 30, 16) / 1000;
const hour = 3600;

const oneCase = fc.record({
  status: fc.constantFrom(...Object.keys(caseStatuses)),
  channel: fc.constantFrom(...Object.keys(channels)),
  classCode: fc.constantFrom('0601', '0901', '09001'),
  classKind: fc.constantFrom('matter', 'component'),
  at: fc.integer({ min: begins - 100 * hour, max: begins + 1000 * hour }),
});

const someOf = <T>(all: readonly T[]) => fc.option(fc.subarray([...all], { minLength: 1 }), { nil: undefined });

const asking = fc.record({
  source: fc.constantFrom(...sources),
  span: fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 })),
  weekdays: someOf([0, 1, 2, 3, 4, 5, 6]),
  hours: someOf(Array.from({ length: 24 }, (_, i) => i)),
  status: someOf(Object.keys(caseStatuses)),
  channel: someOf(Object.keys(channels)),
  classCode: someOf(['0601', '0901']),
});

test('What is chosen is what the words of the filter say, for any cases and any filter', () => {
  fc.assert(
    fc.property(fc.array(oneCase, { maxLength: 60 }), asking, (all, { span, status, channel, classCode, ...rest }) => {
      const asked = {
        cells: 'unit',
        slice: 'week',
        from: begins + span[0] * hour,
        to: begins + (span[0] + span[1]) * hour,
        ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
        filter: {
          equals: Object.fromEntries(
            Object.entries({ status, channel, classCode }).filter(([, value]) => value !== undefined),
          ),
        },
      } as unknown as HotAsked;
      const points = new PointIndex(cases.columns, 'open');
      for (const [i, { at, ...words }] of all.entries()) {
        const properties: Properties = { ...words, className: `小类${words.classCode}`, reportedAt: instantOf(at) };
        points.set({ fid: i + 1, id: `case-${i}`, lng: 119.9 + i / 1000, lat: 32.48, properties });
      }
      const expected = all.flatMap((one, i) => (isMeant(one, asked) ? [i + 1] : []));
      const { buffer, capacity, count, classCodes } = outcome(selectCases(points, asked));
      const chosen = columnsOver(buffer, capacity, count);
      expect([...chosen.fid.subarray(0, count)].sort((a, b) => a - b)).toEqual(expected);
      for (let i = 0; i < count; i++) {
        const { at, classCode: code, channel: by, classKind } = all[chosen.fid[i]! - 1]!;
        expect([chosen.at[i], classCodes[chosen.classCode[i]!]]).toEqual([at, code]);
        expect((chosen.mark[i]! & marks.citizens) !== 0).toBe(isCitizens(by));
        expect((chosen.mark[i]! & marks.component) !== 0).toBe(classKind === 'component');
      }
    }),
    { numRuns: 200 },
  );
});

/** The rules once more, in words. */
function isMeant(one: { status: string; channel: string; classCode: string; at: number }, asked: HotAsked): boolean {
  const { source, from, to, weekdays, hours, filter } = asked;
  if (['voided', 'merged', 'notAccepted', 'notFiled'].includes(one.status)) return false;
  if (source === 'public' && !isCitizens(one.channel)) return false;
  if (source === 'patrol' && one.channel !== 'patrol') return false;
  if (one.at < from || one.at >= to) return false;
  const clock = new Date((one.at + 8 * hour) * 1000);
  if (weekdays !== undefined && !weekdays.includes((clock.getUTCDay() + 6) % 7)) return false;
  if (hours !== undefined && !hours.includes(clock.getUTCHours())) return false;
  return (['status', 'channel', 'classCode'] as const).every(
    (name) => filter.equals[name]?.includes(one[name]) ?? true,
  );
}

function instantOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function outcome<T>(work: Iterator<unknown, T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}
