import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standardRule } from '#domain/checks/all-rules.ts';
import { createChecks } from '../../../server/checks/checks.ts';
import type { Checks, FindingNews } from '../../../server/checks/reader.ts';
import { takeLead } from '../../../server/checks/store.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { roads } from '../collections/small-city.ts';
import { editorToken } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { readEvents, type EventReader } from '../live/read-events.ts';

const rule = 'signs-spacing';

/** A sign on 坡子街, which is 2.2 km long and a main shopping street. */
function sign(id: string, lat: number, state = 'intact'): BulkFeature {
  return {
    id,
    geometry: { type: 'Point', coordinates: [119.92005, lat] },
    properties: {
      number: id,
      side: 'east',
      road: '坡子街',
      state,
      unit: '城管中队',
      validFrom: '2020-01-01T00:00:00Z',
      source: 'test',
      sourceDatum: 'wgs84',
    },
  };
}

let city: OpenCity;
let events: EventReader;
beforeAll(async () => {
  city = await openCity({ roads, 'reminder-signs': [sign('s-1', 32.484), sign('s-2', 32.488)] });
  const address = await city.app.listen({ port: 0, host: '127.0.0.1' });
  city.context.checks.start();
  await until(() => city.context.checks.state.phase === 'ready');
  events = await readEvents(`${address}/api/live?topics=map`, { authorization: `Bearer ${editorToken}` });
});
afterAll(async () => {
  events.close();
  await city.close();
});

interface Row {
  readonly id: number;
  readonly state: string;
  readonly measured: number | null;
}

async function kept(of = rule): Promise<Row[]> {
  const { rows } = await city.context.store.pool.query<Row>(
    'select id, state, round(measured) as measured from finding where rule = $1 order by id',
    [of],
  );
  return rows;
}

async function told(finding: number): Promise<string[]> {
  const { rows } = await city.context.store.pool.query<{ kind: string }>(
    'select kind from finding_event where finding = $1 order by number',
    [finding],
  );
  return rows.map(({ kind }) => kind);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 1_200; i++) {
    if (await holds()) return;
    await new Promise((wait) => setTimeout(wait, 25));
  }
  throw new Error('it did not come to pass within 30 s');
}

/** Writes a change, as the desk does, and waits for what screens are told of the rule. @returns how long that took, ms */
async function change(payload: object): Promise<{ news: FindingNews; ms: number }> {
  const begun = performance.now();
  const answer = await city.app.inject({ method: 'POST', url: '/api/changes', payload });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  for (;;) {
    const news = (await events.next('findings')).data as unknown as FindingNews;
    if (news.rules.includes(rule)) return { news, ms: performance.now() - begun };
  }
}

function feature(id: string, base: number | null, after: BulkFeature | null): object {
  const content = after === null ? null : { geometry: after.geometry, properties: after.properties };
  return { kind: 'feature.edit', note: '', lines: [{ collection: 'reminder-signs', id, base, after: content }] };
}

describe('the findings of a city', () => {
  test('are there after the start, with how each rule stands', async () => {
    const found = await kept();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ id: expect.any(Number) as number, state: 'open' });
    // From the sign at 32.488 to the north end of the street at 32.5.
    expect(found[0]!.measured).toBeGreaterThan(1_300);
    const { rows } = await city.context.store.pool.query<{
      day: string;
      open: number;
      opened: number;
      percent: number;
    }>('select day, open, opened, percent from check_day where rule = $1', [rule]);
    expect(rows).toEqual([{ day: '2026-11-22', open: 1, opened: 1, percent: expect.any(Number) as number }]);
  });

  test('change with an edit, and on every screen within two seconds', async () => {
    const [before] = await kept();
    const { news, ms } = await change(feature('s-3', null, sign('s-3', 32.49)));
    expect(ms).toBeLessThan(2_000);
    expect(news.findings).toContainEqual({ id: String(before!.id), rule, state: 'open' });
    const [after] = await kept();
    expect(after!.id).toBe(before!.id);
    expect(after!.measured! + 200).toBeLessThan(before!.measured!);
    expect(await told(before!.id)).toEqual(['opened', 'better']);
  });

  test('are mended where the edit mends them, and reopened by the next', async () => {
    const [{ id } = { id: 0 }] = await kept();
    await change({
      kind: 'feature.edit',
      note: '',
      lines: [32.494, 32.498].map((lat, i) => ({
        collection: 'reminder-signs',
        id: `s-${4 + i}`,
        base: null,
        after: { geometry: sign(`s-${4 + i}`, lat).geometry, properties: sign(`s-${4 + i}`, lat).properties },
      })),
    });
    expect(await kept()).toEqual([{ id, state: 'mended', measured: expect.any(Number) as number }]);
    await change(feature('s-4', 1, sign('s-4', 32.494, 'damaged')));
    expect((await kept()).map(({ id, state }) => [id, state])).toEqual([[id, 'open']]);
    expect((await told(id)).slice(-2)).toEqual(['mended', 'reopened']);
  });

  test('are others where a rule is changed, and of that rule alone', async () => {
    const { id: _, isStandard: __, ...content } = standardRule(rule)!;
    const own = { ...content, params: { ...content.params, metres: 300 } };
    const others = await city.context.store.pool.query('select * from check_rule where rule <> $1 order by rule', [
      rule,
    ]);
    const { news } = await change({
      kind: 'rule.edit',
      note: '',
      lines: [],
      records: [{ kind: 'rules', id: rule, base: null, after: own }],
    });
    expect(news.rules).toEqual([rule]);
    expect((await kept()).filter(({ state }) => state === 'open').length).toBeGreaterThan(1);
    const after = await city.context.store.pool.query('select * from check_rule where rule <> $1 order by rule', [
      rule,
    ]);
    expect(after.rows).toEqual(others.rows);
  });
});

describe('a process', () => {
  test('shows a street and previews a rule without keeping anything', async () => {
    const { checks } = city.context;
    const { id: _, isStandard: __, ...content } = standardRule(rule)!;
    const before = await kept();
    const preview = await checks.preview({ rule: content, replaces: rule, most: 1 });
    expect(preview.total).toBe(1);
    expect(preview.found).toHaveLength(1);
    expect(preview.against!.mended).toBe(before.filter(({ state }) => state === 'open').length - 1);
    const called = new AbortController();
    const dropped = checks.preview({ rule: content, most: 1 }, called.signal);
    called.abort();
    await expect(dropped).rejects.toThrow();
    const shown = await checks.shows(rule, 'strip', '坡子街');
    expect(JSON.parse(Buffer.from(shown!).toString())).toMatchObject({ rule, street: '坡子街' });
    expect(await checks.shows(rule, 'strip', '没有这条街')).toBeUndefined();
    expect(await checks.shows('no-rule', 'strip', '坡子街')).toBeUndefined();
    expect(await kept()).toEqual(before);
  });

  test('runs all rules when asked, whoever keeps them, and can be called off', async () => {
    const second = another();
    const steps: string[] = [];
    try {
      const ran = await second.run({
        signal: new AbortController().signal,
        progress: (done, total, note) => void steps.push(`${done}/${total} ${note}`),
      });
      expect(ran.rules).toBeGreaterThan(10);
      expect(ran).toMatchObject({ changed: 0 });
      expect(steps.at(-1)).toMatch(new RegExp(`^${ran.rules - 1}/${ran.rules} `));
      const called = new AbortController();
      const off = second.run({ signal: called.signal, progress: () => called.abort(new Error('cancelled')) });
      await expect(off).rejects.toThrow('cancelled');
    } finally {
      await second.close();
    }
  });

  test('takes over where another leaves, with the same findings', async () => {
    const before = await kept();
    const second = another();
    try {
      second.start();
      await until(() => second.state.phase === 'waiting');
      const left = performance.now();
      await city.context.checks.close();
      await until(() => second.state.phase === 'ready');
      expect(performance.now() - left).toBeLessThan(18_000);
      expect(await kept()).toEqual(before);
      await change(feature('s-6', null, sign('s-6', 32.496)));
      expect((await kept()).length).toBe(before.length);
    } finally {
      await second.close();
    }
  });

  test('writes what hundreds of rules found at once, and tells of every one', async () => {
    const { store } = city.context;
    const told: string[] = [];
    const stopListening = store.onWord('findings', (word) => told.push(...(word as FindingNews).rules));
    const lead = (await takeLead(store))!;
    const rules = Array.from({ length: 300 }, (_, i) => `rule-${i}-`.padEnd(100, 'x'));
    const base = { amount: 0, measure: 'count' as const };
    const outcomes = rules.map((rule) => ({
      ...{ rule, changed: [], events: [], open: 0, isSame: false },
      state: { percent: null, base, figures: {} },
    }));
    try {
      await lead.write(outcomes, { seq: 1, at: new Date(), day: '2026-11-22', lastNumber: await lead.lastNumber() });
      await until(() => told.length === 300);
      expect(told).toEqual(rules);
    } finally {
      stopListening();
      await lead.leave();
    }
  });

  test('says that the checks do not run where the thread cannot live', async () => {
    const { logLevel: _, ...config } = city.context.config;
    const third = another({ ...config, logLevel: 'no such level' as never });
    try {
      third.start();
      await until(() => third.state.phase === 'stopped');
    } finally {
      await third.close();
    }
  });
});

function another(config = city.context.config): Checks {
  const { store, records, readers, log, now } = city.context;
  return createChecks({ config, store, records, readers, log, now });
}
