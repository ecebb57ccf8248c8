import { afterAll, beforeAll, expect, test } from 'vitest';
import { setContents, mergeGrounds } from '#domain/zones/edits/grounds.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { fromLattice } from '#domain/geometry/lattice.ts';
import { zoneGround } from '../../worlds/random-coverage.ts';
import { as, editorToken } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';
import { corner, draftOf, gridCoverage, schemeAsker, step, zoneId, type Answer } from './scheme-city.ts';

const hour = 3_600_000;
const instant = (ms: number): string => new Date(ms).toISOString();

let clock = noon;
let city: OpenCity;

const streetRing = [corner(-1, -1), corner(6, -1), corner(6, 6), corner(-1, 6), corner(-1, -1)].map(fromLattice);
beforeAll(async () => {
  const division = {
    id: 'street-1',
    geometry: { type: 'Polygon' as const, coordinates: [streetRing] },
    properties: {
      code: '321202001000',
      name: '城中街道',
      level: 'street',
      validFrom: '2020-01-01T00:00:00Z',
      source: 'test',
      sourceDatum: 'wgs84',
    },
  };
  city = await openCity({ divisions: [division] }, {}, () => clock);
});
afterAll(() => city.close());

/** Brings a draft to a state. */
async function bring(id: string, to: 'submitted' | 'approved', number = '泰城管〔2026〕1号'): Promise<void> {
  const scheme = schemeAsker(city, id);
  expect(await scheme.act('submit')).toMatchObject({ status: 200 });
  if (to === 'submitted') return;
  expect(await scheme.act('approve', { approvalNumber: number }, as('leader'))).toMatchObject({ status: 200 });
}

async function publish(id: string, effectiveFrom?: string): Promise<Answer> {
  return schemeAsker(city, id).act('publish', effectiveFrom === undefined ? {} : { effectiveFrom });
}

const contentOf = (id: string) => city.context.records.get('scheme-versions', id)!.content;

async function at(x: number, y: number, when: number | string, kind = 'order') {
  const [lon, lat] = fromLattice([corner(x, y)[0] + step / 2, corner(x, y)[1] + step / 2]);
  const moment = typeof when === 'string' ? when : encodeURIComponent(instant(when));
  const answer = await city.app.inject(`/api/zones/at?lon=${lon}&lat=${lat}&at=${moment}&kind=${kind}`);
  expect(answer.statusCode).toBe(200);
  return answer.json<{
    at: string;
    answers: { zone?: { id: string; number: string; scheme: object }; gap?: object }[];
  }>();
}

const made = (answer: { ok: boolean }): CoverageDelta => (answer as { ok: true; value: CoverageDelta }).value;

async function edit(id: string, make: (coverage: Coverage) => { ok: boolean }): Promise<void> {
  const scheme = schemeAsker(city, id);
  const { coverage, edits } = await scheme.coverage();
  expect((await scheme.post(edits, made(make(coverage)))).status).toBe(201);
}

async function zonesNow(): Promise<{ id: string; properties: Record<string, unknown> }[]> {
  const answer = await city.app.inject('/ogc/collections/zones/items?limit=1000');
  return answer.json<{ features: { id: string; properties: Record<string, unknown> }[] }>().features;
}

test('a draft is sent, returned with a comment, sent again, approved with its number and published', async () => {
  const id = await draftOf(city, gridCoverage(2, 2, 1), 'cleaning');
  const scheme = schemeAsker(city, id);
  expect(await scheme.act('submit')).toMatchObject({ status: 200 });
  expect(contentOf(id)).toMatchObject({
    state: 'submitted',
    submittedBy: 'person:planner',
    submittedAt: instant(noon),
  });
  const { coverage } = await scheme.coverage();
  const late = await scheme.post(0, made(mergeGrounds(coverage, [zoneId(0, 0, 1), zoneId(1, 0, 1)], zoneId(0, 0, 1))));
  expect(late.status).toBe(409);
  expect((await scheme.act('return', {}, as('leader'))).body.errors[0]!.pointer).toBe('/comment');
  expect(await scheme.act('return', { comment: '二号区太大' }, as('leader'))).toMatchObject({ status: 200 });
  const returned = { comment: '二号区太大', returnedBy: 'person:leader', returnedAt: instant(noon) };
  expect(contentOf(id)).toMatchObject({ state: 'draft', ...returned });
  expect(contentOf(id)).not.toHaveProperty('submittedBy');
  await edit(id, (one) => setContents(one, [{ id: zoneId(0, 0, 1), ground: zoneGround('改') }]));
  expect(await scheme.act('submit')).toMatchObject({ status: 200 });
  for (const gone of ['comment', 'returnedBy', 'returnedAt']) expect(contentOf(id)).not.toHaveProperty(gone);
  expect((await scheme.act('approve', { approvalNumber: ' ' }, as('leader'))).body.errors[0]!.pointer).toBe(
    '/approvalNumber',
  );
  expect(await scheme.act('approve', { approvalNumber: '泰城管〔2026〕9号' }, as('leader'))).toMatchObject({
    status: 200,
  });
  expect(contentOf(id)).toMatchObject({
    state: 'approved',
    approvedBy: 'person:leader',
    approvalNumber: '泰城管〔2026〕9号',
  });
  expect(await publish(id)).toMatchObject({ status: 200 });
  expect(contentOf(id)).toMatchObject({
    state: 'published',
    effectiveFrom: instant(noon),
    publishedBy: 'person:planner',
  });
});

test('the list of versions names whoever moved them on', async () => {
  const id = await draftOf(city, gridCoverage(2, 2, 1), 'cleaning');
  await bring(id, 'approved');
  const answer = await city.app.inject({ url: '/api/zones/schemes', headers: as('dispatcher') });
  const { schemes, names } = answer.json<{ schemes: { id: string; content: object }[]; names: object }>();
  expect(schemes.find((scheme) => scheme.id === id)!.content).toEqual(contentOf(id));
  expect(names).toMatchObject({ 'person:planner': 'planner', 'person:leader': 'leader' });
});

test('each act goes from its own state only, and needs its right', async () => {
  const id = await draftOf(city);
  const scheme = schemeAsker(city, id);
  for (const [act, more, seat] of [
    ['return', { comment: 'x' }, 'leader'],
    ['approve', { approvalNumber: 'x' }, 'leader'],
    ['publish', {}, 'planner'],
  ] as const) {
    expect([act, (await scheme.act(act, more, as(seat))).status]).toEqual([act, 409]);
  }
  for (const [act, seat] of [
    ['submit', 'leader'],
    ['withdraw', 'administrator'],
    ['approve', 'planner'],
    ['return', 'planner'],
  ] as const) {
    expect([act, (await scheme.act(act, {}, as(seat))).status]).toEqual([act, 403]);
  }
  expect((await scheme.act('submit', { comment: 'x' })).body.errors[0]!.pointer).toBe('/comment');
  expect((await scheme.act('vanish')).status).toBe(422);
  expect(await scheme.act('withdraw')).toMatchObject({ status: 200 });
  expect((await scheme.act('submit')).status).toBe(409);
  expect((await schemeAsker(city, 'nowhere').act('submit')).status).toBe(404);
});

test('nobody approves what they sent, nor by a token they made', async () => {
  const both = { username: 'both', name: 'both', seats: [{ seat: 'planner' }, { seat: 'leader' }] };
  const put = await city.context.store.commit({
    kind: 'test',
    note: '',
    by: 'test',
    lines: [],
    records: [{ kind: 'people', id: 'planner', base: 1, after: both }],
  });
  expect(put.ok).toBe(true);
  await city.context.live.applied((put as { value: { seq: number } }).value.seq);
  const id = await draftOf(city);
  await bring(id, 'submitted');
  const own = await schemeAsker(city, id).act('approve', { approvalNumber: 'x' }, as('planner'));
  expect(own.status).toBe(403);
  expect(own.body.detail).toContain('sent');
  expect(contentOf(id)).toMatchObject({ state: 'submitted' });
});

test('a coverage with disputed ground, a number twice or no zone is not sent', async () => {
  const empty = await draftOf(city, gridCoverage(0, 0));
  expect((await schemeAsker(city, empty).act('submit')).body.detail).toContain('no zone');
  const id = await draftOf(city);
  await edit(id, (coverage) => setContents(coverage, [{ id: zoneId(1, 1), ground: zoneGround('SR-0-0') }]));
  const twice = await schemeAsker(city, id).act('submit');
  expect([twice.status, twice.body]).toMatchObject([
    422,
    { faults: [{ reason: 'number-twice', number: 'SR-0-0', owners: [zoneId(0, 0), zoneId(1, 1)] }] },
  ]);
  const grid = gridCoverage(2, 1);
  const claims = [zoneId(0, 0), 'x'];
  grid.apply({
    removed: [],
    added: [],
    grounds: [{ id: zoneId(1, 0), before: grid.grounds.get(zoneId(1, 0))!, after: { is: 'disputed', claims } }],
  });
  const disputed = await schemeAsker(city, await draftOf(city, grid)).act('submit');
  expect(disputed.body).toMatchObject({ faults: [{ reason: 'disputed', owners: [zoneId(1, 0)] }] });
});

test('a version takes effect at its instant, is asked for on any day, and changes only the zones it changed', async () => {
  const first = await draftOf(city, gridCoverage(4, 3));
  await bring(first, 'approved');
  const t1 = noon + 2 * hour;
  const early = await publish(first, instant(noon - 1));
  expect([early.status, early.body.errors[0]!.pointer]).toEqual([422, '/effectiveFrom']);
  expect((await publish(first, '2026-13-40T00:00:00Z')).status).toBe(422);
  expect(await publish(first, instant(t1))).toMatchObject({ status: 200 });

  expect((await at(0, 0, t1 - 1)).answers).toEqual([]);
  expect((await at(0, 0, t1)).answers).toMatchObject([
    {
      kind: 'order',
      zone: { id: zoneId(0, 0), number: 'SR-0-0', scheme: { id: first, approvalNumber: '泰城管〔2026〕1号' } },
    },
  ]);
  expect((await at(5, 5, t1)).answers).toEqual([{ kind: 'order', gap: { street: '城中街道' } }]);
  expect((await at(40, 40, t1)).answers).toEqual([{ kind: 'order', gap: {} }]);

  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/zones/schemes',
    headers: as('planner'),
    payload: { responsibilityKind: 'order', title: '第二版', basedOn: first },
  });
  const second = answer.json<{ id: string }>().id;
  await edit(second, (coverage) =>
    moveVertices(coverage, [{ from: corner(1, 1), to: [corner(1, 1)[0] + 2000, corner(1, 1)[1] + 2000] }]),
  );
  await edit(second, (coverage) => mergeGrounds(coverage, [zoneId(3, 1), zoneId(3, 2)], zoneId(3, 1)));
  const fronting = {
    is: 'zone' as const,
    content: {
      ...{
        number: '新名',
        name: '坡子街东',
        kindOfPlace: 'frontage' as const,
        officer: '李四',
        phone: '0523-86880000',
      },
      frontages: [
        {
          street: '坡子街',
          fromCrossing: '人民路',
          toCrossing: '东风路',
          fromMetres: 0,
          toMetres: 300,
          side: 'east' as const,
          depth: 12,
        },
      ],
    },
  };
  await edit(second, (coverage) => setContents(coverage, [{ id: zoneId(3, 0), ground: fronting }]));
  await bring(second, 'approved', '泰城管〔2026〕2号');
  expect((await publish(second, instant(t1))).status).toBe(422);
  // 22 November, 16:00 in Taizhou.
  const t2 = noon + 4 * hour;
  const before = new Map((await zonesNow()).map((zone) => [zone.id, zone]));
  expect(await publish(second, instant(t2))).toMatchObject({ status: 200 });
  const after = (await zonesNow()).filter(({ properties }) => properties['responsibilityKind'] === 'order');
  const number = Number(contentOf(second)['number']);

  const changed = [zoneId(0, 0), zoneId(1, 0), zoneId(0, 1), zoneId(1, 1), zoneId(3, 0), zoneId(3, 1)];
  const ended = [...changed, zoneId(3, 2)];
  for (const { id, properties } of after) {
    if (/\.v/.test(id)) expect(properties).toMatchObject({ validFrom: instant(t2) });
    else if (ended.includes(id)) expect(properties).toMatchObject({ validFrom: instant(t1), validTo: instant(t2) });
    else expect({ id, properties }).toMatchObject({ id, properties: before.get(id)!.properties });
  }
  expect(
    after
      .filter(({ id }) => /\.v/.test(id))
      .map(({ id }) => id)
      .sort(),
  ).toEqual(changed.map((id) => `${id}.v${number}`).sort());
  expect(after.find(({ id }) => id === `${zoneId(3, 0)}.v${number}`)!.properties).toMatchObject({
    ...{ number: '新名', officer: '李四', kindOfPlace: 'frontage', responsibilityKind: 'order', sourceDatum: 'wgs84' },
    source: '第二版（泰城管〔2026〕2号）',
    frontages: ['坡子街，人民路口至东风路口，路东，进深12米'],
    // A square of 1e-3 degree at 32.45 N.
    area: expect.closeTo(10_425, -2) as number,
  });
  expect((await at(3, 2, t2 - 1)).answers).toMatchObject([{ zone: { id: zoneId(3, 2), scheme: { id: first } } }]);
  expect((await at(3, 2, t2)).answers).toMatchObject([{ zone: { id: zoneId(3, 1), scheme: { id: second } } }]);
  // A day is asked at its end.
  expect((await at(3, 0, '2026-11-22')).answers).toMatchObject([
    { zone: { number: '新名', officer: '李四', phone: '0523-86880000' } },
  ]);
  expect((await at(3, 0, '2026-11-21')).answers).toEqual([]);

  // The map shows what is in effect by the clock alone.
  const shown = async () =>
    (await city.app.inject('/api/counts?collections=zones')).json<{ counts: { zones: { total: number } } }>().counts
      .zones.total;
  const others = 4;
  expect(await shown()).toBe(others);
  clock = t1;
  city.context.clock.tick();
  expect(await shown()).toBe(others + 12);
  clock = t2;
  city.context.clock.tick();
  expect(await shown()).toBe(others + 11);
  clock = noon;
});

test('an earlier version brought back gives its zones back under their lineage', async () => {
  const records = city.context.records.all('scheme-versions');
  const first = records.find(
    ({ content }) => content['approvalNumber'] === '泰城管〔2026〕1号' && content['state'] === 'published',
  )!;
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/zones/schemes',
    headers: as('planner'),
    payload: { responsibilityKind: 'order', title: '恢复第一版', basedOn: first.id },
  });
  const { id } = answer.json<{ id: string }>();
  await bring(id, 'approved', '泰城管〔2026〕3号');
  const t3 = noon + 6 * hour;
  expect(await publish(id, instant(t3))).toMatchObject({ status: 200 });
  expect((await at(3, 2, t3)).answers).toMatchObject([{ zone: { id: zoneId(3, 2), number: 'SR-3-2' } }]);
  const number = Number(contentOf(id)['number']);
  const back = (await zonesNow()).find((zone) => zone.id === `${zoneId(3, 2)}.v${number}`);
  expect(back!.properties).toMatchObject({ validFrom: instant(t3), number: 'SR-3-2' });
});

test('two kinds that claim one id for ever are told apart by their versions, and never mixed up', async () => {
  const id = await draftOf(city, gridCoverage(1, 1), 'cleaning');
  await bring(id, 'approved');
  expect(await publish(id, instant(noon + 8 * hour))).toMatchObject({ status: 200 });
  expect((await at(0, 0, noon + 8 * hour)).answers).toMatchObject([{ zone: { number: 'SR-0-0' } }]);
  const number = Number(contentOf(id)['number']);
  const zone = (await zonesNow()).find((one) => one.id === `${zoneId(0, 0)}.v${number}`);
  expect(zone?.properties['responsibilityKind']).toBe('cleaning');
});

test('of two versions published at once one waits for the other', async () => {
  const ids = [await draftOf(city), await draftOf(city)];
  for (const id of ids) await bring(id, 'approved');
  const answers = await Promise.all(ids.map((id) => publish(id, instant(noon + 30 * hour))));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
});

test.each([
  ['lon=181&lat=32', 'lon'],
  ['lon=119.9', 'lat'],
  ['lon=119.9&lat=32.4&at=yesterday', 'at'],
  ['lon=119.9&lat=32.4&at=2026-02-30', 'at'],
  ['lon=119.9&lat=32.4&kind=parks', 'kind'],
  ['lon=119.9&lat=32.4&near=1', 'near'],
])('who answers is refused for %s, naming the parameter', async (query, parameter) => {
  const answer = await city.app.inject(`/api/zones/at?${query}`);
  expect(answer.statusCode).toBe(400);
  expect(answer.json<{ errors: { parameter: string }[] }>().errors.map((one) => one.parameter)).toEqual([parameter]);
});

const square = (x: number) => ({
  type: 'Polygon' as const,
  coordinates: [[corner(x, 20), corner(x + 1, 20), corner(x + 1, 21), corner(x, 21), corner(x, 20)].map(fromLattice)],
});

async function change(line: object): Promise<{ status: number; pointers: (string | undefined)[] }> {
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/changes',
    payload: { kind: 'feature.update', note: '', lines: [{ collection: 'zones', ...line }] },
  });
  const { errors = [] } = answer.json<{ errors?: { pointer?: string }[] }>();
  return { status: answer.statusCode, pointers: errors.map(({ pointer }) => pointer) };
}

test('the common door makes and ends no zone, moves no border, and says nothing else than the published scheme', async () => {
  const plain = {
    number: 'WG-1',
    name: '网格一',
    responsibilityKind: 'patrol',
    kindOfPlace: 'grid',
    validFrom: '2020-01-01T00:00:00Z',
    source: 'test',
    sourceDatum: 'wgs84',
  };
  expect(await change({ base: null, after: { geometry: square(0), properties: plain } })).toEqual({
    status: 422,
    pointers: ['/lines/0'],
  });
  const bulk = await city.context.store.bulk({ collection: 'zones', kind: 'load', note: '', by: 'load' }, [
    { id: 'grid-1', geometry: square(0), properties: plain },
  ]);
  await city.context.live.applied(bulk.seq);
  expect(await change({ id: 'grid-1', base: 1, after: null })).toEqual({ status: 422, pointers: ['/lines/0'] });
  const moved = { geometry: square(1), properties: plain };
  expect(await change({ id: 'grid-1', base: 1, after: moved })).toMatchObject({
    pointers: ['/lines/0/after/geometry'],
  });
  const named = { geometry: square(0), properties: { ...plain, officer: '李四' } };
  expect((await change({ id: 'grid-1', base: 1, after: named })).status).toBe(201);

  const zone = (await zonesNow()).find(({ properties }) => properties['responsibilityKind'] === 'order')!;
  const url = `/ogc/collections/zones/items/${zone.id}`;
  const patch = (properties: object) =>
    city.app.inject({
      method: 'PATCH',
      url,
      headers: {
        authorization: `Bearer ${editorToken}`,
        'if-match': '*',
        'content-type': 'application/merge-patch+json',
      },
      payload: JSON.stringify({ properties }),
    });
  const refused = await patch({ officer: '李四', phone: '0523-1' });
  expect([
    refused.statusCode,
    refused.json<{ errors: { pointer: string }[] }>().errors.map((one) => one.pointer),
  ]).toEqual([422, ['/properties/officer', '/properties/phone']]);
  expect((await patch({ source: '2026年测绘' })).statusCode).toBe(204);
});
