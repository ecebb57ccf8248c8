import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RuleContent } from '#domain/checks/rule.ts';
import type { Finding } from '#domain/finding.ts';
import { createHash } from 'node:crypto';
import { as, stranger } from '../http/callers.ts';
import { against, findingsCity, foundOn, toldRule, type FindingsCity } from './findings-city.ts';

let city: FindingsCity;
beforeAll(async () => {
  city = await findingsCity(
    {
      bins: toldRule(),
      'road-faults': toldRule({ zh: '道路', en: 'Roads', params: { looksAt: 'roads' } }),
      ended: toldRule({ validTo: '2026-11-21' }),
      'of-people': toldRule({ params: { looksAt: 'roads', records: 'people' } }),
      'of-shifts': toldRule({ params: { looksAt: 'roads', records: 'shift-plans' } }),
    },
    [
      {
        id: 1,
        rule: 'bins',
        since: '2026-11-01T00:00:00Z',
        found: foundOn('济川路', { unit: '环卫处', district: '海陵区' }),
      },
      {
        id: 2,
        rule: 'bins',
        since: '2026-11-10T00:00:00Z',
        found: foundOn('坡子街', { severity: 'high', measured: 900 }),
      },
      {
        id: 3,
        rule: 'bins',
        since: '2026-11-20T00:00:00Z',
        found: foundOn('=1+1', { measured: null, severity: 'low' }),
      },
      {
        ...{ id: 4, rule: 'bins', since: '2026-10-01T00:00:00Z', mendedAt: '2026-11-15T00:00:00Z', state: 'mended' },
        found: foundOn('东风路'),
      },
      { id: 5, rule: 'road-faults', since: '2026-11-21T00:00:00Z', found: foundOn('海陵路') },
      { id: 6, rule: 'ended', since: '2026-11-21T00:00:00Z', found: foundOn('青年路') },
    ],
  );
  await addRoadsToken();
});
afterAll(() => city?.close());

const roadsSecret = 'a-token-that-reads-the-roads';

/** A token that may read the roads, not the bins. */
async function addRoadsToken(): Promise<void> {
  const { store, live } = city.context;
  const token = { name: 'roads', use: 'api', rights: ['map.read'], collections: ['roads'], createdBy: 'test' };
  const records = [{ kind: 'tokens', id: 'roads-only', base: null, after: token }];
  const made = await store.commit({ kind: 'test.token', note: '', by: 'test', lines: [], records });
  if (made.ok) await live.applied(made.value.seq, 5_000);
  const hash = createHash('sha256').update(roadsSecret).digest();
  await store.pool.query('insert into token_secret (token, hash) values ($1, $2)', ['roads-only', hash]);
}
const roadsOnly = { authorization: `Bearer ${roadsSecret}` };

type Shown = Finding & {
  treat: {
    exception?: { reason: string; until: string };
    cases: { number: string; status: string }[];
    lists: object[];
  };
  wrong: { zh: string; en: string };
};

const get = (url: string, headers: Record<string, string> = as('planner')) => city.app.inject({ url, headers });
const ask = async (query: string, headers?: Record<string, string>) =>
  (await get(`/api/findings?${query}`, headers)).json<{ total: number; seq: number; findings: Shown[] }>();
const ids = async (query: string) => (await ask(query)).findings.map(({ id }) => id);
const change = async (body: object, seat: 'planner' | 'shiftLead' = 'planner') =>
  city.app.inject({
    method: 'POST',
    url: '/api/changes',
    headers: as(seat),
    payload: { kind: 'test.treat', note: '', lines: [], ...body },
  });

describe('The list of findings', () => {
  test('holds what is open, the worst first, with its sentences and the change it stands at', async () => {
    const { total, seq, findings } = await ask('rule=bins');
    expect([total, seq]).toEqual([3, 1]);
    expect(findings.map(({ id }) => id)).toEqual(['2', '1', '3']);
    expect(findings[0]).toMatchObject({
      ...{ rule: 'bins', state: 'open', measured: 900, limit: 500, since: '2026-11-10T00:00:00.000Z' },
      wrong: { zh: 'street 坡子街不合格：gap', en: 'street 坡子街 fails: gap' },
      treat: { cases: [], lists: [] },
    });
  });

  test('is narrowed by rule, state, street, unit, district, severity, box, time and text', async () => {
    expect(await ids('')).toEqual(['2', '1', '5', '3']);
    expect(await ids('kind=presence&rule=road-faults')).toEqual(['5']);
    expect(await ids('kind=spacing')).toEqual([]);
    expect(await ids('state=mended')).toEqual(['4']);
    expect(await ids('state=all&rule=bins&sort=newest')).toEqual(['3', '2', '1', '4']);
    expect(await ids(`street=${encodeURIComponent('坡子街')}`)).toEqual(['2']);
    expect(await ids(`unit=${encodeURIComponent('环卫处')}`)).toEqual(['1']);
    expect(await ids(`district=${encodeURIComponent('海陵区,姜堰区')}`)).toEqual(['1']);
    expect(await ids('severity=low,high')).toEqual(['2', '3']);
    expect(await ids('bbox=119.905,32.4,119.95,32.5&rule=bins')).toEqual(['2', '1', '3']);
    expect(await ids('bbox=119.92,32.4,119.95,32.5')).toEqual([]);
    expect(await ids('from=2026-11-20&to=2026-11-20')).toEqual(['3']);
    expect(await ids('state=mended&from=2026-11-15T00:00:00Z&to=2026-11-16')).toEqual(['4']);
    expect(await ids('from=0001-01-01&to=9999-12-31&rule=bins')).toHaveLength(3);
    expect(await ids(`q=${encodeURIComponent('济川')}`)).toEqual(['1']);
    expect(await ids('q=5')).toEqual(['5']);
  });

  test('is sorted and paged', async () => {
    expect(await ids('rule=bins&sort=measured')).toEqual(['2', '1', '3']);
    expect(await ids('sort=measured')).toEqual(['2', '5', '1', '3']);
    expect(await ids('rule=bins&sort=place')).toEqual(['3', '2', '1']);
    expect(await ids('rule=bins&offset=1&limit=1')).toEqual(['1']);
    expect((await ask('rule=bins&offset=1&limit=1')).total).toBe(3);
  });

  test('leaves out what a rule left open that is in force no longer', async () => {
    expect(await ids('rule=ended')).toEqual([]);
    expect(await ids('state=all&rule=ended')).toEqual([]);
    expect((await get('/api/findings/6')).statusCode).toBe(200);
  });

  test('names every parameter that is wrong', async () => {
    const answer = await get(
      '/api/findings?rule=never&kind=x&state=gone&treat=x&severity=huge&bbox=1&from=yesterday&sort=x&limit=201&more=1',
    );
    expect(answer.statusCode).toBe(400);
    const { errors } = answer.json<{ errors: { parameter: string }[] }>();
    expect(errors.map(({ parameter }) => parameter).sort()).toEqual(
      ['bbox', 'from', 'kind', 'limit', 'more', 'rule', 'severity', 'sort', 'state', 'treat'].sort(),
    );
  });

  test('keeps from whoever may not read a collection what was found of it', async () => {
    const { findings } = await ask('', roadsOnly);
    expect(findings.map(({ id }) => id)).toEqual(['5']);
    expect((await get('/api/findings/1', roadsOnly)).statusCode).toBe(404);
    expect((await get('/api/findings?rule=bins', roadsOnly)).statusCode).toBe(400);
    expect((await get('/api/checks/trend?rule=bins', roadsOnly)).statusCode).toBe(403);
    expect((await get('/api/checks/shows/bins/strip', roadsOnly)).statusCode).toBe(403);
    expect((await get('/api/findings', stranger)).statusCode).toBe(401);
  });

  test('keeps what was found of records that need a right from whoever lacks it', async () => {
    const rulesOf = async (headers: Record<string, string>) =>
      (await get('/api/rules', headers)).json<{ rules: { rule: { id: string } }[] }>().rules.map(({ rule }) => rule.id);
    expect(await rulesOf(as('administrator'))).toContain('of-people');
    expect(await rulesOf(as('planner'))).not.toContain('of-people');
    expect((await get('/api/checks/trend?rule=of-people')).statusCode).toBe(403);
    expect(await rulesOf({ authorization: '' })).toContain('of-shifts');
  });
});

describe('One finding', () => {
  test('comes with its life and its rule', async () => {
    const body = (await get('/api/findings/4')).json<{ finding: Shown; events: object[]; rule: RuleContent }>();
    expect(body.finding).toMatchObject({ id: '4', state: 'mended', mendedAt: '2026-11-15T00:00:00.000Z' });
    expect(body.events).toEqual([{ finding: '4', kind: 'opened', at: '2026-10-01T00:00:00.000Z', measured: 600 }]);
    expect(body.rule).toMatchObject({ id: 'bins', source: 'plan 2.4.8', params: { looksAt: 'litter-bins' } });
  });

  test.each(['7', '0', 'x', '99999999999999999999'])('that is not there (%s) is answered so', async (id) => {
    expect((await get(`/api/findings/${id}`)).statusCode).toBe(404);
  });
});

describe('What becomes of a finding', () => {
  const until = (day: string) => ({
    ...{ kind: 'finding-exceptions', base: null },
    after: { finding: '2', rule: 'bins', owner: 'street 坡子街', place: '坡子街', reason: '道路改造', until: day },
  });

  test('is told with it, and the list is narrowed by it', async () => {
    const item = { finding: '3', rule: 'bins', place: 'x', lon: 119.9, lat: 32.48, wrong: 'x', remedy: 'x' };
    const list = { kind: 'work-lists', id: 'w', base: null, after: { name: '十一月', items: [item] } };
    expect((await change({ records: [until('2026-11-22'), list] })).statusCode).toBe(201);
    const reported = await city.app.inject({
      ...{ method: 'POST', url: '/api/cases', headers: as('planner') },
      payload: { classKind: 'matter', classCode: '06010', lon: 119.905, lat: 32.48, channel: 'patrol', finding: '1' },
    });
    expect(reported.statusCode).toBe(201);
    const { number, id } = reported.json<{ number: string; id: string }>();

    const treats = new Map((await ask('rule=bins')).findings.map((one) => [one.id, one.treat]));
    expect(treats.get('2')!.exception).toMatchObject({ reason: '道路改造', until: '2026-11-22' });
    expect(treats.get('3')!.lists).toEqual([{ id: 'w', name: '十一月' }]);
    expect(treats.get('1')!.cases).toEqual([{ id, number, status: 'pendingFiling' }]);
    expect(await ids('treat=excepted')).toEqual(['2']);
    expect(await ids('treat=list')).toEqual(['3']);
    expect(await ids('treat=case')).toEqual(['1']);
    expect(await ids('treat=none')).toEqual(['5']);
    expect(await ids('treat=any')).toHaveLength(4);

    // A case that is over while the finding is open has mended nothing.
    const { pool } = city.context.store;
    const put = (status: string) =>
      pool.query(
        `update feature set properties = jsonb_set(properties, '{status}', to_jsonb($1::text)) where id = $2`,
        [status, id],
      );
    await put('closed');
    expect(await ids('treat=case')).toEqual([]);
    expect(await ids('treat=none')).toEqual(['1', '5']);
    expect((await ask('rule=bins&q=1')).findings[0]!.treat.cases).toHaveLength(1);
    await put('handling');

    const kept = await get(`/api/cases/${number}`);
    expect(kept.json<{ case: { properties: object } }>().case.properties).toMatchObject({ finding: '1' });
    const told = await get(`/api/history/features/cases/${id}`);
    expect(told.body).toContain('"finding":"1"');
  });

  test('is not told to those who may not read it', async () => {
    const { findings } = await ask('rule=bins', { authorization: '' });
    const treats = new Map(findings.map((one) => [one.id, one.treat]));
    expect(treats.get('2')!.exception).toMatchObject({ reason: '', until: '2026-11-22' });
    expect(treats.get('3')!.lists).toEqual([]);
  });

  test('an exception whose last day has passed holds no longer', async () => {
    const [record] = city.context.records.all('finding-exceptions');
    const ended = { ...until('2026-11-21'), id: record!.id, base: record!.version };
    expect((await change({ records: [ended] })).statusCode).toBe(201);
    expect((await ask('q=2&rule=bins')).findings.find(({ id }) => id === '2')!.treat.exception).toBeUndefined();
    expect(await ids('treat=excepted')).toEqual([]);
    expect(
      (await change({ records: [{ ...until('2026-11-22'), id: record!.id, base: record!.version + 1 }] })).statusCode,
    ).toBe(201);
  });

  test('a case is made of no finding that is not there', async () => {
    for (const finding of ['99', '01']) {
      const answer = await city.app.inject({
        ...{ method: 'POST', url: '/api/cases', headers: as('planner') },
        payload: { classKind: 'matter', classCode: '06010', lon: 119.905, lat: 32.48, channel: 'patrol', finding },
      });
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ errors: [{ pointer: '/finding' }] });
    }
  });
});

describe('The rules', () => {
  test('come with how each stands', async () => {
    const { pool } = city.context.store;
    const state = { percent: 87.5, base: { amount: 1200, measure: 'm' }, figures: { longest: 900 } };
    await pool.query(
      `insert into check_rule (rule, seq, at, state, failed) values ('bins', 1, '2026-11-22T03:00:00Z', $1, null)
       on conflict (rule) do update set seq = 1, at = excluded.at, state = excluded.state, failed = null`,
      [JSON.stringify(state)],
    );
    await pool.query(
      `insert into check_day (rule, day, percent, open, opened, mended, state) values
       ('bins', '2026-11-21', 80, 4, 1, 0, $1), ('bins', '2026-11-22', 87.5, 3, 0, 1, $1), ('bins', '2026-09-01', 1, 1, 1, 1, $1)`,
      [JSON.stringify(state)],
    );
    const { rules, phase } = (await get('/api/rules')).json<{ rules: Record<string, unknown>[]; phase: string }>();
    expect(phase).toBe('ready');
    const entry = rules.find(({ rule }) => (rule as { id: string }).id === 'bins');
    expect(entry).toMatchObject({
      rule: { zh: '垃圾箱间距', kind: 'presence', isStandard: false, params: { looksAt: 'litter-bins' } },
      ...{ version: 1, inForce: true, state, open: 2, excepted: 1 },
      trend: [
        { day: '2026-11-21', percent: 80, open: 4 },
        { day: '2026-11-22', percent: 87.5, open: 3 },
      ],
    });
    const never = rules.find(({ rule }) => (rule as { id: string }).id === 'road-faults');
    expect(never).toMatchObject({ inForce: true, state: null, open: 1, trend: [] });
    const ended = rules.find(({ rule }) => (rule as { id: string }).id === 'ended');
    expect(ended).toMatchObject({ inForce: false, open: 0 });
  });

  test('tell how they stood day by day', async () => {
    const { days } = (await get('/api/checks/trend?rule=bins&days=2')).json<{ days: object[] }>();
    expect(days).toEqual([
      { day: '2026-11-21', percent: 80, open: 4, opened: 1, mended: 0, figures: { longest: 900 } },
      { day: '2026-11-22', percent: 87.5, open: 3, opened: 0, mended: 1, figures: { longest: 900 } },
    ]);
    expect((await get('/api/checks/trend?rule=never')).statusCode).toBe(404);
  });

  test('show what their kind shows', async () => {
    const shown = await get(`/api/checks/shows/bins/strip?of=${encodeURIComponent('坡子街')}`);
    expect(shown.json()).toEqual({ rule: 'bins', of: '坡子街' });
    expect((await get('/api/checks/shows/bins/nothing')).statusCode).toBe(404);
  });

  test('are run anew by a job', async () => {
    const answer = await city.app.inject({ method: 'POST', url: '/api/checks/run', headers: as('planner') });
    expect(answer.statusCode).toBe(202);
    const { job } = answer.json<{ job: string }>();
    expect(await city.context.jobs.find(job)).toMatchObject({ name: 'check-run', by: 'person:planner' });
  });
});

describe('A preview', () => {
  const preview = (payload: object, seat: 'planner' | 'leader' = 'planner') =>
    city.app.inject({ method: 'POST', url: '/api/checks/preview', headers: as(seat), payload });
  const state = { percent: 50, base: { amount: 2, measure: 'count' as const }, figures: {} };

  test('says what a rule would find, and what would be different', async () => {
    city.answers.preview = { found: [foundOn('坡子街')], total: 2_001, state };
    const answer = await preview({ rule: toldRule(), replaces: 'bins' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ total: 2_001, state, against });
    expect(answer.json<{ found: Shown[] }>().found[0]!.wrong.en).toBe('street 坡子街 fails: gap');
    const alone = (await preview({ rule: toldRule() })).json<{ against?: object }>();
    expect(alone.against).toBeUndefined();
  });

  test('refuses a rule that could not be kept, naming the place', async () => {
    const pointers = async (payload: object) => {
      const answer = await preview(payload);
      expect(answer.statusCode).toBe(422);
      return answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer);
    };
    expect(await pointers({ rule: { ...toldRule(), tier: 'mine' } })).toEqual(['/rule/tier']);
    expect(await pointers({ rule: toldRule({ params: { looksAt: 3 } }) })).toEqual(['/rule/params/looksAt']);
    expect(await pointers({ rule: toldRule({ params: { looksAt: 'no-such' } }) })).toEqual(['/rule/params']);
    expect(await pointers({ rule: toldRule(), replaces: 'never' })).toEqual(['/replaces']);
    expect((await preview({ rule: toldRule() }, 'leader')).statusCode).toBe(403);
    expect((await preview({ rule: toldRule(), replaces: 'of-people' })).statusCode).toBe(403);
  });

  test('takes the place of an earlier one of the same person', async () => {
    delete city.answers.preview;
    const earlier = preview({ rule: toldRule() });
    await new Promise((resolve) => setTimeout(resolve, 100));
    city.answers.preview = { found: [], total: 0, state };
    expect((await preview({ rule: toldRule() })).statusCode).toBe(200);
    expect((await earlier).statusCode).toBe(409);
  });
});

describe('Findings as files', () => {
  test('are GeoJSON with what is wrong in both languages, labelled as sample', async () => {
    const answer = await get('/api/findings.geojson?rule=bins');
    expect(answer.headers['content-type']).toContain('application/geo+json');
    const body = answer.json<{
      numberMatched: number;
      features: { id: string; properties: Record<string, unknown> }[];
    }>();
    expect(body.numberMatched).toBe(3);
    expect(body.features.map(({ id }) => id)).toEqual(['2', '1', '3']);
    expect(body.features[0]).toMatchObject({
      geometry: { type: 'LineString' },
      properties: {
        ...{ id: '2', rule: 'bins', kind: 'presence', state: 'open', measured: 900, limit: 500, measure: '米' },
        ...{ wrongZh: 'street 坡子街不合格：gap', severity: 'high', label: '示意', exceptedUntil: '2026-11-22' },
        ...{ treat: 'excepted', places: [[119.905, 32.48]] },
      },
    });
    expect((await get('/api/findings.geojson?state=mended&rule=road-faults')).json()).toMatchObject({ features: [] });
  });

  test('are a workbook in either language, in which a text is no formula', async () => {
    const rowsOf = async (query: string) => {
      const answer = await get(`/api/findings.xlsx?${query}`);
      expect(answer.statusCode).toBe(200);
      const [sheet] = (await readXlsxFile(answer.rawPayload)) as unknown as { sheet: string; data: unknown[][] }[];
      const [heads, ...rows] = sheet!.data;
      return { name: sheet!.sheet, rows, column: (name: string) => rows.map((row) => row[heads!.indexOf(name)]) };
    };
    const { name, rows, column } = await rowsOf('rule=bins');
    expect(rows).toHaveLength(3);
    expect(name).toBe('检查问题（示意）');
    expect(column('问题编号')).toEqual(['2', '1', '3']);
    expect(column('位置')[2]).toBe('=1+1，人民路—迎春路');
    expect(column('严重程度')).toEqual(['严重', '一般', '轻微']);
    expect(column('发现时间')[0]).toBe('2026-11-10 08:00:00');
    expect(column('实测值')).toEqual([900, 600, null]);
    expect(column('整改清单')[2]).toBe('十一月');
    expect(column('说明')).toEqual(['示意', '示意', '示意']);
    expect((await rowsOf('rule=bins&language=en')).column('What is wrong')[0]).toBe('street 坡子街 fails: gap');
    expect((await get('/api/findings.xlsx?language=fr')).statusCode).toBe(400);
  });
});
