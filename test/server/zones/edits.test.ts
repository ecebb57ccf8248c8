import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { inverted } from '#domain/zones/coverage/delta.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import { mergeGrounds, setContents } from '#domain/zones/edits/grounds.ts';
import { zoneGround } from '../../worlds/random-coverage.ts';
import { as, editorToken } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { corner, draftOf, schemeAsker, step, zoneId } from './scheme-city.ts';

let city: OpenCity;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

/** Moves an inner corner by some units. */
const nudge = (x: number, y: number, by: number) => [
  { from: corner(x, y), to: [corner(x, y)[0] + by, corner(x, y)[1] + by] as const },
];

const made = (answer: { ok: boolean }): CoverageDelta => (answer as { ok: true; value: CoverageDelta }).value;

test('an empty draft is made, listed, and has no ground', async () => {
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/zones/schemes',
    headers: as('planner'),
    payload: { responsibilityKind: 'river', title: '河道责任区方案' },
  });
  expect(answer.statusCode).toBe(201);
  const { id } = answer.json<{ id: string }>();
  expect(await schemeAsker(city, id).ask('GET', '/coverage')).toEqual({
    status: 200,
    body: { id, number: 1, edits: 0, coverage: { grounds: [], arcs: [] } },
  });
  const list = await city.app.inject({ url: '/api/records/scheme-versions', headers: as('planner') });
  const found = list.json<{ records: { id: string; content: object }[] }>().records.find((one) => one.id === id);
  expect(found!.content).toMatchObject({ responsibilityKind: 'river', number: 1, state: 'draft', edits: 0 });
  expect(found!.content).toMatchObject({ createdBy: 'person:planner', createdAt: '2026-11-22T04:00:00.000Z' });
});

test('an edit is taken, counted, told with who and when, and stands in the coverage', async () => {
  const scheme = schemeAsker(city, await draftOf(city));
  const { coverage } = await scheme.coverage();
  const delta = made(moveVertices(coverage, nudge(1, 1, 500)));
  const taken = await scheme.post(0, delta);
  expect(taken.status).toBe(201);
  expect(taken.body).toMatchObject({ number: 1, edits: [{ number: 1, by: 'person:planner', byName: 'planner' }] });
  coverage.apply(delta);
  const now = await scheme.coverage();
  expect(now.edits).toBe(1);
  expect(now.coverage.arcsAt(nudge(1, 1, 500)[0]!.to)).toHaveLength(4);
  expect([...now.coverage.arcs()]).toEqual(expect.arrayContaining([...coverage.arcs()]));
  const history = await scheme.ask('GET', '/edits?after=0');
  expect(history.body.edits).toEqual(taken.body.edits);
  expect((await scheme.ask('GET', '/edits?after=1')).body.edits).toEqual([]);
});

test('ten edits taken back one by one, then made again, give the same bytes at every step', async () => {
  const scheme = schemeAsker(city, await draftOf(city));
  const { coverage, bytes } = await scheme.coverage();
  const states = [bytes];
  const deltas: CoverageDelta[] = [];
  for (let i = 0; i < 10; i++) {
    const at = i === 0 ? corner(2, 1) : ([corner(2, 1)[0] + i * 40, corner(2, 1)[1] + i * 40] as const);
    const delta = made(
      moveVertices(coverage, [{ from: at, to: [corner(2, 1)[0] + (i + 1) * 40, corner(2, 1)[1] + (i + 1) * 40] }]),
    );
    expect((await scheme.post(i, delta)).status).toBe(201);
    coverage.apply(delta);
    deltas.push(delta);
    states.push((await scheme.coverage()).bytes);
  }
  for (let i = 10; i > 0; i--) {
    expect((await scheme.post(20 - i, inverted(deltas[i - 1]!), { more: { undoes: i } })).status).toBe(201);
    expect((await scheme.coverage()).bytes).toBe(states[i - 1]);
  }
  for (let i = 1; i <= 10; i++) {
    expect((await scheme.post(19 + i, deltas[i - 1]!, { more: { redoes: i } })).status).toBe(201);
    expect((await scheme.coverage()).bytes).toBe(states[i]);
  }
  for (let i = 10; i > 0; i--) {
    expect((await scheme.post(40 - i, inverted(deltas[i - 1]!), { more: { undoes: i } })).status).toBe(201);
  }
  expect((await scheme.coverage()).bytes).toBe(bytes);
});

test('what is taken back is one’s own last edit, exactly', async () => {
  const scheme = schemeAsker(city, await draftOf(city));
  const { coverage } = await scheme.coverage();
  const first = made(setContents(coverage, [{ id: zoneId(0, 0), ground: zoneGround('新一号') }]));
  await scheme.post(0, first);
  coverage.apply(first);
  const second = made(setContents(coverage, [{ id: zoneId(1, 0), ground: zoneGround('新二号') }]));
  await scheme.post(1, second);
  const wrong = await scheme.post(2, inverted(first), { more: { undoes: 1 } });
  expect([wrong.status, wrong.body.errors[0]!.pointer]).toEqual([422, '/undoes']);
  const other = await scheme.post(2, inverted(first), { more: { undoes: 2 } });
  expect([other.status, other.body.errors[0]!.pointer]).toEqual([422, '/delta']);
  const strangers = await scheme.post(2, inverted(second), {
    more: { undoes: 2 },
    headers: { authorization: `Bearer ${editorToken}` },
  });
  expect([strangers.status, strangers.body.errors[0]!.pointer]).toEqual([422, '/undoes']);
  const both = await scheme.post(2, inverted(second), { more: { undoes: 2, redoes: 1 } });
  expect(both.status).toBe(422);
  expect((await scheme.post(2, inverted(second), { more: { undoes: 2 } })).status).toBe(201);
});

test('of two planners on different borders both edits stand, the second on top of the first', async () => {
  const scheme = schemeAsker(city, await draftOf(city));
  const { coverage } = await scheme.coverage();
  const mine = made(moveVertices(coverage, nudge(1, 1, 300)));
  const theirs = made(setContents(coverage, [{ id: zoneId(3, 2), ground: zoneGround('改名') }]));
  expect((await scheme.post(0, mine)).status).toBe(201);
  const second = await scheme.post(0, theirs, { headers: { authorization: `Bearer ${editorToken}` } });
  expect(second.status).toBe(201);
  expect(second.body.edits.map(({ number, by }) => [number, by])).toEqual([
    [1, 'person:planner'],
    [2, 'token:editor'],
  ]);
  coverage.apply(mine);
  coverage.apply(theirs);
  const now = await scheme.coverage();
  expect(now.coverage.grounds.get(zoneId(3, 2))).toEqual(zoneGround('改名'));
  expect(now.coverage.arcsAt(nudge(1, 1, 300)[0]!.to)).toHaveLength(4);
});

test('of two planners on one border the second is told the first’s edit and whose ground it is, and nothing is changed', async () => {
  const scheme = schemeAsker(city, await draftOf(city));
  const { coverage } = await scheme.coverage();
  await scheme.post(0, made(moveVertices(coverage, nudge(1, 1, 300))));
  const before = (await scheme.coverage()).bytes;
  const second = await scheme.post(0, made(moveVertices(coverage, nudge(1, 1, -300))));
  expect(second.status).toBe(409);
  expect(second.body.conflict.edits.map(({ number }) => number)).toEqual([1]);
  expect(second.body.conflict.owners).toEqual([zoneId(0, 0), zoneId(0, 1), zoneId(1, 0), zoneId(1, 1)]);
  expect((await scheme.coverage()).bytes).toBe(before);
});

test('edits that fit one by one but not together are a conflict too', async () => {
  const scheme = schemeAsker(city, await draftOf(city));
  const { coverage } = await scheme.coverage();
  // Two corners of one square move through each other's places.
  await scheme.post(
    0,
    made(moveVertices(coverage, [{ from: corner(1, 1), to: [corner(1, 1)[0] + step * 0.8, corner(1, 1)[1]] }])),
  );
  const second = await scheme.post(
    0,
    made(moveVertices(coverage, [{ from: corner(2, 1), to: [corner(2, 1)[0] - step * 0.8, corner(2, 1)[1]] }])),
  );
  expect(second.status).toBe(409);
  expect(second.body.conflict.edits).toHaveLength(1);
});

test('what somebody else built upon since is not taken back: one is told what they did', async () => {
  const scheme = schemeAsker(city, await draftOf(city));
  const { coverage } = await scheme.coverage();
  const mine = made(setContents(coverage, [{ id: zoneId(2, 2), ground: zoneGround('我改') }]));
  await scheme.post(0, mine);
  coverage.apply(mine);
  const headers = { authorization: `Bearer ${editorToken}` };
  await scheme.post(1, made(setContents(coverage, [{ id: zoneId(2, 2), ground: zoneGround('他改') }])), { headers });
  const back = await scheme.post(2, inverted(mine), { more: { undoes: 1 } });
  expect([back.status, back.body.conflict.owners]).toEqual([409, [zoneId(2, 2)]]);
  expect(back.body.conflict.edits.map(({ number }) => number)).toEqual([2]);
});

test('twelve edits at the same moment on different zones are all taken, each once', async () => {
  const scheme = schemeAsker(city, await draftOf(city));
  const { coverage } = await scheme.coverage();
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => {
      const id = zoneId(i % 4, Math.floor(i / 4));
      return scheme.post(0, made(setContents(coverage, [{ id, ground: zoneGround(`第${i}`) }])));
    }),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  expect(answers.map(({ body }) => body.number).sort((a, b) => a - b)).toEqual(answers.map((_, i) => i + 1));
  const now = await scheme.coverage();
  expect(
    [...now.coverage.grounds.values()].map((ground) => ground.is === 'zone' && ground.content.number).sort(),
  ).toEqual(answers.map((_, i) => `第${i}`).sort());
});

test('the same key has one effect and the same answer', async () => {
  const scheme = schemeAsker(city, await draftOf(city));
  const { coverage } = await scheme.coverage();
  const delta = made(mergeGrounds(coverage, [zoneId(0, 0), zoneId(1, 0)], zoneId(0, 0)));
  const headers = { ...as('planner'), 'idempotency-key': 'merge-1' };
  const first = await scheme.post(0, delta, { headers });
  const again = await scheme.post(0, delta, { headers });
  expect(first.status).toBe(201);
  expect(again).toEqual(first);
  expect((await scheme.coverage()).edits).toBe(1);
  expect((await scheme.post(0, inverted(delta), { headers })).status).toBe(422);
});

test('a draft is made from a version of its kind only, and goes its own way', async () => {
  const from = await draftOf(city);
  const { coverage } = await schemeAsker(city, from).coverage();
  await schemeAsker(city, from).post(0, made(moveVertices(coverage, nudge(1, 1, 300))));
  const make = (payload: object) =>
    city.app.inject({ method: 'POST', url: '/api/zones/schemes', headers: as('planner'), payload });
  const wrong = await make({ responsibilityKind: 'cleaning', title: '错', basedOn: from });
  expect(wrong.statusCode).toBe(422);
  expect((await make({ responsibilityKind: 'order', title: '无', basedOn: 'nowhere' })).statusCode).toBe(422);
  const made1 = await make({ responsibilityKind: 'order', title: '再议', basedOn: from });
  const copy = schemeAsker(city, made1.json<{ id: string }>().id);
  expect((await copy.coverage()).bytes).toBe((await schemeAsker(city, from).coverage()).bytes);
  expect((await copy.coverage()).edits).toBe(0);
  await copy.post(0, made(mergeGrounds((await copy.coverage()).coverage, [zoneId(3, 0), zoneId(3, 1)], zoneId(3, 0))));
  expect((await schemeAsker(city, from).coverage()).coverage.grounds.has(zoneId(3, 1))).toBe(true);
});

test('of many drafts made at once each has its own number', async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      city.app.inject({
        method: 'POST',
        url: '/api/zones/schemes',
        headers: as('planner'),
        payload: { responsibilityKind: 'patrol', title: '网格' },
      }),
    ),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 201));
  const numbers = city.context.records
    .all('scheme-versions')
    .filter(({ content }) => content['responsibilityKind'] === 'patrol')
    .map(({ content }) => Number(content['number']));
  expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
});
