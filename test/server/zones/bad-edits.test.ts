import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import { nobody, type Arc } from '#domain/zones/coverage/arc.ts';
import { canonical, closeAtLeast } from '#domain/zones/coverage/chains.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { encodeDelta, type EncodedDelta } from '#domain/zones/coverage/encoded.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import { zoneGround } from '../../worlds/random-coverage.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { corner, draftOf, schemeAsker, step, zoneId, type Answer } from './scheme-city.ts';

let city: OpenCity;
let scheme: ReturnType<typeof schemeAsker>;
let coverage: Coverage;
let bytes: string;
beforeAll(async () => {
  city = await openCity();
  scheme = schemeAsker(city, await draftOf(city));
  ({ coverage, bytes } = await scheme.coverage());
});
afterAll(() => city.close());

const newId = '11111111-1111-7111-8111-111111111111';
const drawn = { id: newId, before: null, after: zoneGround('新') };

/** A closed border of a new zone. */
function ring(places: readonly Point[], right: string = nobody): Arc {
  return closeAtLeast({ points: [...places, places[0]!], left: newId, right });
}

/** Corners of a square, lattice units off the grid's south-west corner. */
function square(x: number, y: number, size = step): Point[] {
  const [ox, oy] = corner(0, 0);
  return [
    [ox + x, oy + y],
    [ox + x + size, oy + y],
    [ox + x + size, oy + y + size],
    [ox + x, oy + y + size],
  ];
}

const draw = (arc: Arc): CoverageDelta => ({ removed: [], added: [arc], grounds: [drawn] });
const encoded = (delta: CoverageDelta): EncodedDelta => encodeDelta(delta);

/** The arc between two zones of the grid. */
const border = (a: string, b: string): Arc => coverage.arcsOf(a).find(({ left, right }) => left === b || right === b)!;

function replaced(arc: Arc, by: Partial<Arc>): CoverageDelta {
  return { removed: [arc], added: [canonical({ ...arc, ...by })], grounds: [] };
}

const between = (): Arc => border(zoneId(0, 1), zoneId(1, 1));
const far = step * 40;

/** What is wrong with each, and what the answer names: the reason, or a pointer into the body. */
const bad: Readonly<Record<string, [make: () => CoverageDelta | EncodedDelta, names: string]>> = {
  'a zone across others': [() => draw(ring(square(step / 2, step / 2))), 'crosses'],
  'a zone whose corner lies on a neighbour’s border without a node there (T-junction)': [
    () => {
      const [ox, oy] = corner(0, 0);
      return draw(
        ring([
          [ox, oy - step],
          [ox + step / 2, oy],
          [ox - step, oy - step / 2],
        ]),
      );
    },
    'crosses',
  ],
  'a zone along half of a neighbour’s border': [() => draw(ring(square(step / 4, -step / 2, step / 2))), 'crosses'],
  'a zone upon another': [() => draw(ring(square(step / 4, step / 4, step / 2))), 'sides'],
  'a ring that crosses itself': [
    () => {
      const [a, b, c, d] = square(far, 0) as [Point, Point, Point, Point];
      return draw(ring([a, c, b, d]));
    },
    'crosses',
  ],
  'a ring that comes back on its way (spike)': [
    () => {
      const [a, b, c, d] = square(far, 0) as [Point, Point, Point, Point];
      return draw(ring([a, b, c, [c[0] + 500, c[1]], [c[0] + 200, c[1]], d]));
    },
    'crosses',
  ],
  'a place named twice': [
    () => {
      const [a, b, c, d] = square(far, 0) as [Point, Point, Point, Point];
      return draw(ring([a, b, b, c, d]));
    },
    'malformed',
  ],
  'a border moved over a neighbour’s': [
    () => {
      const arc = between();
      const [a, b] = [arc.points[0]!, arc.points.at(-1)!];
      return replaced(arc, { points: [a, [a[0] + step * 1.5, a[1] + 50], b] });
    },
    'crosses',
  ],
  'a border whose sides are swapped': [
    () => {
      const arc = between();
      return replaced(arc, { left: arc.right, right: arc.left });
    },
    'sides',
  ],
  'a border taken away': [() => ({ removed: [between()], added: [], grounds: [] }), 'sides'],
  'a border that ends in the open': [
    () => {
      const arc = between();
      return replaced(arc, { points: [...arc.points, [arc.points.at(-1)![0] + 100, arc.points.at(-1)![1] + 100]] });
    },
    'crosses',
  ],
  'a border that names a zone nobody knows': [() => replaced(between(), { left: 'nowhere' }), 'changed'],
  'a border that is not there': [
    () => replaced({ ...between(), points: [corner(0, 0), corner(9, 9)] }, { points: [corner(0, 0), corner(9, 8)] }),
    'changed',
  ],
  'a border not in canonical form': [
    () => {
      const arc = between();
      const points = [...arc.points].reverse();
      return { removed: [arc], added: [{ points, left: arc.right, right: arc.left }], grounds: [] };
    },
    'malformed',
  ],
  'a zone without ground': [() => ({ removed: [], added: [], grounds: [drawn] }), 'vanishes'],
  'a zone ended that has ground': [
    () => ({ removed: [], added: [], grounds: [{ id: zoneId(0, 0), before: zoneGround('SR-0-0'), after: null }] }),
    'no-owner',
  ],
  'a content changed that says otherwise': [
    () => ({
      removed: [],
      added: [],
      grounds: [{ id: zoneId(0, 0), before: zoneGround('别的'), after: zoneGround('新') }],
    }),
    'changed',
  ],
  'a zone on the other side of the earth': [() => draw(ring(square(-2_000_000_000, 0))), 'too-far'],
  'coordinates out of range': [() => draw(ring(square(0, 1_000_000_000))), '/delta/added/0'],
  'coordinates beyond whole numbers': [
    () => ({ ...encoded(draw(ring(square(far, 0)))), added: [[0, -1, 1e300, 0, 1, 1, 1, 1]] }),
    '/delta/added/0',
  ],
  'half units': [
    () => ({ ...encoded(draw(ring(square(far, 0)))), added: [[0, -1, 1.5, 0, 1, 1, 1, 1]] }),
    '/delta/added/0/2',
  ],
  'an x without its y': [() => ({ ...encoded(draw(ring(square(far, 0)))), added: [[0, -1, 1, 0, 1, 1, 1]] }), '/delta'],
  'an owner’s place that is not in the list': [
    () => ({ ...encoded(draw(ring(square(far, 0)))), added: [[7, -1, 1, 0, 1, 1, 1, 1]] }),
    '/delta',
  ],
  'nobody on both sides': [
    () => ({ ...encoded(draw(ring(square(far, 0)))), added: [[-1, -1, 1, 0, 1, 1, 1, 1]] }),
    '/delta/added/0',
  ],
  'the same border twice': [
    () => ({ removed: [], added: [ring(square(far, 0)), ring(square(far, 0))], grounds: [drawn] }),
    '/delta/added/1',
  ],
  'a new zone with a name of one’s own': [
    () => ({ ...encoded(draw(ring(square(far, 0)))), grounds: [{ ...drawn, id: 'my-zone' }] }),
    '/delta/grounds/0/id',
  ],
  'nothing at all': [() => ({ removed: [], added: [], grounds: [] }), '/delta'],
  'a content with a NUL': [
    () => ({
      removed: [],
      added: [],
      grounds: [{ id: zoneId(0, 0), before: zoneGround('SR-0-0'), after: zoneGround('a\0') }],
    }),
    '/delta/grounds/0/after/content/number',
  ],
  'a content with a field nobody knows': [
    () => {
      const { content } = zoneGround('x') as { content: object };
      const after = { is: 'zone', content: { ...content, colour: 'red' } };
      return { owners: [], removed: [], added: [], grounds: [{ id: zoneId(0, 0), before: null, after }] } as never;
    },
    '/delta/grounds/0/after',
  ],
  'a number that would break a line of the list': [
    () => ({
      removed: [],
      added: [],
      grounds: [{ id: zoneId(0, 0), before: zoneGround('SR-0-0'), after: zoneGround('a\nb') }],
    }),
    '/delta/grounds/0/after/content/number',
  ],
  'a day that no calendar has': [
    () => {
      const { content } = zoneGround('SR-0-0') as { content: object };
      const after = { is: 'zone', content: { ...content, timeLimit: '2026-02-30' } };
      return { owners: [], removed: [], added: [], grounds: [{ id: zoneId(0, 0), before: null, after }] } as never;
    },
    '/delta/grounds/0/after/content/timeLimit',
  ],
  'a zone called like what every object has': [
    () => ({ removed: [], added: [ring(square(far, 0))], grounds: [{ ...drawn, id: '__proto__' }] }),
    '/delta/grounds/0/id',
  ],
  'a border that names such a zone': [() => replaced(between(), { left: '__proto__' }), 'changed'],
  'an owner without a name': [() => ({ ...encoded(draw(ring(square(far, 0)))), owners: [''] }), '/delta/owners/0'],
  'a zone twice among the owners, on both sides of a border': [
    () => ({ ...encoded(draw(ring(square(far, 0)))), owners: [newId, newId], added: [[0, 1, 1, 0, 1, 1, 1, 1]] }),
    '/delta/added/0',
  ],
  'more grounds than an edit has': [
    () => ({
      ...encoded(draw(ring(square(far, 0)))),
      grounds: Array.from({ length: 20_001 }, (_, i) => ({ id: `g${i}`, before: null, after: null })),
    }),
    '/delta/grounds',
  ],
  'a comb with teeth across the whole country': [
    () => {
      const [ox, oy] = corner(0, 0);
      const teeth = Array.from({ length: 2_000 }, (_, i): Point => [
        ox + far + i * 10 + (i % 2) * 20_000_000,
        oy + (i % 2) * 20_000_000,
      ]);
      return draw(ring([...teeth, [ox + far + 30_000_000, oy - 10]]));
    },
    '/delta/added',
  ],
  'a border of too many places': [
    () => {
      const [ox, oy] = corner(0, 0);
      const places = Array.from({ length: 21_000 }, (_, i): Point => [ox + far + i, oy + (i % 2)]);
      return draw(ring([...places, [ox + far + 10_000, oy + far]]));
    },
    '/delta/added/0',
  ],
};

function named({ body }: Answer): readonly (string | undefined)[] {
  return [body.refusal?.reason, ...(body.errors ?? []).map(({ pointer }) => pointer)];
}

test.each(Object.entries(bad))('%s is refused, saying why, and nothing is changed', async (_name, [make, names]) => {
  const answer = await scheme.post(0, make());
  expect(answer.status).toBe(422);
  expect(named(answer)).toContainEqual(names.startsWith('/') ? expect.stringMatching(`^${names}`) : names);
  expect(await scheme.coverage()).toMatchObject({ edits: 0, bytes });
});

test('a refusal names the place in degrees and whose ground it is about', async () => {
  const { body } = await scheme.post(0, draw(ring(square(step / 2, step / 2))));
  const { at, owners } = body.refusal;
  expect(at![0]).toBeGreaterThan(119.9);
  expect(at![0]).toBeLessThan(119.91);
  expect(owners).toContain(newId);
  expect(body.detail).toContain(String(at![0]));
});

test('an object’s hidden members are no edit', async () => {
  const answer = await city.app.inject({
    method: 'POST',
    url: scheme.url + '/edits',
    headers: { ...as('planner'), 'content-type': 'application/json' },
    payload: '{"base":0,"label":{"kind":"move","zones":[]},"delta":{"__proto__":{"removed":[]},"owners":[]}}',
  });
  expect(answer.statusCode).toBe(400);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

test('an edit of what is to come, of a version that is none, or of a label nobody knows is refused', async () => {
  const good = moveVertices(coverage, [{ from: corner(1, 1), to: [corner(1, 1)[0] + 5, corner(1, 1)[1]] }]);
  const future = await scheme.post(3, good);
  expect([future.status, named(future)]).toEqual([422, [undefined, '/base']]);
  expect((await schemeAsker(city, 'nowhere').post(0, good)).status).toBe(404);
  expect((await schemeAsker(city, 'no%00where').post(0, good)).status).toBe(404);
  expect((await scheme.post(0, good, { kind: 'burn' })).status).toBe(422);
  expect((await scheme.post(0, good, { more: { colour: 1 } })).status).toBe(422);
  expect(await scheme.coverage()).toMatchObject({ edits: 0, bytes });
});
