import { expect, it } from 'vitest';
import type { CheckCity } from '#domain/checks/check.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import type { SpacingParams } from '#domain/checks/spacing/kind.ts';
import { openSpacing } from '#domain/checks/spacing/open.ts';
import { matchFindings, type KeptFinding } from '#domain/findings/match.ts';
import { checkCity, type CityEdit, type GivenFeature } from '../../worlds/check-city.ts';
import { positionAt } from '../../worlds/metric.ts';

type Place = readonly [east: number, north: number];

function road(id: string, places: readonly Place[], name = '中山路'): GivenFeature {
  return {
    id,
    geometry: { type: 'LineString', coordinates: places.map(([x, y]) => positionAt(x, y)) },
    properties: { name, class: 'primary', mainCommercial: true },
  };
}

function sign(id: string, east: number, more: GivenFeature['properties'] = {}): GivenFeature {
  return {
    id,
    geometry: { type: 'Point', coordinates: positionAt(east, 5) },
    properties: { number: id, state: 'intact', ...more },
  };
}

const rule: RuleContent = {
  zh: '提示牌',
  en: 'Signs',
  kind: 'spacing',
  params: {
    roads: { mainCommercial: ['true'] },
    things: { collection: 'reminder-signs', where: {} },
    counts: { state: ['intact'] },
    metres: 500,
    reading: 'gap',
    sides: 'together',
    carriageways: 'one',
    matchMetres: 40,
    roadProperty: 'road',
    crossingMetres: 0,
    forbidden: [],
  } satisfies SpacingParams,
  source: 'plan 2.4.8',
  tier: 'plan',
  enabled: true,
};

/** A rule whose findings are kept from edit to edit, as the server keeps them. */
function kept(given: Parameters<typeof checkCity>[0]) {
  const city = checkCity(given);
  const check = openSpacing(rule, city as CheckCity);
  for (const step of check.run()) void step;
  let all: readonly KeptFinding[] = [];
  let numbers = 0;
  let minute = 0;
  const match = () => {
    const { kept: next, events } = matchFindings({
      rule: 'signs-spacing',
      old: all.filter(({ state }) => state !== 'merged'),
      now: [...check.found.values()].flat(),
      at: `2026-11-22T04:${String(minute++).padStart(2, '0')}:00Z`,
      newId: () => String(++numbers),
    });
    all = next;
    return events.map(({ finding, kind }) => `${finding} ${kind}`);
  };
  return {
    first: match(),
    after(edit: CityEdit) {
      check.take(city.change(edit));
      return match();
    },
    open: () =>
      all.filter(({ state }) => state === 'open').map(({ id, owner, measured }) => [id, owner, Math.round(measured!)]),
  };
}

const signs = (given: Record<string, GivenFeature | null>): CityEdit => ({ features: { 'reminder-signs': given } });
const owner = 'street 中山路';

it('follows a gap while a sign is put into it, moved, damaged, put right and taken away', () => {
  const { first, after, open } = kept({
    features: {
      roads: [
        road('r1', [
          [0, 0],
          [900, 0],
          [1800, 0],
        ]),
      ],
      'reminder-signs': [sign('s1', 400), sign('s2', 1500)],
    },
  });
  expect(first).toEqual(['1 opened']);
  expect(open()).toEqual([['1', owner, 1100]]);
  // A sign that is not enough: two gaps come of one, the greater keeps its number.
  expect(after(signs({ s3: sign('s3', 580) }))).toEqual(['1 better']);
  expect(open()).toEqual([['1', owner, 920]]);
  expect(after(signs({ s3: sign('s3', 450) }))).toEqual(['1 worse']);
  expect(after(signs({ s3: sign('s3', 950) }))).toEqual(['1 better', '2 split', '1 split']);
  expect(open()).toHaveLength(2);
  expect(after(signs({ s4: sign('s4', 700), s5: sign('s5', 1200) }))).toEqual(['1 mended', '2 mended']);
  expect(open()).toEqual([]);
  expect(after(signs({ s5: sign('s5', 1200, { state: 'damaged' }) }))).toHaveLength(1);
  expect(open()).toHaveLength(1);
  const [[again]] = open() as [[string]];
  expect(['1', '2']).toContain(again);
  expect(after(signs({ s5: sign('s5', 1200) }))).toEqual([`${again} mended`]);
  const all = after(signs({ s3: null, s4: null, s5: null }));
  expect(all.filter((event) => event.endsWith('reopened'))).toHaveLength(1);
  expect(open().map(([, , measured]) => measured)).toEqual([1100]);
});

it('stays the same finding while the section that it lies on is split in two', () => {
  const { after, open } = kept({
    features: {
      roads: [
        road('r1', [
          [0, 0],
          [900, 0],
          [1800, 0],
        ]),
      ],
      'reminder-signs': [sign('s1', 400), sign('s2', 1500)],
    },
  });
  const halves = {
    r1: {
      geometry: {
        type: 'LineString' as const,
        coordinates: [positionAt(0, 0), positionAt(900, 0)],
      },
    },
    // The other half is drawn the other way round.
    r2: road('r2', [
      [1800, 0],
      [900, 0],
    ]),
  };
  expect(after({ features: { roads: halves } })).toEqual([]);
  expect(open()).toEqual([['1', owner, 1100]]);
});

it('goes on under the other name where half of a street is renamed, and comes together again', () => {
  const { after, open } = kept({
    features: {
      roads: [
        road('r1', [
          [0, 0],
          [800, 0],
        ]),
        road('r2', [
          [800, 0],
          [1700, 0],
        ]),
      ],
      'reminder-signs': [sign('s1', 100)],
    },
  });
  expect(open()).toEqual([['1', owner, 1600]]);
  const renamed = (name: string): CityEdit => ({
    features: { roads: { r2: { properties: { name, class: 'primary', mainCommercial: true } } } },
  });
  const events = after(renamed('文化路'));
  expect(
    open()
      .map(([, , measured]) => Number(measured))
      .sort((a, b) => a - b),
  ).toEqual([700, 900]);
  expect(
    open()
      .map(([, whose]) => whose)
      .sort(),
  ).toEqual(['street 中山路', 'street 文化路']);
  // One of both is still the first finding, and the other one says that it came off it.
  expect(open().map(([id]) => id)).toContain('1');
  expect(events.filter((event) => event.endsWith('split'))).toHaveLength(2);
  const back = after(renamed('中山路'));
  expect(open()).toEqual([['1', owner, 1600]]);
  expect(back.filter((event) => event.endsWith('merged'))).toHaveLength(2);
});
