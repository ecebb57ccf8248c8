import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSpacing } from '#domain/checks/spacing/open.ts';
import type { StreetStrip } from '#domain/checks/spacing/strip.ts';
import type { Found } from '#domain/finding.ts';
import { checkCity } from '../../../worlds/check-city.ts';
import { positionAt } from '../../../worlds/metric.ts';
import { opened, road, rule, sign, type Place } from '../../../worlds/signed-street.ts';

const measured = (found: readonly Found[]) => found.map((one) => Math.round(one.measured!)).sort((a, b) => a - b);
const straight = (length: number) => [
  road('r1', [
    [0, 0],
    [length, 0],
  ]),
];

it('lets others be served between any two streets', () => {
  const roads = [0, 500, 1_000].map((y) => {
    const name = `${y}号路`;
    return road(
      `r${y}`,
      [
        [0, y],
        [900, y],
      ],
      { name },
    );
  });
  const check = openSpacing(rule(), checkCity({ features: { roads, 'reminder-signs': [] } }));
  const known: number[] = [];
  for (const step of check.run()) known.push(step && check.found.size);
  expect(known).toEqual(expect.arrayContaining([1, 2, 3]));
});

describe('signs along a street', () => {
  it('practice.md 6: 1,200 m with signs at 100, 700 and 1,190 fails by gap, one sign mends it, and passes by block', () => {
    const signs = [sign('s1', [100, 5]), sign('s2', [700, -5]), sign('s3', [1190, 5])];
    const byGap = opened(straight(1200), signs);
    expect(measured(byGap.all())).toEqual([600]);
    expect(byGap.all()[0]!.remedy).toMatchObject({ do: 'add', proven: true, places: [{}] });
    expect(byGap.check.state().figures).toMatchObject({ byBlock: 100, additions: 1 });
    expect(byGap.check.state().percent).toBeCloseTo(50, 0);
    const byBlock = opened(straight(1200), signs, { reading: 'block' });
    expect(byBlock.all()).toEqual([]);
    expect(byBlock.check.state().percent).toBe(100);
  });

  it('measures along a hairpin, where the straight line would pass', () => {
    const hairpin = road('r1', [
      [0, 0],
      [400, 0],
      [430, 15],
      [400, 30],
      [0, 30],
    ]);
    // 30 m apart through the air, 867 m along the street.
    const { all } = opened([hairpin], [sign('s1', [0, 0]), sign('s2', [0, 30])]);
    expect(measured(all())).toEqual([867]);
  });

  it('counts a sign 3 m off the street and not one 60 m off', () => {
    expect(opened(straight(800), [sign('s1', [400, 3])]).all()).toEqual([]);
    const off = opened(straight(800), [sign('s1', [400, 60])]);
    expect(off.all().map(({ reason }) => reason)).toEqual(['bare']);
  });

  it('does not count a damaged sign, and says that to repair it is enough', () => {
    const { all } = opened(straight(900), [sign('s1', [450, 5], { state: 'damaged' })]);
    expect(all()[0]).toMatchObject({ reason: 'bare', details: { restore: ['s1'] } });
  });

  it('does not count a sign that says it belongs to another street', () => {
    const other = road(
      'r2',
      [
        [400, -400],
        [400, 400],
      ],
      { name: '人民路', mainCommercial: false },
    );
    const { all } = opened([...straight(800), other], [sign('s1', [402, 4], { road: '人民路' })]);
    expect(all()).toHaveLength(1);
    const unknown = opened([...straight(800), other], [sign('s1', [420, 4], { road: '无名' })]);
    expect(unknown.all()).toHaveLength(0);
  });

  it('fails a bare street of 300 m, and passes a sign exactly at 500 m', () => {
    expect(opened(straight(300), []).all()).toMatchObject([{ reason: 'bare', measured: 300, limit: 500 }]);
    expect(opened(straight(1000), [sign('s1', [500, 0])]).all()).toEqual([]);
  });

  it('goes round a closed loop without ends', () => {
    const ring = Array.from({ length: 61 }, (_, i): Place => {
      const angle = (i / 60) * 2 * Math.PI;
      return [150 * Math.cos(angle), 150 * Math.sin(angle)];
    });
    const signs = [sign('s1', [150, 0]), sign('s2', [-150, 0])];
    expect(opened([road('r1', ring)], signs).all()).toEqual([]);
    const one = opened([road('r1', ring)], [signs[0]!]).all();
    expect(measured(one)).toEqual([942]);
    expect(one[0]!.remedy).toMatchObject({ places: [{}] });
  });

  it('counts signs on both carriageways of one street', () => {
    const roads = [
      road(
        'r1',
        [
          [0, 0],
          [1400, 0],
        ],
        { oneway: true },
      ),
      road(
        'r2',
        [
          [1400, 30],
          [0, 30],
        ],
        { oneway: true },
      ),
    ];
    const signs = [sign('s1', [450, -8]), sign('s2', [930, 38])];
    expect(opened(roads, signs).all()).toEqual([]);
    expect(opened(roads, signs, { carriageways: 'each' }).all()).toHaveLength(2);
  });

  it('holds each side for itself where asked', () => {
    const { all } = opened(straight(900), [sign('s1', [450, 5])], { sides: 'each' });
    expect(all()).toMatchObject([{ owner: 'street 中山路 south', reason: 'bare', details: { side: 'south' } }]);
  });

  it('keeps proposals off crossings and forbidden ground, and says where none complies', () => {
    const main = road('r1', [
      [0, 0],
      [500, 0],
      [1000, 0],
    ]);
    const roads = [
      main,
      road(
        'r2',
        [
          [500, -300],
          [500, 0],
          [500, 300],
        ],
        { name: '人民路', mainCommercial: false },
      ),
    ];
    const { all } = opened(roads, [], { crossingMetres: 30 });
    const [place] = (all()[0]!.remedy as Extract<Found['remedy'], { do: 'add' }>).places;
    expect(Math.abs(place!.lon - positionAt(500, 0)[0])).toBeGreaterThan(29 / 93_500);
    const area = {
      id: 'z1',
      geometry: {
        type: 'Polygon' as const,
        coordinates: [
          [
            [-10, -20],
            [1010, -20],
            [1010, 20],
            [-10, 20],
            [-10, -20],
          ].map(([x, y]) => positionAt(x!, y!)),
        ],
      },
      properties: { name: '禁设区', rule: 'forbidden' },
    };
    const city = checkCity({ features: { roads: straight(1000), 'reminder-signs': [], 'ad-plan-zones': [area] } });
    const check = openSpacing(
      rule({ forbidden: [{ collection: 'ad-plan-zones', where: { rule: ['forbidden'] }, metres: 0 }] }),
      city,
    );
    for (const step of check.run()) void step;
    expect([...check.found.values()].flat()[0]!.remedy).toEqual({ do: 'impossible', why: 'forbidden' });
  });

  it('concerns only the sections with the flag, each run with ends of its own', () => {
    const roads = [
      road('r1', [
        [0, 0],
        [600, 0],
      ]),
      road(
        'r2',
        [
          [600, 0],
          [1400, 0],
        ],
        { mainCommercial: false },
      ),
      road('r3', [
        [1400, 0],
        [2000, 0],
      ]),
    ];
    const { all, check } = opened(roads, [sign('s1', [300, 0]), sign('s2', [1700, 0])]);
    expect(all()).toEqual([]);
    expect(check.state().base.amount).toBeCloseTo(1200, 0);
  });

  it('shows a street as a strip with what stands, gaps and proposals', () => {
    const { check } = opened(straight(1200), [sign('s1', [100, 5]), sign('s2', [700, -5], { state: 'lost' })]);
    const strip = check.shows!('strip', '中山路') as StreetStrip;
    expect(strip.lines).toHaveLength(1);
    expect(strip.lines[0]!.things.map(({ name, counts }) => [name, counts])).toEqual([
      ['s1', true],
      ['s2', false],
    ]);
    expect(strip.lines[0]!.proposals).toHaveLength(2);
    expect(check.shows!('strip', '没有的路')).toBeUndefined();
  });
});

describe('after an edit', () => {
  const roads = [
    road('r1', [
      [0, 0],
      [700, 0],
    ]),
    road('r2', [
      [700, 0],
      [1500, 0],
    ]),
    road(
      'x1',
      [
        [700, -500],
        [700, 0],
      ],
      { name: '人民路' },
    ),
    road(
      'x2',
      [
        [700, 0],
        [700, 600],
      ],
      { name: '人民路' },
    ),
  ];

  it('computes again only the streets that the edit touches, and comes to what a full run comes to', () => {
    const edits = fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant('sign' as const),
          id: fc.integer({ min: 1, max: 4 }),
          east: fc.integer({ min: -50, max: 1550 }),
          north: fc.integer({ min: -60, max: 60 }),
          road: fc.constantFrom('中山路', '人民路', '无名'),
          state: fc.constantFrom('intact', 'damaged'),
        }),
        fc.record({ kind: fc.constant('gone' as const), id: fc.integer({ min: 1, max: 4 }) }),
        fc.record({
          kind: fc.constant('road' as const),
          id: fc.constantFrom('r1', 'r2', 'x2'),
          name: fc.constantFrom('中山路', '人民路', '文化路'),
          mainCommercial: fc.boolean(),
        }),
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(edits, (list) => {
        const { city, check } = opened(roads, [sign('s1', [300, 0]), sign('s2', [1100, 4])]);
        for (const edit of list) {
          const given = roads.find(({ id }) => id === edit.id)!;
          const news = city.change({
            features:
              edit.kind === 'road'
                ? {
                    roads: {
                      [edit.id]: {
                        properties: { ...given.properties, name: edit.name, mainCommercial: edit.mainCommercial },
                      },
                    },
                  }
                : {
                    'reminder-signs': {
                      [`s${edit.id}`]: edit.kind === 'gone' ? null : sign(`s${edit.id}`, [edit.east, edit.north], edit),
                    },
                  },
          });
          check.take(news);
          const anew = openSpacing(rule(), city);
          for (const step of anew.run()) void step;
          const sorted = (found: typeof check.found) => [...found].sort(([a], [b]) => (a < b ? -1 : 1));
          expect(sorted(check.found)).toEqual(sorted(anew.found));
          expect(check.state()).toEqual(anew.state());
        }
      }),
      { numRuns: 120 },
    );
  });

  it('names the owners that it computed again and no others', () => {
    const { city, check } = opened(roads, [sign('s1', [300, 0])]);
    const news = city.change({ features: { 'reminder-signs': { s1: sign('s1', [350, 0]) } } });
    expect(check.take(news)).toEqual(new Set(['street 中山路']));
    expect(check.take(city.change({ features: { 'reminder-signs': {} } }))).toEqual(new Set());
  });
});
