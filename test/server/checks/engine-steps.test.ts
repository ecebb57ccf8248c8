import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '#domain/change.ts';
import { allRules } from '#domain/checks/all-rules.ts';
import type { OpenRule, RuleCheck } from '#domain/checks/check.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import { byOwner, wholeCheck } from '#domain/checks/whole-check.ts';
import { collections } from '#domain/collections.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import type { Found } from '#domain/finding.ts';
import type { KeptFinding } from '#domain/findings/match.ts';
import type { RecordContent } from '#domain/record.ts';
import { createRecords } from '../../../server/records/records.ts';
import { createEngine, type Engine } from '../../../server/checks/engine.ts';
import { createLoadedCity } from '../../../server/checks/loaded-city.ts';
import type { Lead, RuleOutcome } from '../../../server/checks/store.ts';

const bins = 'litter-bins';
const noon = Date.UTC(2026, 10, 22, 4);

/** A damaged bin is a finding; 'fails' makes the rule fail. Nothing but its collection concerns it. */
const openDamaged: OpenRule = (rule, city) => {
  const collection = String(rule.params['collection']);
  if (rule.zh.startsWith('标准')) return nothing();
  const check = wholeCheck(
    function* () {
      yield 0.5;
      computed.push(rule.zh);
      if (rule.params['fails'] === true) throw new Error('no figures');
      const all = [...city.features(collection).values()];
      return {
        found: all.filter(({ properties }) => properties['state'] === 'damaged').map(({ id }) => damaged(id)),
        state: { percent: all.length, base: { amount: all.length, measure: 'count' }, figures: {} },
      };
    },
    ({ features }) => features.some((news) => news.collection === collection),
  );
  return {
    ...check,
    run: check.run,
    get found() {
      return check.found;
    },
    shows: (what) => (what === 'count' ? check.found.size : undefined),
  };
};

function nothing(): RuleCheck {
  return {
    *run() {
      yield 1;
    },
    take: () => new Set(),
    found: byOwner([]),
    state: () => ({ percent: null, base: { amount: 0, measure: 'count' }, figures: {} }),
  };
}

function damaged(id: string): Found {
  return {
    ...{ owner: `${bins} ${id}`, subjects: [{ collection: bins, id, name: id }], place: id, reason: 'damaged' },
    geometry: { type: 'Point', coordinates: [119.9, 32.49] },
    ...{ severity: 'low', measured: null, limit: 0, measure: 'count', remedy: { do: 'put-right' } },
  };
}

const rule = (zh: string, more: Partial<RuleContent> = {}): RuleContent => ({
  ...{ zh, en: zh, kind: 'completeness', params: { collection: bins }, source: 'test', tier: 'local', enabled: true },
  ...more,
});

let now: number;
let seq: number;
let computed: string[];
let features: Map<string, Properties>;
let records: ReturnType<typeof createRecords>;
let engine: Engine;
let written: { outcomes: readonly RuleOutcome[]; day: string }[];
let inTable: Map<string, KeptFinding>;
let lost: AbortController;
let refuses: boolean;

beforeEach(async () => {
  [now, seq, computed, features, written, inTable, refuses] = [noon, 10, [], new Map(), [], new Map(), false];
  // The standard rules stand aside: they find nothing.
  const standard = allRules({ get: () => undefined, all: () => [] }).map(({ id }) => ({
    ...{ kind: 'rules', id, version: 1 },
    content: rule(`标准${id}`) as unknown as RecordContent,
  }));
  records = createRecords({ records: async () => ({ seq: 1, records: standard }) });
  await records.load();
  features.set('a', { state: 'damaged' }).set('b', { state: 'intact' });
  const loaded = createLoadedCity({
    register: { scan: async (id) => ({ seq, batches: batches(id === bins ? [...features] : []) }) },
    ...{ collections, records, now: () => now, leftOut: { of: () => [], refresh: async () => undefined } },
  });
  const log = pino({ level: 'silent' });
  engine = createEngine({
    ...{ loaded, records, seq, log, now: () => now, open: openDamaged, onState: () => undefined },
    openFindings: async () => [...inTable.values()],
  });
});
afterEach(() => engine.end());

async function* batches(all: readonly (readonly [string, Properties])[]): AsyncGenerator<Feature[]> {
  yield all.map(([id, properties], fid) => ({
    ...{ collection: bins, id, fid, version: 1, properties },
    geometry: { type: 'Point', coordinates: [119.9, 32.49] },
  }));
}

/** A lead whose table is a map. */
function lead(): Lead {
  lost = new AbortController();
  return {
    lost: lost.signal,
    findings: async () => [...inTable.values()],
    lastNumber: async () => inTable.size,
    async write(outcomes, { day }) {
      if (refuses) throw new Error('the table is full');
      const mine = outcomes.filter(({ rule }) => rule.startsWith('own'));
      if (mine.length > 0) written.push({ outcomes: mine, day });
      for (const one of mine.flatMap(({ changed }) => changed)) inTable.set(one.id, one);
    },
    leave: async () => undefined,
  };
}

function change(more: Partial<Change>): Promise<void> {
  const next: Change = { seq: ++seq, id: '', kind: '', note: '', by: '', at: '', lines: [], ...more };
  records.apply(next);
  engine.offer(next);
  return engine.settled();
}

function edit(id: string, state: string | null): Promise<void> {
  const after =
    state === null
      ? null
      : { geometry: { type: 'Point' as const, coordinates: [119.9, 32.49] }, properties: { state } };
  return change({ lines: [{ collection: bins, id, fid: 1, base: 1, version: 2, before: null, after }] });
}

function put(id: string, content: RuleContent | null): Promise<void> {
  const after = content as unknown as RecordContent | null;
  return change({ records: [{ kind: 'rules', id, base: null, version: 1, before: null, after }] });
}

/** Gives the engine the lead. @returns what ends when it is given up */
async function keep(): Promise<{ readonly kept: Promise<void> }> {
  const kept = engine.keep(lead());
  kept.catch(() => undefined);
  for (let i = 0; i < 400 && engine.state.phase !== 'ready'; i++) await new Promise((go) => setTimeout(go, 5));
  expect(engine.state.phase).toBe('ready');
  return { kept };
}

const open = (): string[] =>
  [...inTable.values()].filter(({ state }) => state === 'open').map(({ id, owner }) => `${id} ${owner}`);

test('what the clock brings and takes changes findings, as an edit does', async () => {
  features.set('later', { state: 'damaged', validFrom: '2026-11-22T04:10:00Z', validTo: '2026-11-22T04:20:00Z' });
  await put('own', rule('own'));
  await keep();
  expect(open()).toEqual(['1 litter-bins a']);
  now += 10 * 60_000;
  engine.tick();
  await engine.settled();
  expect(open()).toEqual(['1 litter-bins a', '2 litter-bins later']);
  now += 10 * 60_000;
  engine.tick();
  await engine.settled();
  expect(open()).toEqual(['1 litter-bins a']);
});

test('a rule that fails says so, stops no other, and keeps what it found before', async () => {
  await put('own-1', rule('one'));
  await put('own-2', rule('two'));
  await keep();
  written = [];
  await put('own-1', rule('one', { params: { collection: bins, fails: true } }));
  expect(written.map(({ outcomes }) => outcomes.map(({ rule, failed }) => [rule, failed]))).toEqual([
    [['own-1', 'no figures']],
  ]);
  await edit('b', 'damaged');
  expect(open().map((one) => one.slice(2))).toEqual(['litter-bins a', 'litter-bins a', 'litter-bins b']);
  await put('own-1', rule('one'));
  expect(open()).toHaveLength(4);
  expect([...inTable.values()].filter(({ rule }) => rule === 'own-1').map(({ id }) => id)).toContain('1');
});

test('a bulk load reads its collection anew and computes the rules that look at it, no others', async () => {
  await put('own-1', rule('bins'));
  await put('own-2', rule('kiosks', { params: { collection: 'kiosks' } }));
  await keep();
  computed = [];
  features.set('c', { state: 'damaged' });
  const bulk = { collection: bins, count: 1, sha256: '', bbox: [0, 0, 0, 0] as const };
  await change({ bulk });
  expect(computed).toEqual(['bins']);
  expect(open()).toEqual(['1 litter-bins a', '2 litter-bins c']);
});

test('a rule comes into force and leaves it with the day, and each day has its row', async () => {
  await put('own-1', rule('always'));
  await put('own-2', rule('tomorrow', { validFrom: '2026-11-23', validTo: '2026-11-23' }));
  await keep();
  expect(computed).toEqual(['always']);
  written = [];
  now += 86_400_000;
  engine.tick();
  await engine.settled();
  expect(computed).toEqual(['always', 'tomorrow']);
  expect(written.map(({ outcomes, day }) => [day, outcomes.map(({ rule }) => rule)])).toEqual([
    ['2026-11-23', ['own-1']],
    ['2026-11-23', ['own-2']],
  ]);
  now += 86_400_000;
  engine.tick();
  await engine.settled();
  await edit('b', 'damaged');
  expect([...inTable.values()].filter(({ rule }) => rule === 'own-2')).toHaveLength(1);
});

test('what could not be written gives up the lead, and is found by whoever has it next, under the same numbers', async () => {
  await put('own', rule('own'));
  const { kept } = await keep();
  refuses = true;
  await expect(edit('b', 'damaged')).rejects.toThrow('the table is full');
  await kept;
  expect(engine.state.phase).toBe('waiting');
  refuses = false;
  const second = await keep();
  expect(open()).toEqual(['1 litter-bins a', '2 litter-bins b']);
  lost.abort();
  await second.kept;
  await edit('a', null);
  expect(open()).toEqual(['1 litter-bins a', '2 litter-bins b']);
  await keep();
  expect(open()).toEqual(['2 litter-bins b']);
});

test('what is asked without a lead is computed, follows changes and keeps nothing', async () => {
  await put('own', rule('own', { enabled: false }));
  expect(await engine.shows('own', 'count', '')).toBe(1);
  await edit('b', 'damaged');
  expect(await engine.shows('own', 'count', '')).toBe(2);
  expect(await engine.shows('own', 'nothing', '')).toBeUndefined();
  expect(await engine.shows('gone', 'count', '')).toBeUndefined();
  await keep();
  await edit('b', 'intact');
  expect(await engine.shows('own', 'count', '')).toBe(1);
  expect(written).toEqual([]);
});

test('a preview is held against what is found now, and a full run finds nothing else', async () => {
  await put('own', rule('own'));
  await keep();
  const asked = { rule: rule('preview', { params: { collection: 'kiosks' } }), replaces: 'own', most: 10 };
  const preview = await engine.preview(asked, new AbortController().signal);
  expect(preview).toMatchObject({ found: [], total: 0, against: { opened: 0, mended: 1 } });
  const steps: number[] = [];
  const ran = await engine.runAll(new AbortController().signal, (done) => steps.push(done));
  expect(ran).toMatchObject({ found: 1, changed: 0 });
  expect(steps).toEqual(Array.from({ length: ran.rules }, (_, i) => i));
  await expect(engine.runAll(AbortSignal.abort(new Error('cancelled')), () => undefined)).rejects.toThrow('cancelled');
});
