import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import { setContents } from '#domain/zones/edits/grounds.ts';
import { zoneGround } from '../../worlds/random-coverage.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { corner, draftOf, gridCoverage, schemeAsker, zoneId } from './scheme-city.ts';

let city: OpenCity;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

const stateOf = (id: string) => city.context.records.get('scheme-versions', id)!.content;

/** A person who may draw and approve, and who asks by a token of their own. */
async function tokenOfBoth(): Promise<Record<string, string>> {
  const seats = [{ seat: 'planner' }, { seat: 'leader' }];
  const put = await city.context.store.commit({
    kind: 'test',
    note: '',
    by: 'test',
    lines: [],
    records: [
      { kind: 'people', id: 'planner', base: 1, after: { username: 'both', name: 'both', seats } },
      {
        kind: 'tokens',
        id: 'own',
        base: null,
        after: {
          name: 'own',
          use: 'api',
          rights: ['map.read', 'zone.edit', 'zone.approve'],
          createdBy: 'person:planner',
        },
      },
    ],
  });
  if (!put.ok) throw new Error('not put');
  await city.context.store.pool.query(
    "insert into token_secret (token, hash) values ('own', sha256('own-secret-of-the-planner'::bytea))",
  );
  await city.context.live.applied(put.value.seq);
  return { authorization: 'Bearer own-secret-of-the-planner' };
}

test('an edit counts on the version’s record: one that nobody counted is not written over another', async () => {
  const id = await draftOf(city);
  const scheme = schemeAsker(city, id);
  const { coverage } = await scheme.coverage();
  const edit = (n: number) => setContents(coverage, [{ id: zoneId(n, 0), ground: zoneGround(`改${n}`) }]);
  // The record moves on between the look and the write, as a second server would have it.
  const { store } = city.context;
  const commit = store.commit.bind(store);
  const tries: number[] = [];
  (city.context as { store: object }).store = {
    ...store,
    commit: async (...args: Parameters<typeof commit>) => {
      const [{ kind, records }] = args;
      if (kind === 'zones.edit') {
        tries.push(records![0]!.base!);
        if (tries.length === 1) await scheme.post(0, edit(1));
      }
      return commit(...args);
    },
  };
  const answer = await scheme.post(0, edit(0)).finally(() => {
    (city.context as { store: object }).store = store;
  });
  expect([answer.status, answer.body.number]).toEqual([201, 2]);
  expect(tries).toEqual([1, 1, 2]);
  expect(stateOf(id)['edits']).toBe(2);
  const after = await scheme.coverage();
  expect([0, 1].map((n) => after.coverage.grounds.get(zoneId(n, 0)))).toEqual([zoneGround('改0'), zoneGround('改1')]);
});

test('a draft that is withdrawn or sent while others edit it keeps what was taken, and takes nothing after', async () => {
  for (const act of ['withdraw', 'submit'] as const) {
    const id = await draftOf(city);
    const scheme = schemeAsker(city, id);
    const { coverage } = await scheme.coverage();
    const edits = [0, 1, 2, 3].map((x) =>
      scheme.post(0, setContents(coverage, [{ id: zoneId(x, 0), ground: zoneGround(`改${x}`) }])),
    );
    const acted = await scheme.act(act);
    const answers = await Promise.all(edits);
    expect(acted.status).toBe(200);
    const taken = answers.filter(({ status }) => status === 201).length;
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4 - taken);
    expect((await scheme.coverage()).edits).toBe(taken);
    expect(stateOf(id)).toMatchObject({ edits: taken, state: act === 'submit' ? 'submitted' : 'withdrawn' });
  }
});

test('of twelve who publish one version at once one does, and the zones begin once', async () => {
  const id = await draftOf(city, gridCoverage(3, 2, 4), 'cleaning');
  const scheme = schemeAsker(city, id);
  await scheme.act('submit');
  await scheme.act('approve', { approvalNumber: '1' }, as('leader'));
  const answers = await Promise.all(Array.from({ length: 12 }, () => scheme.act('publish')));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(11).fill(409)]);
  const zones = await city.app.inject('/ogc/collections/zones/items?limit=100&responsibilityKind=cleaning');
  expect(zones.json<{ features: unknown[] }>().features).toHaveLength(6);
});

test.each([
  ['9999-12-31T23:59:59-23:59', '/effectiveFrom'],
  ['2062-01-01T00:00:00Z', '/effectiveFrom'],
  ['2027-02-30T00:00:00Z', '/effectiveFrom'],
  ['2026-11-22T23:59:60Z', '/effectiveFrom'],
  ['0000-01-01T00:00:00Z', '/effectiveFrom'],
  ['soon', '/effectiveFrom'],
])('published from %s is refused at that place, and the version stays as it was', async (effectiveFrom, pointer) => {
  const id = await draftOf(city);
  const scheme = schemeAsker(city, id);
  await scheme.act('submit');
  await scheme.act('approve', { approvalNumber: '1' }, as('leader'));
  const { status, body } = await scheme.act('publish', { effectiveFrom });
  expect([status, body.errors[0]?.pointer]).toEqual([422, pointer]);
  expect(stateOf(id)['state']).toBe('approved');
});

test('a title or number that a list could not show is refused', async () => {
  const ask = (payload: object) =>
    city.app.inject({ method: 'POST', url: '/api/zones/schemes', headers: as('planner'), payload });
  for (const title of ['a\0', 'a\nb', '\u202ea', ' ', 'x'.repeat(201)]) {
    const answer = await ask({ responsibilityKind: 'order', title });
    expect([answer.statusCode, answer.json<{ errors: { pointer: string }[] }>().errors[0]!.pointer]).toEqual([
      422,
      '/title',
    ]);
  }
  for (const responsibilityKind of ['parks', '__proto__', 'toString', ''])
    expect((await ask({ responsibilityKind, title: 'x' })).statusCode).toBe(422);
});

test('a draft of two thousand edits opens with all of them, and others are served meanwhile', async () => {
  const id = await draftOf(city, gridCoverage(4, 3));
  const scheme = schemeAsker(city, id);
  const { coverage, bytes } = await scheme.coverage();
  const forth = moveVertices(coverage, [{ from: corner(1, 1), to: [corner(1, 1)[0] + 500, corner(1, 1)[1]] }]);
  expect((await scheme.post(0, forth)).status).toBe(201);
  const many = 2_000;
  // The same border to and fro, as if somebody had done it all along.
  await city.context.store.pool.query(
    `with moved as (update counter set seq = seq + $2 returning seq - $2 as seq),
     changes as (
       insert into change (seq, id, kind, note, by, at)
       select moved.seq + g, gen_random_uuid(), 'zones.edit', '', 'person:planner', now() from moved, generate_series(1, $2) g
       returning seq, id
     )
     insert into scheme_edit (version, number, change, label, delta)
     select version, n, c.id, label, case when n % 2 = 1 then delta else
       jsonb_build_object('owners', delta -> 'owners', 'removed', delta -> 'added', 'added', delta -> 'removed',
         'grounds', delta -> 'grounds') end
     from scheme_edit, (select id, 1 + row_number() over (order by seq) as n from changes) c
     where version = $1 and number = 1`,
    [id, many - 1],
  );
  const { schemes } = city.context;
  expect((await scheme.coverage()).edits).toBe(many);
  expect((await scheme.coverage()).bytes).toBe(bytes);
  expect(schemes.known(id)?.number).toBe(many);
});

test('nobody approves by their own token what they sent themselves', async () => {
  const token = await tokenOfBoth();
  const id = await draftOf(city);
  const scheme = schemeAsker(city, id);
  expect((await scheme.act('submit')).status).toBe(200);
  const refused = await scheme.act('approve', { approvalNumber: '1' }, token);
  expect([refused.status, stateOf(id)['state']]).toEqual([403, 'submitted']);
  expect((await scheme.act('return', { comment: '再看' }, token)).status).toBe(200);
  // And the other way: sent by the token, approved by the person.
  expect((await scheme.act('submit', {}, token)).status).toBe(200);
  expect(stateOf(id)['submittedBy']).toBe('token:own');
  expect((await scheme.act('approve', { approvalNumber: '1' })).status).toBe(403);
  expect((await scheme.act('approve', { approvalNumber: '1' }, as('leader'))).status).toBe(200);
});
