import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromLattice } from '#domain/geometry/lattice.ts';
import type { Comparison } from '#domain/zones/compare/comparison.ts';
import { mergeGrounds } from '#domain/zones/edits/grounds.ts';
import type { CityReport } from '#domain/zones/whole-city/report.ts';
import type { TestGround } from '#domain/zones/whole-city/test-ground.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { corner, draftOf, gridCoverage, schemeAsker, zoneId } from './scheme-city.ts';

const always = { validFrom: '2020-01-01T00:00:00Z', source: 'test', sourceDatum: 'wgs84' };
const box = (w: number, s: number, e: number, n: number) => ({
  type: 'Polygon' as const,
  coordinates: [[corner(w, s), corner(e, s), corner(e, n), corner(w, n), corner(w, s)].map(fromLattice)],
});
const middle = (x: number, y: number) => fromLattice([corner(x, y)[0] + 5_000, corner(x, y)[1] + 5_000]);

let city: OpenCity;
let id: string;
beforeAll(async () => {
  const opened = {
    number: '20261120-0007',
    status: 'handling',
    open: true,
    selfHandled: false,
    action: 2,
    classStandard: 'GB/T 47678.5-2026',
    classKind: 'matter',
    classCode: '06002',
    className: '占道经营',
    channel: 'patrol',
    unit: '海陵中队',
    place: '坡子街',
    urgent: false,
    reportedAt: '2026-11-20T01:00:00Z',
    source: 'test',
    sourceDatum: 'wgs84',
  };
  city = await openCity({
    'city-extents': [
      // One column wider than the zones.
      {
        id: 'built',
        geometry: box(0, 0, 5, 3),
        properties: { name: '建成区', kind: 'builtUp', ...always },
      },
    ],
    divisions: [
      {
        id: 'street',
        geometry: box(-1, -1, 9, 9),
        properties: { code: '321202001000', name: '城中街道', level: 'street', ...always },
      },
    ],
    roads: [
      {
        id: 'road',
        geometry: { type: 'LineString', coordinates: [middle(0, 0), middle(4, 0)] },
        properties: { name: '人民路', class: 'secondary', key26: false, mainCommercial: false, ...always },
      },
    ],
    cases: [{ id: 'case-1', geometry: { type: 'Point', coordinates: middle(1, 0) }, properties: opened }],
  });
  id = await draftOf(city, gridCoverage(4, 3));
});
afterAll(() => city.close());

async function get<T>(path: string, headers = as('planner')): Promise<{ status: number; body: T }> {
  const answer = await city.app.inject({ url: `/api/zones/schemes/${path}`, headers });
  return { status: answer.statusCode, body: answer.json() };
}

test('the whole-city test finds the column of the built-up area that has no zone, and the street that answers for it', async () => {
  const { status, body } = await get<CityReport>(`${id}/test`);
  expect([status, body.kind, body.day]).toEqual([200, 'order', '2026-11-22']);
  const ground = body.entries.find(({ test: name }) => name === 'ground')!;
  // Three squares of 1e-3 degree: about 94 m by 111 m.
  expect(ground.figure).toBeGreaterThan(30_000);
  expect(ground.figure).toBeLessThan(33_000);
  expect(ground.items).toHaveLength(1);
  expect(JSON.stringify(ground.items[0])).toContain('城中街道');
  expect(body.entries.find(({ test: name }) => name === 'officer')!.figure).toBe(12);
});

test('an edit is in the next test', async () => {
  const own = await draftOf(city, gridCoverage(4, 3));
  const scheme = schemeAsker(city, own);
  const { coverage } = await scheme.coverage();
  expect((await get<CityReport>(`${own}/test`)).body.entries.find(({ test: name }) => name === 'unit')!.of).toBe(12);
  await scheme.post(0, mergeGrounds(coverage, [zoneId(0, 0), zoneId(1, 0)], zoneId(0, 0)));
  expect((await get<CityReport>(`${own}/test`)).body.entries.find(({ test: name }) => name === 'unit')!.of).toBe(11);
});

test('the page is given the ground to test upon: roads, streets and the kind’s cases', async () => {
  const { status, body } = await get<TestGround>(`${id}/test-ground`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ kind: 'order', day: '2026-11-22', roads: [{ id: 'road', name: '人民路' }] });
  expect(body.streets.map(({ name }) => name)).toEqual(['城中街道']);
  expect(body.cases.numbers).toEqual(['20261120-0007']);
});

test('two versions compared: what changes hands, with the open case on it', async () => {
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/zones/schemes',
    headers: as('planner'),
    payload: { responsibilityKind: 'order', title: '第二版', basedOn: id },
  });
  const other = answer.json<{ id: string }>().id;
  const scheme = schemeAsker(city, other);
  const { coverage } = await scheme.coverage();
  await scheme.post(0, mergeGrounds(coverage, [zoneId(0, 0), zoneId(1, 0)], zoneId(0, 0)));
  const { status, body } = await get<Comparison>(`${id}/compare/${other}`);
  expect(status).toBe(200);
  expect(body.zones.map(({ id: zone, change }) => [zone, change]).sort()).toEqual([
    [zoneId(0, 0), 'changed'],
    [zoneId(1, 0), 'ended'],
  ]);
  expect(body.cases.map(({ number, from, to }) => [number, from.owner, to.owner])).toEqual([
    ['20261120-0007', zoneId(1, 0), zoneId(0, 0)],
  ]);
  expect((await get<Comparison>(`${id}/compare/${id}`)).body).toMatchObject({
    zones: [],
    pieces: [],
    roads: [],
    cases: [],
  });
});

test('versions of two kinds, or that are not there, are not compared', async () => {
  const cleaning = await draftOf(city, gridCoverage(1, 1, 1), 'cleaning');
  expect((await get(`${id}/compare/${cleaning}`)).status).toBe(422);
  expect((await get(`${id}/compare/nowhere`)).status).toBe(404);
  expect((await get('nowhere/test')).status).toBe(404);
});
