import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '#domain/change.ts';
import { allRules } from '#domain/checks/all-rules.ts';
import type { OpenRule } from '#domain/checks/check.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import { wholeCheck } from '#domain/checks/whole-check.ts';
import { collections } from '#domain/collections.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import type { KeptFinding } from '#domain/findings/match.ts';
import type { RecordContent } from '#domain/record.ts';
import { createEngine, type Engine } from '../../../server/checks/engine.ts';
import { createLoadedCity } from '../../../server/checks/loaded-city.ts';
import type { Lead, RuleOutcome } from '../../../server/checks/store.ts';
import { createRecords } from '../../../server/records/records.ts';

const bins = 'litter-bins';
const place = { type: 'Point' as const, coordinates: [119.9, 32.49] };

/** Bins that are damaged are findings. Computing a 'slow' rule takes as long as a test says, and edits do not touch it; 'failing' ones fail while it says so. */
const openDamaged: OpenRule = (rule, city) =>
  wholeCheck(
    function* () {
      begun.push(rule.en);
      while (rule.en === 'slow' && isSlow) yield 0;
      if (rule.en === 'failing' && isFailing) throw new Error('no figures');
      const all = [...city.features(String(rule.params['collection'])).values()];
      const found = all.filter(({ properties }) => properties['state'] === 'damaged');
      return {
        found: found.map(({ id }) => ({
          ...{ owner: `${bins} ${id}`, subjects: [], place: id, reason: 'damaged', geometry: place },
          ...{ severity: 'low', measured: null, limit: 0, measure: 'count', remedy: { do: 'put-right' } },
        })),
        state: { percent: null, base: { amount: all.length, measure: 'count' }, figures: {} },
      };
    },
    ({ features }) => rule.en !== 'slow' && features.some(({ collection }) => collection === bins),
  );

const rule = (en: string, collection = bins, more: Partial<RuleContent> = {}): RuleContent => ({
  ...{ zh: en, en, kind: 'completeness', params: { collection }, source: 'test', tier: 'local', enabled: true },
  ...more,
});

let now: number;
let seq: number;
let begun: string[];
let isSlow: boolean;
let isFailing: boolean;
let isAway: boolean;
let features: Map<string, Properties>;
let records: ReturnType<typeof createRecords>;
let engine: Engine;
let told: RuleOutcome[];
let inTable: Map<string, KeptFinding>;

beforeEach(async () => {
  [now, seq, begun, isSlow, isFailing, isAway] = [Date.UTC(2026, 10, 22, 4), 10, [], false, false, false];
  [features, told, inTable] = [new Map([['a', { state: 'damaged' }]]), [], new Map()];
  const standard = allRules({ get: () => undefined, all: () => [] }).map(({ id }) => ({
    ...{ kind: 'rules', id, version: 1 },
    content: rule('standard', bins, { enabled: false }) as unknown as RecordContent,
  }));
  records = createRecords({ records: async () => ({ seq: 1, records: standard }) });
  await records.load();
  engine = createEngine({
    loaded: createLoadedCity({
      register: {
        async scan(id) {
          if (isAway) throw new Error('the database is away');
          return { seq, batches: batches(id === bins ? [...features] : []) };
        },
      },
      ...{ collections, records, now: () => now, leftOut: { of: () => [], refresh: async () => undefined } },
    }),
    ...{ records, seq, log: pino({ level: 'silent' }), now: () => now, open: openDamaged, onState: () => undefined },
    openFindings: async () => [...inTable.values()],
  });
});
afterEach(() => {
  isSlow = false;
  return engine.end();
});

async function* batches(all: readonly (readonly [string, Properties])[]): AsyncGenerator<Feature[]> {
  yield all.map(([id, properties], fid) => ({ collection: bins, id, fid, version: 1, properties, geometry: place }));
}

const lead = (): Lead => ({
  lost: new AbortController().signal,
  findings: async () => [...inTable.values()],
  lastNumber: async () => inTable.size,
  async write(outcomes) {
    told.push(...outcomes.filter(({ isSame }) => !isSame));
    for (const one of outcomes.flatMap(({ changed }) => changed)) inTable.set(one.id, one);
  },
  leave: async () => undefined,
});

function offer(more: Partial<Change>): void {
  const next: Change = { seq: ++seq, id: '', kind: '', note: '', by: '', at: '', lines: [], ...more };
  records.apply(next);
  engine.offer(next);
}

function damage(id: string): void {
  const after = { geometry: place, properties: { state: 'damaged' } };
  features.set(id, after.properties);
  offer({ lines: [{ collection: bins, id, fid: 1, base: null, version: 1, before: null, after }] });
}

function put(id: string, content: RuleContent): void {
  const after = content as unknown as RecordContent;
  offer({ records: [{ kind: 'rules', id, base: null, version: 1, before: null, after }] });
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 1_000 && !holds(); i++) await new Promise((go) => setTimeout(go, 5));
  expect(holds()).toBe(true);
}

async function keep(): Promise<{ readonly kept: Promise<void> }> {
  const kept = engine.keep(lead());
  kept.catch(() => undefined);
  await until(() => engine.state.phase === 'ready');
  return { kept };
}

const open = (of = 'own'): string[] =>
  [...inTable.values()].filter((one) => one.state === 'open' && one.rule === of).map(({ place }) => place);
const never = new AbortController().signal;

describe('what takes long', () => {
  test('lets edits pass while a rule is previewed, and tells of the city as it is by then', async () => {
    put('own', rule('own'));
    await keep();
    isSlow = true;
    const preview = engine.preview({ rule: rule('slow'), most: 10 }, never);
    await until(() => begun.includes('slow'));
    damage('b');
    await until(() => open().length === 2);
    isSlow = false;
    expect((await preview).total).toBe(2);
  });

  test('lets edits pass while all rules are computed anew', async () => {
    put('own', rule('own'));
    put('own-2', rule('slow'));
    await keep();
    begun = [];
    isSlow = true;
    const run = engine.runAll(never, () => undefined);
    await until(() => begun.includes('slow'));
    put('own', rule('own', 'kiosks'));
    await until(() => open().length === 0);
    isSlow = false;
    await run;
    await engine.settled();
    expect(open()).toEqual([]);
    expect(open('own-2')).toEqual(['a']);
  });

  test('holds no edit up for long, however many there are', async () => {
    put('own', rule('own'));
    await keep();
    isSlow = true;
    const preview = engine.preview({ rule: rule('slow'), most: 10 }, never);
    for (let i = 1; i <= 5; i++) {
      await until(() => begun.filter((one) => one === 'slow').length === i);
      damage(`b-${i}`);
      await until(() => open().length === i + 1);
    }
    isSlow = false;
    expect((await preview).total).toBe(6);
  });

  test('comes to its end however many edits there are, where it has to be done', async () => {
    put('own', rule('own'));
    put('own-2', rule('slow'));
    await keep();
    begun = [];
    isSlow = true;
    const run = engine.runAll(never, () => undefined);
    for (let i = 1; i <= 4; i++) {
      await until(() => begun.filter((one) => one === 'slow').length >= i);
      damage(`b-${i}`);
      if (i < 4) await until(() => open().length === i + 1);
    }
    await new Promise((go) => setTimeout(go, 1_500));
    expect(open()).toHaveLength(4);
    isSlow = false;
    await run;
    await until(() => open().length === 5);
  });

  test('computes a rule as it is by then, and none that is in force no longer', async () => {
    put('own', rule('slow'));
    put('own-2', rule('z-changed'));
    put('own-3', rule('z-over'));
    await keep();
    begun = [];
    isSlow = true;
    const run = engine.runAll(never, () => undefined);
    await until(() => begun.includes('slow'));
    put('own-2', rule('z-changed', 'kiosks'));
    put('own-3', rule('z-over', bins, { enabled: false }));
    // So long changes are gathered, then they are next.
    await new Promise((go) => setTimeout(go, 300));
    isSlow = false;
    await run;
    await engine.settled();
    expect(open('own-2')).toEqual([]);
    begun = [];
    damage('b');
    await engine.settled();
    expect(begun).not.toContain('z-over');
  });
});

test('a rule that failed is tried again within a minute, and screens are told once that it fails and once that it does not', async () => {
  put('own', rule('failing'));
  await keep();
  [told, isFailing] = [[], true];
  damage('b');
  await engine.settled();
  const minute = (): Promise<void> => {
    now += 60_000;
    engine.tick();
    return engine.settled();
  };
  await minute();
  isFailing = false;
  await minute();
  expect(told.map(({ failed }) => failed)).toEqual(['no figures', undefined]);
  expect(open()).toEqual(['a', 'b']);
});

test('a bulk load that cannot be read is not forgotten, nor the edits that came with it', async () => {
  put('own', rule('own'));
  const { kept } = await keep();
  features.set('c', { state: 'damaged' });
  isAway = true;
  offer({ bulk: { collection: bins, count: 1, sha256: '', bbox: [0, 0, 0, 0] } });
  put('own-2', rule('two'));
  await expect(engine.settled()).rejects.toThrow('the database is away');
  await kept;
  await expect(engine.keep(lead())).rejects.toThrow('the database is away');
  isAway = false;
  await keep();
  expect(open()).toEqual(['a', 'c']);
  expect(open('own-2')).toEqual(['a', 'c']);
});
