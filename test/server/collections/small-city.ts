import type { BulkFeature } from '../../../server/store/store.ts';

const provenance = { source: 'test', sourceDatum: 'wgs84' } as const;
const always = { validFrom: '2020-01-01T00:00:00Z', ...provenance };

function section(
  id: string,
  name: string,
  west: number,
  south: number,
  east: number,
  north: number,
  more: object = {},
): BulkFeature {
  return {
    id,
    geometry: {
      type: 'LineString',
      coordinates: [
        [west, south],
        [east, north],
      ],
    },
    properties: { name, class: 'secondary', key26: false, mainCommercial: false, ...always, ...more },
  };
}

/** Three streets, 人民路 in two sections (east: 人民东路), and a slanting one whose box is larger than itself. */
export const roads: readonly BulkFeature[] = [
  section('r-renmin-1', '人民路', 119.9, 32.48, 119.92, 32.48, { aliases: ['人民西路'], key26: true, length: 1880.5 }),
  section('r-renmin-2', '人民路', 119.92, 32.48, 119.94, 32.48, { aliases: ['人民东路'], key26: true, lanes: 4 }),
  section('r-pozi', '坡子街', 119.92, 32.48, 119.92, 32.5, { class: 'pedestrian', mainCommercial: true }),
  section('r-slant', '斜街', 119.9, 32.5, 119.94, 32.54, { class: 'lane', validTo: '2026-06-01T00:00:00Z' }),
];

/** One point each 0.001 degree along 32.6 N from 119.9 E; ids sort as text. */
export const bins: readonly BulkFeature[] = Array.from({ length: 25 }, (_, i) => ({
  id: `bin-${String(i).padStart(2, '0')}`,
  geometry: { type: 'Point', coordinates: [119.9 + i / 1000, 32.6] },
  properties: {
    number: `32120203005${String(i).padStart(6, '0')}`,
    road: '坡子街',
    side: 'east',
    kind: 'sorted',
    state: 'intact',
    unit: '环卫处',
    ...always,
  },
}));

function report(id: string, number: string, lng: number, more: object): BulkFeature {
  return {
    id,
    geometry: { type: 'Point', coordinates: [lng, 32.485] },
    properties: {
      number,
      status: 'handling',
      open: true,
      selfHandled: false,
      action: 2,
      classStandard: 'GB/T 47678.5-2026',
      classKind: 'matter',
      classCode: '0601',
      className: '占道经营',
      channel: 'patrol',
      unit: '海陵中队',
      place: '坡子街，人民路口向南50米，路东',
      urgent: false,
      reportedAt: '2026-11-20T01:00:00Z',
      ...provenance,
      ...more,
    },
  };
}

/** Four cases at noon of 22 November 2026: overdue, due later, reported today without a limit, closed. */
export const cases: readonly BulkFeature[] = [
  report('c1', '20261120-0007', 119.921, { dueAt: '2026-11-22T03:00:00Z' }),
  report('c2', '20261121-0007', 119.922, { dueAt: '2026-11-22T09:00:00Z', reportedAt: '2026-11-21T02:00:00Z' }),
  report('c3', '20261122-0001', 119.923, {
    status: 'pendingAcceptance',
    reportedAt: '2026-11-22T02:00:00Z',
    channel: 'hotline12345',
  }),
  report('c4', '20261105-0012', 119.924, {
    status: 'closed',
    open: false,
    action: 3,
    reportedAt: '2026-11-05T02:00:00Z',
    closedAt: '2026-11-06T02:00:00Z',
  }),
];
