import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { cases, roads } from './small-city.ts';

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({ roads, cases });
});
afterAll(() => city.close());

interface Line {
  collection: string;
  id: string;
  fid: number;
  version: number;
}

async function change(
  lines: unknown,
  more: object = {},
): Promise<{
  status: number;
  headers: Record<string, unknown>;
  body: { seq: number; lines: Line[]; errors: unknown; title: string };
}> {
  const payload = { kind: 'feature.edit', note: '', lines, ...more };
  const answer = await city.app.inject({ method: 'POST', url: '/api/changes', payload });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}

async function versionOf(collection: string, id: string): Promise<number | undefined> {
  const answer = await city.app.inject(`/api/features/${collection}/${id}`);
  return answer.statusCode === 200 ? answer.json<{ version: number }>().version : undefined;
}

const street = { geometry: roads[2]!.geometry, properties: roads[2]!.properties };

test('a feature is created, changed and deleted, and every read that follows shows it', async () => {
  const created = await change([{ collection: 'roads', base: null, after: street }]);
  expect(created.status).toBe(201);
  const { id, fid } = created.body.lines[0]!;
  expect(created.body.lines).toEqual([
    { collection: 'roads', id: expect.stringMatching(/^[0-9a-f-]{36}$/), fid: expect.any(Number), version: 1 },
  ]);
  expect(created.headers['shirong-seq']).toBe(String(created.body.seq));
  const counted = async (): Promise<number> =>
    (await city.app.inject('/api/counts?collections=roads')).json<{ counts: { roads: { total: number } } }>().counts
      .roads.total;
  expect(await counted()).toBe(4);

  const renamed = { ...street, properties: { ...street.properties, name: '新街' } };
  const changed = await change([{ collection: 'roads', id, base: 1, after: renamed }]);
  expect([changed.status, changed.body.lines]).toEqual([201, [{ collection: 'roads', id, fid, version: 2 }]]);
  expect(changed.body.seq).toBe(created.body.seq + 1);
  expect((await city.app.inject('/api/search?q=xinjie')).json()).toMatchObject({ results: [{ id, label: '新街' }] });
  expect((await city.app.inject(`/ogc/collections/roads/items/${id}`)).headers['etag']).toBe('"2"');

  const deleted = await change([{ collection: 'roads', id, base: 2, after: null }]);
  expect(deleted.status).toBe(201);
  expect(await counted()).toBe(3);
  expect(await versionOf('roads', id)).toBeUndefined();
  expect((await city.app.inject('/api/search?q=xinjie')).json()).toEqual({ results: [] });
});

test('a feature that someone else changed meanwhile is refused, and nothing of the change is written', async () => {
  const lines = [
    { collection: 'roads', id: 'r-new', base: null, after: street },
    { collection: 'roads', id: 'r-slant', base: 4, after: street },
  ];
  const { status, headers, body } = await change(lines);
  expect(status).toBe(409);
  expect(headers['content-type']).toContain('application/problem+json');
  expect(body).toMatchObject({
    title: 'Changed meanwhile',
    errors: [
      {
        pointer: '/lines/1/base',
        detail: '"r-slant" of "roads" has version 1 by now, the change was made on version 4',
      },
    ],
  });
  expect(await versionOf('roads', 'r-new')).toBeUndefined();
});

test('what exists cannot be created, what is gone cannot be changed', async () => {
  const exists = await change([{ collection: 'roads', id: 'r-pozi', base: null, after: street }]);
  expect([exists.status, exists.body.errors]).toEqual([
    409,
    [{ pointer: '/lines/0/id', detail: '"r-pozi" of "roads" exists already' }],
  ]);
  const gone = await change([{ collection: 'roads', id: 'r-never', base: 1, after: null }]);
  expect([gone.status, gone.body.title]).toEqual([409, 'Missing']);
});

test('a change that does not fit is refused with pointers to all its faults', async () => {
  const { number: _number, ...rest } = cases[0]!.properties;
  const { status, body } = await change([
    { collection: 'unicorns', base: null, after: street },
    {
      collection: 'cases',
      id: 'c1',
      base: 1,
      after: {
        geometry: { type: 'Point', coordinates: [200, 1] },
        properties: { ...rest, status: 'sleeping', note: 1 },
      },
    },
    { collection: 'cases', id: 'c1', base: 1, after: null },
    { collection: 'cases', base: null, after: null },
    { collection: 'cases', base: 3, after: null },
  ]);
  expect(status).toBe(422);
  expect((body.errors as { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual([
    '/lines/0/collection',
    '/lines/1/after/geometry/coordinates/0',
    '/lines/1/after/properties/note',
    '/lines/1/after/properties/number',
    '/lines/1/after/properties/status',
    '/lines/2/id',
    '/lines/3/after',
    '/lines/4/id',
  ]);
  expect(await versionOf('cases', 'c1')).toBe(1);
});

test.each<[string, object, string]>([
  ['no lines', { lines: [] }, '/lines'],
  [
    'a line with an unknown member',
    { lines: [{ collection: 'roads', base: null, after: null, force: true }] },
    '/lines/0/force',
  ],
  ['a base that is text', { lines: [{ collection: 'roads', id: 'a', base: '1', after: null }] }, '/lines/0/base'],
  ['a kind that is a sentence', { kind: 'Some Edit' }, '/kind'],
  ['an author of its own choice', { by: 'mayor' }, '/by'],
  [
    'an id that leads elsewhere in an address',
    { lines: [{ collection: 'roads', id: '../zones', base: 1, after: null }] },
    '/lines/0/id',
  ],
  ['an id that is a step up', { lines: [{ collection: 'roads', id: '..', base: 1, after: null }] }, '/lines/0/id'],
  [
    'an id with a sign that nobody sees',
    { lines: [{ collection: 'roads', id: 'r\u200bpozi', base: 1, after: null }] },
    '/lines/0/id',
  ],
  [
    'an id that holds half a character',
    { lines: [{ collection: 'roads', id: 'r\ud83d', base: 1, after: null }] },
    '/lines/0/id',
  ],
  ['a note that holds a NUL', { note: 'a\0b' }, '/note'],
  ['a note that holds half a character', { note: '\ud83d' }, '/note'],
  ['an id with a space', { lines: [{ collection: 'roads', id: 'a b', base: 1, after: null }] }, '/lines/0/id'],
])('a body with %s is refused', async (_name, more, pointer) => {
  const { status, body } = await change([{ collection: 'roads', id: 'r-pozi', base: 1, after: null }], more);
  expect(status).toBe(422);
  expect((body.errors as { pointer: string }[]).map((error) => error.pointer)).toContain(pointer);
  expect(await versionOf('roads', 'r-pozi')).toBe(1);
});

test('a number too large for any machine is refused, not stored as nothing', async () => {
  const payload = JSON.stringify({
    kind: 'feature.edit',
    note: '',
    lines: [
      { collection: 'roads', base: null, after: { ...street, properties: { ...street.properties, length: 12345 } } },
    ],
  }).replace('12345', '1e999');
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/changes',
    payload,
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.statusCode).toBe(422);
});

test('of ten thousand faults the first are told, and how many there are', async () => {
  const coordinates = Array.from({ length: 150_000 }, () => [999, 32]);
  const { status, body } = await change([
    { collection: 'roads', base: null, after: { ...street, geometry: { type: 'LineString', coordinates } } },
  ]);
  expect(status).toBe(422);
  const errors = body.errors as { pointer?: string; detail: string }[];
  expect(errors).toHaveLength(101);
  expect(errors[0]!.pointer).toBe('/lines/0/after/geometry/coordinates/0/0');
  expect(errors[100]).toEqual({ detail: 'and 149900 faults more' });
});

test('of ten writers who saw the same version one is taken, and the others are told', async () => {
  const write = (base: number | null, name: string) =>
    change([
      { collection: 'roads', id: 'r-race', base, after: { ...street, properties: { ...street.properties, name } } },
    ]);
  const names = Array.from({ length: 10 }, (_, i) => `第${i}街`);
  for (const base of [null, 1]) {
    const answers = await Promise.all(names.map((name) => write(base, name)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    expect(await versionOf('roads', 'r-race')).toBe((base ?? 0) + 1);
  }
});

test('what was deleted cannot be changed, and comes again under its old id with a version nobody held', async () => {
  const created = await change([{ collection: 'roads', id: 'r-phoenix', base: null, after: street }]);
  const fid = created.body.lines[0]!.fid;
  expect((await change([{ collection: 'roads', id: 'r-phoenix', base: 1, after: null }])).status).toBe(201);
  for (const base of [1, 2, 3]) {
    const late = await change([{ collection: 'roads', id: 'r-phoenix', base, after: street }]);
    expect([late.status, late.body.title]).toEqual([409, 'Missing']);
  }
  const again = await change([{ collection: 'roads', id: 'r-phoenix', base: null, after: street }]);
  expect([again.status, again.body.lines[0]!.version]).toEqual([201, 3]);
  expect(again.body.lines[0]!.fid).not.toBe(fid);
});

test('writers who name the same features in opposite orders do not lock each other out', async () => {
  const line = (id: string) => ({ collection: 'roads', id, base: null, after: street });
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      change(i % 2 ? [line('r-left'), line('r-right')] : [line('r-right'), line('r-left')]),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 11 }, () => 409)]);
});

test('readers see a change whole or not at all', async () => {
  const ids = Array.from({ length: 200 }, (_, i) => `r-many-${i}`);
  const write = (base: number | null, lanes: number) =>
    change(
      ids.map((id) => ({
        collection: 'roads',
        id,
        base,
        after: { ...street, properties: { ...street.properties, name: '众街', lanes } },
      })),
    );
  const seen = new Set<string>();
  let writing = true;
  const reader = (async () => {
    while (writing) {
      const answer = await city.app.inject('/ogc/collections/roads/items?limit=1000&name=众街');
      const { features, numberMatched } = answer.json<{
        features: { properties: { lanes: number } }[];
        numberMatched: number;
      }>();
      expect(numberMatched).toBe(features.length);
      seen.add(`${features.length}: ${[...new Set(features.map((f) => f.properties.lanes))].join()}`);
    }
  })();
  for (const lanes of [1, 2, 3, 4]) expect((await write(lanes === 1 ? null : lanes - 1, lanes)).status).toBe(201);
  writing = false;
  await reader;
  for (const view of seen) expect(['0: ', '200: 1', '200: 2', '200: 3', '200: 4']).toContain(view);
});

test('the page of another site cannot write', async () => {
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/changes',
    headers: { origin: 'http://evil.example' },
    payload: { kind: 'feature.edit', note: '', lines: [{ collection: 'roads', id: 'r-pozi', base: 1, after: null }] },
  });
  expect(answer.statusCode).toBe(403);
  expect(await versionOf('roads', 'r-pozi')).toBe(1);
});
