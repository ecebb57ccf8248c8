import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HotCell, HotPlace } from '#domain/hotspots/hotspot.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { caseIn, cases, codeAt, grid, leftOut, noisy, outside, roads, stalls, zones } from './planted-city.ts';

let city: OpenCity;
beforeAll(async () => {
  const all = [...cases, ...leftOut, ...outside];
  city = await openCity({ cases: all, 'unit-grid': grid, zones, roads });
});
afterAll(() => city?.close());

interface Cells {
  readonly cells: HotCell[];
  readonly total: number;
  readonly outside: number;
  readonly lattice: number;
  readonly kind: string;
  readonly guard?: string;
  readonly slices: { from: string; to: string }[];
  readonly seq: number;
}

async function get<T = Cells>(url: string): Promise<T> {
  const answer = await city.app.inject({ url, headers: as('leader') });
  expect([url, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([url, 200, '']);
  return answer.json<T>();
}

async function refusal(url: string): Promise<{ status: number; detail: string; errors?: { parameter: string }[] }> {
  return (await city.app.inject({ url, headers: as('leader') })).json();
}

/** Codes of the nine cells around one. */
function around([column, row]: readonly [number, number]): string[] {
  return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => codeAt(column + dx, row + dy))).sort();
}

const hotOf = ({ cells }: Cells): string[] => cells.filter(({ hot }) => hot).map(({ id }) => id);

describe('The areas', () => {
  test('are those where much was planted, in twelve slices until yesterday', async () => {
    const answer = await get('/api/hotspots');
    expect(answer).toMatchObject({ total: cases.length, outside: 2, lattice: 100, kind: 'unit' });
    expect(answer.guard).toBeUndefined();
    expect(answer.slices).toHaveLength(12);
    expect(answer.slices.at(-1)).toEqual({ from: '2026-11-14T16:00:00Z', to: '2026-11-21T16:00:00Z' });
    expect(hotOf(answer)).toEqual(expect.arrayContaining([codeAt(...noisy), codeAt(...stalls)]));
    expect(hotOf(answer)).not.toContain(codeAt(0, 9));
    expect(answer.cells.reduce((sum, { count }) => sum + count, 0)).toBe(answer.total);
    for (const { count, slices } of answer.cells) expect(slices.reduce((sum, n) => sum + n, 0)).toBe(count);
  });

  test('of the public are others than those of patrols', async () => {
    const byPublic = await get('/api/hotspots?source=public');
    const byPatrol = await get('/api/hotspots?source=patrol');
    expect(byPublic.cells.map(({ id }) => id).sort()).toEqual(around(noisy));
    expect(hotOf(byPublic)).toContain(codeAt(...noisy));
    expect(hotOf(byPatrol)).toContain(codeAt(...stalls));
    expect(hotOf(byPatrol)).not.toContain(codeAt(...noisy));
    expect(byPublic.total + byPatrol.total).toBe(cases.length);
  });

  test.each([
    ['classCode=0901', 324],
    ['classCode=0901&source=patrol', 0],
    ['status=voided', 0],
    ['channel=hotline12345,patrol&source=public', 324],
    ['hour=20', 324],
    ['hour=20&source=patrol', 0],
    ['weekday=1,2,3,4,5,6,7', 888],
    ['current=2026-11-21T03:00:00Z&from=2026-11-21&to=2026-11-21', 10],
  ])('are narrowed by %s to %i cases', async (query, total) => {
    expect((await get(`/api/hotspots?${query}`)).total).toBe(total);
  });

  test('count days as they are in Asia/Shanghai, the last one whole', async () => {
    const day = await get('/api/hotspots?from=2026-11-20&to=2026-11-20&slice=day');
    const same = await get('/api/hotspots?from=2026-11-19T16:00:00Z&to=2026-11-20T16:00:00Z&slice=day');
    expect(day.slices).toEqual([{ from: '2026-11-19T16:00:00Z', to: '2026-11-20T16:00:00Z' }]);
    expect(day.total).toBe(cases.filter(({ properties }) => dayOf(properties['reportedAt']) === '2026-11-20').length);
    expect(same.cells).toEqual(day.cells);
  });

  test('are not spoken of where there are too few cases', async () => {
    const answer = await get('/api/hotspots?from=2026-11-20&to=2026-11-20');
    expect(answer.guard).toBe('cases');
    expect(hotOf(answer)).toEqual([]);
    const top = await get<{ places: HotPlace[]; guard: string }>('/api/hotspots/top?from=2026-11-20&to=2026-11-20');
    expect(top).toMatchObject({ places: [], guard: 'cases' });
  });

  test('are counted in hexagons of the same ground as well', async () => {
    const answer = await get('/api/hotspots?cells=hexagon');
    expect(answer).toMatchObject({ kind: 'hexagon', total: cases.length });
    expect(answer.cells[0]!.id).toMatch(/^-?\d+,-?\d+$/);
    expect(hotOf(answer).length).toBeGreaterThan(0);
  });

  test('count a case as soon as it is there, in the answer that has its number', async () => {
    const url = '/api/hotspots?from=2026-09-01&to=2026-11-22';
    const before = await get(url);
    const { id, geometry, properties } = caseIn([5, 0], 0, 9);
    const line = { collection: 'cases', id: id!, base: null, after: { geometry, properties } };
    const done = await city.context.store.commit({ kind: 'test', note: '', by: 'test', lines: [line] });
    if (!done.ok) throw new Error(done.error.reason);
    await city.context.live.applied(done.value.seq);
    const after = await get(url);
    expect([after.total, after.seq >= done.value.seq]).toEqual([before.total + 1, true]);
    const countOf = ({ cells }: Cells): number => cells.find((cell) => cell.id === codeAt(5, 0))!.count;
    expect(countOf(after)).toBe(countOf(before) + 1);
  });
});

/** The day of Asia/Shanghai of an instant. */
function dayOf(instant: unknown): string {
  return new Date(Date.parse(String(instant)) + 8 * 3_600_000).toISOString().slice(0, 10);
}

describe('A place', () => {
  test('says where its cases lie, who answers, what it is, when, and why', async () => {
    const place = await get<HotPlace>(`/api/hotspots/place?cell=${codeAt(...noisy)}`);
    expect(place.place).toContain('坡子街');
    expect(place.unit).toBe('城西中队');
    expect(place.classes[0]).toEqual({ code: '0901', name: '噪声扰民', nameEn: '噪声扰民', count: 36 });
    expect(place.publicShare).toBeCloseTo(36 / place.cell.count, 10);
    expect(place.hours[20]).toBe(36);
    expect(place.hours.reduce((sum, n) => sum + n, 0)).toBe(place.cell.count);
    expect(place.weekdays).toHaveLength(7);
    expect(place.why.zh).toContain('噪声扰民为主');
    expect(place.why.zh).toMatch(/^近12周/);
    const { cells } = await get('/api/hotspots');
    expect(place.cell).toEqual(cells.find(({ id }) => id === codeAt(...noisy)));
  });

  test('of another period is not spoken of as the last weeks', async () => {
    const { why } = await get<HotPlace>(`/api/hotspots/place?cell=${codeAt(...noisy)}&from=2026-08-31&to=2026-11-15`);
    expect(why.zh).not.toMatch(/^近/);
  });

  test('that nobody knows is refused with the way to those there are', async () => {
    const answer = await refusal('/api/hotspots/place?cell=321202009009999');
    expect(answer).toMatchObject({ status: 404 });
    expect(answer.detail).toContain('/api/hotspots');
    expect(await refusal('/api/hotspots/matrix?cell=1,1&cells=hexagon')).toMatchObject({ status: 404 });
  });
});

describe('The ranking', () => {
  test('has the hot ones first, each told as a place, as many as were asked for', async () => {
    const { places } = await get<{ places: HotPlace[] }>('/api/hotspots/top?limit=50');
    const hot = places.map(({ cell }) => cell.hot);
    expect(hot).toEqual([...hot].sort((a, b) => Number(b) - Number(a)));
    expect(hot[0]).toBe(true);
    const [first] = places;
    expect(await get(`/api/hotspots/place?cell=${first!.cell.id}`)).toMatchObject({ ...first });
    const { places: two } = await get<{ places: HotPlace[] }>('/api/hotspots/top?limit=2');
    expect(two).toEqual(places.slice(0, 2));
  });

  test('is a workbook, with how it was reckoned', async () => {
    const answer = await city.app.inject({ url: '/api/hotspots.xlsx?language=zh', headers: as('leader') });
    const sheets = (await readXlsxFile(answer.rawPayload)) as unknown as { sheet: string; data: unknown[][] }[];
    const { places } = await get<{ places: HotPlace[] }>('/api/hotspots/top?limit=50');
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['高发区域', '口径']);
    expect(sheets[0]!.data.slice(1).map((row) => row[2])).toEqual(places.map(({ cell }) => cell.id));
    expect(sheets[1]!.data[1]).toEqual(['计入案件', 888]);
  });

  test('is a map for other programs', async () => {
    const { features } = await get<{
      features: { id: string; geometry: { type: string; coordinates: number[][][] }; properties: HotCell }[];
    }>('/api/hotspots.geojson');
    const own = features.find(({ id }) => id === codeAt(...noisy))!;
    const planted = grid.find(({ properties }) => properties['code'] === own.id)!;
    expect(own.geometry).toEqual(planted.geometry);
    expect(own.properties.count).toBeGreaterThan(36);
    const hexagons = await get<typeof own & { features: (typeof own)[] }>('/api/hotspots.geojson?cells=hexagon');
    expect(hexagons.features[0]!.geometry.coordinates[0]).toHaveLength(7);
  });
});

test('The matrix counts every case at its weekday and hour', async () => {
  const { counts } = await get<{ counts: number[][] }>('/api/hotspots/matrix');
  expect(counts.map((hours) => hours.length)).toEqual([24, 24, 24, 24, 24, 24, 24]);
  const byHour = (hour: number): number => counts.reduce((sum, hours) => sum + hours[hour]!, 0);
  expect([byHour(20), byHour(3)]).toEqual([324, 0]);
  // What lies in no cell is not counted here either.
  expect(counts.flat().reduce((sum, n) => sum + n, 0)).toBe(cases.length);
  const own = await get<{ counts: number[][] }>(`/api/hotspots/matrix?cell=${codeAt(...noisy)}`);
  expect(own.counts.reduce((sum, hours) => sum + hours[20]!, 0)).toBe(36);
});

test('Repeat places are found by the rule, in the days before the end of the period', async () => {
  const answer = await get<{
    n: number;
    from: string;
    limits: object;
    places: { n: number; dates: number; className: string; numbers: string[]; query: object }[];
  }>('/api/hotspots/repeat?classCode=0901&limit=5');
  expect(answer.limits).toEqual({ cases: 3, metres: 50, days: 30 });
  expect(answer.from).toBe('2026-10-22T16:00:00Z');
  expect(answer.n).toBeGreaterThanOrEqual(9);
  expect(answer.places).toHaveLength(5);
  for (const { n, dates, className, numbers } of answer.places) {
    expect([className, n >= 3, dates >= 2, numbers.length]).toEqual(['噪声扰民', true, true, n]);
  }
  const listed = await get<{ total: number }>(
    `/api/cases?${new URLSearchParams(answer.places[0]!.query as Record<string, string>)}`,
  );
  expect(listed.total).toBe(answer.places[0]!.n);
});

test('Weak places say why they are, and who answers', async () => {
  const { n, places } = await get<{ n: number; places: (HotPlace & { because: string[] })[] }>(
    '/api/hotspots/weak?limit=50',
  );
  expect(places).toHaveLength(Math.min(50, n));
  const west = places.find(({ cell }) => cell.id === codeAt(...noisy))!;
  expect(west).toMatchObject({ because: ['slices', 'repeat'], unit: '城西中队' });
  for (const { because } of places) expect(because.length).toBeGreaterThan(0);
});

test('Roadside markets are looked for among the classes of stalls, or those named', async () => {
  type Markets = { n: number; places: (HotPlace & { market: { weekday: number; from: number; to: number } })[] };
  expect((await get<Markets>('/api/hotspots/markets')).n).toBe(0);
  const { n, places } = await get<Markets>('/api/hotspots/markets?classCode=0601');
  expect(n).toBeGreaterThan(0);
  const own = places.filter(({ cell }) => cell.id === codeAt(...stalls));
  expect(own.length).toBeGreaterThan(0);
  for (const { market } of own) {
    expect([market.from, market.to]).toEqual([8, 9]);
    expect(market.weekday).toBeGreaterThanOrEqual(1);
  }
});

test("A month's brief holds its areas against the month before, with owners and cases", async () => {
  const brief = await get<{
    month: string;
    inMonth: number;
    before: number;
    from: string;
    places: (HotPlace & {
      inMonth: number;
      before: number;
      owner: object;
      cases: { number: string; reportedAt: string }[];
    })[];
  }>('/api/hotspots/brief');
  const inMonth = (month: string): number =>
    cases.filter(({ properties }) => dayOf(properties['reportedAt']).startsWith(month)).length;
  expect(brief).toMatchObject({ month: '2026-10', from: '2026-09-30T16:00:00Z' });
  expect([brief.inMonth, brief.before]).toEqual([inMonth('2026-10'), inMonth('2026-09')]);
  expect(brief.places).toHaveLength(10);
  const west = brief.places.find(({ unit }) => unit === '城西中队')!;
  expect(west.owner).toEqual({ unit: '城西中队' });
  for (const { inMonth: own, before, cell } of brief.places) {
    expect([own > 0, before > 0, own + before <= cell.count]).toEqual([true, true, true]);
  }
  expect(west.cases.length).toBeGreaterThan(0);
  for (const { reportedAt } of west.cases) expect(dayOf(reportedAt)).toMatch(/^2026-10/);
});

/** Which cases a query of `/api/cases` lists. */
const listOf = async (query: Readonly<Record<string, string>>) =>
  (await get<{ total: number }>(`/api/cases?${new URLSearchParams(query)}&view=all&limit=1`)).total;

describe('The cases of a cell are listed as they are counted', () => {
  test.each([
    '',
    'source=public',
    'hour=20&weekday=4,6',
    'cells=hexagon&source=patrol',
    'classCode=0901&slice=day&from=2026-10-01&to=2026-10-31',
    'channel=hotline12345,patrol&current=2026-11-01T00:00:00Z',
  ])('of what is asked by "%s"', async (asked) => {
    const { cells } = await get(`/api/hotspots?${asked}`);
    expect(cells.length).toBeGreaterThan(0);
    for (const { id, count } of cells.filter((_, i) => i % 7 === 0)) {
      const { query } = await get<HotPlace>(`/api/hotspots/place?cell=${encodeURIComponent(id)}&${asked}`);
      expect([id, await listOf(query)]).toEqual([id, count]);
    }
  });

  test('also where a weekday and hours of a market are meant, and with what the desk narrows besides', async () => {
    type Market = HotPlace & { market: { cases: number; query: Record<string, string> } };
    const { places } = await get<{ places: Market[] }>('/api/hotspots/markets?classCode=0601');
    expect(places.length).toBeGreaterThan(0);
    for (const { cell, query, market } of places.slice(0, 3)) {
      expect([await listOf(market.query), await listOf(query)]).toEqual([market.cases, cell.count]);
      expect(await listOf({ ...market.query, classCode: '0901' })).toBe(0);
    }
  });

  test('and a cell without any lists none', async () => {
    expect(await listOf({ hotspot: 'cell=nowhere' })).toBe(0);
  });
});

test.each([
  ['/api/cases?hotspot=cells%3Dunit', 'cell'],
  ['/api/cases?hotspot=cell%3Da%26slice%3Dmonth', 'slice'],
  ['/api/hotspots?cells=square', 'cells'],
  ['/api/hotspots?slice=month', 'slice'],
  ['/api/hotspots?source=press', 'source'],
  ['/api/hotspots?from=2026-13-01', 'from'],
  ['/api/hotspots?from=2026-02-30', 'from'],
  ['/api/hotspots?from=2026-11-20&to=2026-11-01', 'to'],
  ['/api/hotspots?from=2020-01-01&to=2026-11-01', 'from'],
  ['/api/hotspots?from=2026-07-04&to=2026-11-01&slice=day', 'slice'],
  ['/api/hotspots?hour=24', 'hour'],
  ['/api/hotspots?weekday=0', 'weekday'],
  ['/api/hotspots?colour=red', 'colour'],
  ['/api/hotspots/place', 'cell'],
  ['/api/hotspots/top?limit=51', 'limit'],
  ['/api/hotspots/brief?month=2026-12', 'month'],
  ['/api/hotspots/brief?month=October', 'month'],
  ['/api/hotspots.xlsx?language=fr', 'language'],
])('%s is refused with the name of the parameter', async (url, parameter) => {
  const { status, errors } = await refusal(url);
  expect([status, errors?.map((one) => one.parameter)]).toEqual([400, [parameter]]);
});
