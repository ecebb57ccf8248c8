import { describe, expect, test } from 'vitest';
import { standardRule } from '#domain/checks/all-rules.ts';
import { driftOf } from '#domain/checks/displacement/drift.ts';
import { kindOf } from '#domain/checks/kinds.ts';
import { formatDay, parseDay } from '#domain/calendar/work-calendar.ts';
import type { Properties } from '#domain/feature.ts';
import { placeBeyond } from '#domain/geometry/measure.ts';
import type { KioskSurvey } from '#domain/kiosks/surveys.ts';
import { randomFor } from '#domain/random.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { checkCity, type GivenFeature } from '../../worlds/check-city.ts';
import { allFound, outcomeOf, runRule } from '../../worlds/open-check.ts';

const permitted = [119.9, 32.4] as const;
const rule = standardRule('kiosk-displacement')!;
const away = (metres: number, bearing = 90) => ({
  type: 'Point' as const,
  coordinates: placeBeyond(permitted, bearing, metres),
});
const kiosk = (metres: number, properties: Properties = {}, bearing = 90): GivenFeature => ({
  id: 'k',
  geometry: away(metres, bearing),
  properties: {
    number: 'TP-1',
    name: '报刊亭1号',
    permitNumber: 'XK-1',
    permittedLng: permitted[0],
    permittedLat: permitted[1],
    surveyError: 1,
    state: 'intact',
    ...properties,
  },
});
const cityOf = (given: GivenFeature, points: GivenFeature[] = [], records = {}) =>
  checkCity({ features: { kiosks: [given], 'kiosk-permit-points': points }, records });

describe('a kiosk', () => {
  test.each([
    [3.999, 1, 0],
    [4, 1, 0],
    [4.001, 1, 1],
    [3.6, 0.5, 1],
    [12.9, 10, 0],
  ])('%s m from its place, surveyed to %s m', (metres, surveyError, count) => {
    expect(allFound(runRule(rule, cityOf(kiosk(metres, { surveyError }))))).toHaveLength(count);
  });

  test('goes back so far and that way, with photo and survey as proof', () => {
    const [found] = allFound(runRule(rule, cityOf(kiosk(15, {}, 45))));
    expect(found).toMatchObject({
      reason: 'displaced',
      severity: 'high',
      limit: 4,
      measure: 'm',
      subjects: [{ name: 'TP-1' }],
    });
    expect(found!.measured).toBeCloseTo(15, 3);
    const { remedy } = found!;
    if (remedy.do !== 'move') expect.unreachable('It is moved.');
    else
      expect(remedy).toMatchObject({ bearing: expect.closeTo(225, 1), to: { lon: permitted[0], lat: permitted[1] } });
    const words = kindOf('displacement')!.words(found!);
    expect(words.wrong.zh).toBe('报刊亭1号：偏离许可地点 15 米，限 4 米（测量误差 1 米＋容差 3 米）');
    expect(words.remedy.zh).toBe('向西南移回 15 米至许可地点（归位）；凭归位照片和复测坐标结案');
  });

  test('belongs to its permit point where one is registered, by its number or its permit, the nearest of several', () => {
    const point = (id: string, metres: number, properties: Properties): GivenFeature => ({
      id,
      geometry: away(metres),
      properties,
    });
    const far = kiosk(40);
    expect(allFound(runRule(rule, cityOf(far, [point('p', 41, { kiosk: 'TP-1' })])))).toEqual([]);
    expect(allFound(runRule(rule, cityOf(far, [point('p', 41, { permitNumber: 'XK-1' })])))).toEqual([]);
    expect(
      allFound(runRule(rule, cityOf(far, [point('p', 0, { kiosk: 'TP-1' }), point('q', 38, { kiosk: 'TP-1' })]))),
    ).toEqual([]);
    expect(allFound(runRule(rule, cityOf(far, [point('p', 41, { kiosk: 'TP-2' })])))).toHaveLength(1);
  });

  test('that was taken away is nowhere', () => {
    expect(runRule(rule, cityOf(kiosk(40, { state: 'removed' }))).state().percent).toBeNull();
  });

  test('is looked at again when it or its point is moved, and stands as if computed anew', () => {
    const point = { id: 'p', geometry: away(0), properties: { kiosk: 'TP-1' } };
    const city = cityOf(kiosk(10), [point]);
    const check = runRule(rule, city);
    expect(check.take(city.change({ features: { 'kiosk-permit-points': { p: { geometry: away(9) } } } }))).toEqual(
      new Set(['kiosks k']),
    );
    expect(check.found.size).toBe(0);
    check.take(city.change({ features: { kiosks: { k: { geometry: away(30) } } } }));
    expect(check.found.size).toBe(1);
    expect(outcomeOf(check)).toEqual(outcomeOf(runRule(rule, city)));
    check.take(city.change({ features: { kiosks: { k: null } } }));
    expect(outcomeOf(check)).toEqual(outcomeOf(runRule(rule, city)));
  });
});

const [perLng, perLat] = metresPerDegree(permitted[1]);
/** Surveys forty days apart, metres east and north of the permitted place. */
const surveysAt = (places: readonly (readonly [number, number])[], surveyError = 0.5): KioskSurvey[] =>
  places.map(([east, north], i) => ({
    kiosk: 'TP-1',
    surveyedOn: formatDay(parseDay('2026-01-10') + 40 * i),
    lon: permitted[0] + east / perLng,
    lat: permitted[1] + north / perLat,
    surveyError,
  }));
const limits = { metres: 1.5, surveys: 3, certainty: 3 };

describe('drift', () => {
  test('is a steady move one way', () => {
    const found = driftOf(
      surveysAt([
        [0, 0],
        [0.6, 0.1],
        [1.2, -0.1],
        [1.8, 0],
        [2.4, 0],
      ]),
      limits,
    );
    expect(found).toMatchObject({ surveys: 5, from: '2026-01-10', to: '2026-06-19' });
    expect(found!.metres).toBeCloseTo(2.4, 1);
    expect(found!.bearing).toBeCloseTo(90, -1);
    expect(found!.metresPerYear).toBeCloseTo((2.4 * 365.25) / 160, 0);
  });

  test.each([
    [
      'of two surveys',
      surveysAt([
        [0, 0],
        [3, 0],
      ]),
    ],
    [
      'to and fro',
      surveysAt([
        [0, 0],
        [2, 0],
        [0, 0],
        [2, 0],
        [0, 0],
      ]),
    ],
    [
      'of one outlying survey at the end',
      surveysAt([
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [2.9, 0],
      ]),
    ],
    [
      'shorter than the limit',
      surveysAt(
        [
          [0, 0],
          [0.35, 0],
          [0.7, 0],
          [1.05, 0],
          [1.4, 0],
        ],
        0.1,
      ),
    ],
    [
      'within what surveys of that class may be off',
      surveysAt(
        [
          [0, 0],
          [1, 0],
          [2, 0],
        ],
        10,
      ),
    ],
    [
      'within a day',
      surveysAt([
        [0, 0],
        [1, 0],
        [2, 0],
      ]).map((one) => ({ ...one, surveyedOn: '2026-01-10' })),
    ],
  ])('is no move %s', (_, surveys) => {
    expect(driftOf(surveys, limits)).toBeUndefined();
  });

  test('is hardly ever seen in noise as large as the errors that are stated', () => {
    const random = randomFor(7, 'noise');
    const error = 0.5;
    const off = (): readonly [number, number] => {
      const size = error * Math.sqrt(-2 * Math.log(1 - random.next()));
      const angle = 2 * Math.PI * random.next();
      return [size * Math.cos(angle), size * Math.sin(angle)];
    };
    const rows = Array.from({ length: 500 }, () => Array.from({ length: 6 }, off));
    const seen = rows.filter((row) => driftOf(surveysAt(row, error), limits) !== undefined).length;
    expect(seen).toBeLessThan(500 * 0.03);
  });

  test('is the same whatever the order of the surveys', () => {
    const surveys = surveysAt([
      [0, 0],
      [0.6, 0.1],
      [1.2, -0.1],
      [1.8, 0],
      [2.4, 0],
    ]);
    expect(driftOf([...surveys].reverse(), limits)).toEqual(driftOf(surveys, limits));
  });

  test('within tolerance is a slight finding; beyond it the kiosk is displaced and the drift is told beside', () => {
    const records = (places: readonly (readonly [number, number])[]) => ({
      'kiosk-surveys': surveysAt(places).map((content, i) => ({ id: `m${i}`, content: { ...content } })),
    });
    const slow = records([
      [0, 0],
      [0.6, 0],
      [1.2, 0],
      [1.8, 0],
      [2.4, 0],
    ]);
    const [drifting] = allFound(runRule(rule, cityOf(kiosk(2.4), [], slow)));
    expect(drifting).toMatchObject({ reason: 'drift', severity: 'low', limit: 1.5, measured: expect.closeTo(2.4, 1) });
    expect(kindOf('displacement')!.words(drifting!).wrong.zh).toBe(
      '报刊亭1号：5 次测量（2026-01-10 至 2026-06-19）持续向东移动 2.4 米，限 1.5 米；现偏离许可地点 2.4 米，尚在容差内',
    );
    const [displaced] = allFound(
      runRule(
        rule,
        cityOf(
          kiosk(6),
          [],
          records([
            [0, 0],
            [1.5, 0],
            [3, 0],
            [4.5, 0],
            [6, 0],
          ]),
        ),
      ),
    );
    expect(displaced).toMatchObject({ reason: 'displaced', limit: 4 });
    expect(kindOf('displacement')!.words(displaced!).wrong.zh).toContain('；5 次测量');
    expect(
      allFound(
        runRule(
          rule,
          cityOf(
            kiosk(0.3),
            [],
            records([
              [0, 0],
              [0.4, 0],
              [-0.3, 0.2],
              [0.1, 0.3],
              [0.3, 0],
            ]),
          ),
        ),
      ),
    ).toEqual([]);
  });

  test('is found when the survey that shows it comes in', () => {
    const city = cityOf(kiosk(2.4));
    const check = runRule(rule, city);
    const surveys = surveysAt([
      [0, 0],
      [0.6, 0],
      [1.2, 0],
      [1.8, 0],
      [2.4, 0],
    ]);
    check.take(
      city.change({ records: { 'kiosk-surveys': Object.fromEntries(surveys.map((one, i) => [`m${i}`, { ...one }])) } }),
    );
    expect(allFound(check)).toMatchObject([{ reason: 'drift' }]);
    expect(outcomeOf(check)).toEqual(outcomeOf(runRule(rule, city)));
  });
});
