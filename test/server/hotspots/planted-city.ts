import type { BulkFeature } from '../../../server/store/store.ts';

const provenance = { source: 'test', sourceDatum: 'wgs84' } as const;
const always = { validFrom: '2020-01-01T00:00:00Z', ...provenance };

/** Cells along a side of the planted grid, and how wide one is in degrees. */
export const side = 10;
const width = 0.001;
const [west, south] = [119.9, 32.48];

/** Code of the cell in a column (from the west) and row (from the south). */
export function codeAt(column: number, row: number): string {
  return `321202001001${String(row * side + column).padStart(3, '0')}`;
}

/** A grid of ten times ten cells. */
export const grid: readonly BulkFeature[] = Array.from({ length: side * side }, (_, i) => {
  const [column, row] = [i % side, Math.floor(i / side)];
  const at = (x: number, y: number): [number, number] => [
    Number((west + (column + x) * width).toFixed(6)),
    Number((south + (row + y) * width).toFixed(6)),
  ];
  return {
    id: `cell-${i}`,
    geometry: { type: 'Polygon', coordinates: [[at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)]] },
    properties: {
      code: codeAt(column, row),
      street: '城中街道',
      community: '坡子街社区',
      communityCode: '321202001001',
      area: 10_000,
      ...always,
    },
  };
});

/** One zone over the western half, in a city without schemes. */
export const zones: readonly BulkFeature[] = [
  {
    id: 'zone-west',
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [west + 5 * width, south],
          [west + 5 * width, south + side * width],
          [west, south + side * width],
          [west, south],
        ],
      ],
    },
    properties: {
      number: 'SR-1',
      name: '城西责任区',
      responsibilityKind: 'order',
      kindOfPlace: 'block',
      unit: '城西中队',
      ...always,
    },
  },
];

/** A street along the middle of the third row of cells. */
export const roads: readonly BulkFeature[] = [
  {
    id: 'r-pozi',
    geometry: {
      type: 'LineString',
      coordinates: [
        [west, south + 2.5 * width],
        [west + side * width, south + 2.5 * width],
      ],
    },
    properties: { name: '坡子街', class: 'secondary', key26: false, mainCommercial: false, ...always },
  },
];

let made = 0;

/** A case in a cell, so many days before 22 November 2026, at an hour of Asia/Shanghai. */
export function caseIn(
  [column, row]: readonly [number, number],
  daysAgo: number,
  hour: number,
  more: object = {},
): BulkFeature {
  const n = made++;
  // Spread over the cell, never near its border.
  const [x, y] = [0.2 + ((n * 7) % 10) * 0.06, 0.2 + ((n * 3) % 10) * 0.06];
  const at = Date.UTC(2026, 10, 22 - daysAgo, hour - 8, n % 60);
  return {
    id: `case-${n}`,
    geometry: {
      type: 'Point',
      coordinates: [Number((west + (column + x) * width).toFixed(6)), Number((south + (row + y) * width).toFixed(6))],
    },
    properties: {
      number: `20260830-${String(n).padStart(4, '0')}`,
      status: 'closed',
      open: false,
      selfHandled: false,
      action: 2,
      classStandard: 'GB/T 47678.5-2026',
      classKind: 'matter',
      classCode: '0601',
      className: '占道经营',
      channel: 'patrol',
      unit: '海陵中队',
      district: '海陵区',
      place: '坡子街',
      urgent: false,
      reportedAt: new Date(at).toISOString().replace('.000Z', 'Z'),
      ...provenance,
      ...more,
    },
  };
}

/** Where the public complains of noise each evening. */
export const noisy = [2, 2] as const;
/** Where supervisors find stalls each morning. */
export const stalls = [7, 7] as const;

const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));

/** Twelve weeks: here and there a case; and in two places three days a week something in each cell around. */
export const cases: readonly BulkFeature[] = [
  ...Array.from({ length: 240 }, (_, i) =>
    caseIn([(i * 7) % side, (i * 3 + Math.floor(i / 10)) % side], 1 + ((i * 5) % 84), 9 + (i % 8)),
  ),
  ...Array.from({ length: 36 }, (_, i) => 1 + Math.floor((i * 84) / 36)).flatMap((day) =>
    around.flatMap(([dx, dy]) => [
      caseIn([noisy[0] + dx, noisy[1] + dy], day, 20, {
        channel: 'hotline12345',
        classCode: '0901',
        className: '噪声扰民',
      }),
      caseIn([stalls[0] + dx, stalls[1] + dy], day, 8),
    ]),
  ),
];

/** What never counts, all in one cell; and what lies in no cell. */
export const leftOut: readonly BulkFeature[] = [
  ...['voided', 'merged', 'notAccepted', 'notFiled'].map((status) => caseIn([0, 9], 3, 10, { status })),
];
export const outside: readonly BulkFeature[] = [caseIn([side + 5, 0], 3, 10), caseIn([side + 5, 1], 3, 10)];
