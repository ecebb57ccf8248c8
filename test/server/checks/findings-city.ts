import type { FastifyInstance, InjectOptions } from 'fastify';
import type { CheckKind } from '#domain/checks/check.ts';
import { checkKinds } from '#domain/checks/kinds.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import { optional, properties, text } from '#domain/collection.ts';
import type { Found } from '#domain/finding.ts';
import { buildApp } from '../../../server/app.ts';
import type { Checks, Preview } from '../../../server/checks/reader.ts';
import { bins, roads } from '../collections/small-city.ts';
import { editorToken } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

/** A kind that says of each finding what its owner is; it computes nothing. */
const toldKind: CheckKind = {
  titles: { zh: '测试', en: 'Told' },
  descriptions: { zh: '测试', en: 'Told' },
  params: properties({
    looksAt: text({ zh: '图层', en: 'Collection' }, { pattern: '^[a-z-]+$' }),
    records: optional(text({ zh: '台账', en: 'Records' })),
  }),
  looksAt: ({ looksAt, records }: { looksAt: string; records?: string }) => ({
    collections: [looksAt],
    records: records === undefined ? [] : [records],
  }),
  figures: {},
  words: ({ owner, reason }) => ({
    wrong: { zh: `${owner}不合格：${reason}`, en: `${owner} fails: ${reason}` },
    remedy: { zh: '整改', en: 'Put right' },
  }),
};

/** A rule of that kind. */
export function toldRule(more: Partial<RuleContent> = {}): RuleContent {
  return {
    zh: '垃圾箱间距',
    en: 'Litter bins',
    kind: 'presence',
    params: { looksAt: 'litter-bins' },
    source: 'plan 2.4.8',
    tier: 'plan',
    enabled: true,
    ...more,
  };
}

/** What was found on a street, as a kind tells it. */
export function foundOn(street: string, more: Partial<Found> = {}): Found {
  return {
    owner: `street ${street}`,
    subjects: [{ name: street }],
    geometry: {
      type: 'LineString',
      coordinates: [
        [119.9, 32.48],
        [119.91, 32.48],
      ],
    },
    place: `${street}，人民路—迎春路`,
    severity: 'middle',
    reason: 'gap',
    measured: 600,
    limit: 500,
    measure: 'm',
    remedy: {
      do: 'add',
      places: [{ lon: 119.905, lat: 32.48, words: `${street}，人民路口向东450米` }],
    },
    ...more,
  };
}

/** A finding as it is put straight into the table. */
export interface KeptFinding {
  readonly id: number;
  readonly rule: string;
  readonly found: Found;
  readonly state?: 'open' | 'mended';
  readonly since: string;
  readonly mendedAt?: string;
}

/** A city with such rules and findings, whose checks answer what a test says. */
export interface FindingsCity extends OpenCity {
  /** What a preview is answered by; undefined: it waits until it is called off. */
  readonly answers: { preview?: Preview };
}

/** @param rules by id */
export async function findingsCity(
  rules: Readonly<Record<string, RuleContent>>,
  findings: readonly KeptFinding[],
): Promise<FindingsCity> {
  checkKinds.presence = toldKind;
  const city = await openCity({ roads, 'litter-bins': bins });
  const { store, live } = city.context;
  const records = Object.entries(rules).map(([id, after]) => ({ kind: 'rules', id, base: null, after: { ...after } }));
  const made = await store.commit({ kind: 'test.rules', note: '', by: 'test', lines: [], records });
  if (!made.ok) throw new Error(made.error.reason);
  await live.applied(made.value.seq, 5_000);
  for (const one of findings) await keep(city, one);
  const answers: FindingsCity['answers'] = {};
  const app = await buildApp({ ...city.context, checks: toldChecks(answers) });
  return { ...city, app: authorised(app), answers, close: () => app.close().then(city.close) };
}

async function keep({ context }: OpenCity, { id, rule, found, state = 'open', since, mendedAt }: KeptFinding) {
  const words = [found.place, found.owner, ...found.subjects.map(({ name }) => name)].join(' ');
  const [west, south] = [119.9, 32.48];
  const { owner, measured, severity, unit, district, place } = found;
  await context.store.pool.query(
    `insert into finding (id, rule, owner, state, found, measured, severity, unit, district, place, words,
       min_lon, min_lat, max_lon, max_lat, since, changed_at, mended_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $17)`,
    [
      ...[id, rule, owner, state, JSON.stringify(found), measured, severity, unit, district, place, words],
      ...[west, south, west + 0.01, south, since, mendedAt],
    ],
  );
  await context.store.pool.query(
    `insert into finding_event (finding, kind, at, measured) values ($1, 'opened', $2, $3)`,
    [...[id, since, measured]],
  );
}

/** What the difference is, where one is asked for. */
export const against = { opened: 1, mended: 2 };

function toldChecks(answers: FindingsCity['answers']): Checks {
  return {
    start: () => undefined,
    state: { phase: 'ready', seq: 1 },
    preview: ({ replaces }, signal) =>
      answers.preview === undefined
        ? new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('called off'))))
        : Promise.resolve({ ...answers.preview, ...(replaces === undefined ? {} : { against }) }),
    shows: (rule, what, of) =>
      Promise.resolve(what === 'strip' ? new TextEncoder().encode(JSON.stringify({ rule, of })) : undefined),
    run: () => Promise.resolve({ rules: 0, found: 0, changed: 0 }),
    onFindings: () => () => undefined,
    close: () => Promise.resolve(),
  };
}

/** Requests that do not say who asks are the editor's. */
function authorised(app: FastifyInstance): FastifyInstance {
  const inject = app.inject.bind(app) as (options: object) => unknown;
  app.inject = ((options: InjectOptions | string) => {
    const request = typeof options === 'string' ? { url: options } : options;
    const says = ['cookie', 'authorization'].some((name) => name in (request.headers ?? {}));
    const headers = says ? request.headers : { ...request.headers, authorization: `Bearer ${editorToken}` };
    return inject({ ...request, headers });
  }) as typeof app.inject;
  return app;
}
