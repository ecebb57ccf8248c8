import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import type { Seat } from '#domain/people/seats.ts';
import { bins } from '../collections/small-city.ts';
import { unzip } from './unzip.ts';

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({ 'litter-bins': bins });
});
afterAll(() => city.close());

interface Answer {
  readonly seq: number;
  readonly lines: readonly { id: string; version: number }[];
  readonly records: readonly { kind: string; id: string; version: number }[];
}

async function change(seat: Seat, body: object, headers: Record<string, string> = {}) {
  return city.app.inject({
    method: 'POST',
    url: '/api/changes',
    headers: { ...as(seat), ...headers },
    payload: { kind: 'feature.update', note: '', lines: [], ...body },
  });
}

async function get<T>(url: string, seat: Seat = 'administrator'): Promise<T> {
  const answer = await city.app.inject({ url, headers: as(seat) });
  expect([url, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([url, 200, '']);
  return answer.json<T>();
}

interface Entries {
  readonly entries: readonly {
    readonly version: number;
    readonly kind: string;
    readonly by: string;
    readonly byName?: string;
    readonly note: string;
    readonly before: { properties: Record<string, unknown> } | null;
    readonly after: { properties: Record<string, unknown> } | null;
    readonly lines?: readonly { act: string; collection: string; id: string }[];
    readonly bulk?: { count: number };
  }[];
  readonly next?: number;
}

const state = (i: number, more: object = {}) => ({
  geometry: bins[i]!.geometry,
  properties: { ...bins[i]!.properties, ...more },
});

describe('the history of a feature', () => {
  test('begins with the load that brought it, and names who did what since, each with before and after', async () => {
    const line = (base: number, after: object | null) => ({ collection: 'litter-bins', id: 'bin-01', base, after });
    await change('planner', { lines: [line(1, state(1, { road: '新路' }))], note: '更名' });
    await change('administrator', { kind: 'feature.delete', lines: [line(2, null)] });
    await change('planner', { kind: 'feature.restore', lines: [{ ...line(1, state(1)), base: null }] });
    const { entries } = await get<Entries>('/api/history/features/litter-bins/bin-01', 'planner');
    expect(entries.map(({ version, kind, byName, by }) => [version, kind, byName ?? by])).toEqual([
      [4, 'feature.restore', 'planner'],
      [3, 'feature.delete', 'administrator'],
      [2, 'feature.update', 'planner'],
      [1, 'load', 'load'],
    ]);
    expect(entries[2]!.before?.properties['road']).toBe(bins[1]!.properties['road']);
    expect(entries[2]!.after?.properties['road']).toBe('新路');
    expect([entries[1]!.after, entries[3]!.before]).toEqual([null, null]);
    expect(entries[3]!.after?.properties['road']).toBe(bins[1]!.properties['road']);
  });

  test('of a feature that nobody touched is its load alone; of one that never was, 404', async () => {
    const { entries } = await get<Entries>('/api/history/features/litter-bins/bin-02');
    expect(entries.map(({ version, kind }) => [version, kind])).toEqual([[1, 'load']]);
    const missing = await city.app.inject({ url: '/api/history/features/litter-bins/never', headers: as('planner') });
    expect(missing.statusCode).toBe(404);
  });

  test('comes in pieces that fit together', async () => {
    for (let base = 1; base <= 5; base++) {
      await change('planner', {
        lines: [{ collection: 'litter-bins', id: 'bin-03', base, after: state(3, { road: `路${base}` }) }],
      });
    }
    const versions: number[] = [];
    let address = '/api/history/features/litter-bins/bin-03?limit=2';
    for (;;) {
      const { entries, next } = await get<Entries>(address);
      versions.push(...entries.map(({ version }) => version));
      if (next === undefined) break;
      address = `/api/history/features/litter-bins/bin-03?limit=2&before=${next}`;
    }
    expect(versions).toEqual([6, 5, 4, 3, 2, 1]);
  });
});

describe('the audit trail', () => {
  test('is filtered by person, kind, time and what it is about', async () => {
    const made = (
      await change('administrator', {
        kind: 'unit.create',
        note: '=HYPERLINK("http://evil.example")',
        records: [{ kind: 'units', base: null, after: { name: '审计一中队', kind: 'squad' } }],
      })
    ).json<Answer>();
    const id = made.records[0]!.id;
    const about = await get<Entries>(`/api/journal?collection=units&id=${id}`);
    expect(about.entries.map(({ lines }) => lines)).toEqual([
      [{ of: 'record', collection: 'units', id, version: 1, act: 'create' }],
    ]);
    const by = await get<Entries>('/api/journal?by=person:administrator&kind=unit.create');
    expect(by.entries.map((entry) => entry.byName)).toEqual(['administrator']);
    expect((await get<Entries>('/api/journal?kind=load')).entries.map(({ bulk }) => bulk?.count)).toEqual([
      bins.length,
    ]);
    expect((await get<Entries>('/api/journal?to=2026-11-22T03:59:59Z')).entries).toEqual([]);
    expect((await get<Entries>('/api/journal?from=2026-11-22T04:00:00Z&limit=1')).entries).toHaveLength(1);
    const bad = await city.app.inject({ url: '/api/journal?from=gestern', headers: as('administrator') });
    expect(bad.statusCode).toBe(400);
  });

  test('pages by number, each entry once', async () => {
    const all = (await get<{ entries: { seq: number }[] }>('/api/journal?limit=200')).entries;
    const seen: number[] = [];
    let address = '/api/journal?limit=3';
    for (;;) {
      const page = await get<{ entries: { seq: number }[]; next?: number }>(address);
      seen.push(...page.entries.map(({ seq }) => seq));
      if (page.next === undefined) break;
      address = `/api/journal?limit=3&before=${page.next}`;
    }
    expect(seen).toEqual(all.map(({ seq }) => seq));
  });

  test('leaves the house as a file in which no text is a formula', async () => {
    const csv = await city.app.inject({ url: '/api/journal/export?format=csv', headers: as('assessor') });
    expect(csv.statusCode).toBe(200);
    expect(csv.body.startsWith('\uFEFF编号 No.,')).toBe(true);
    expect(csv.body).toContain('HYPERLINK');
    for (const cell of csv.body.split(/[\n,]/)) expect(cell).not.toMatch(/^"?[=+@]/);
    const xlsx = await city.app.inject({ url: '/api/journal/export?format=xlsx', headers: as('assessor') });
    expect(xlsx.statusCode).toBe(200);
    const sheets = [...unzip(xlsx.rawPayload)].filter(([name]) => /sheet|sharedStrings/.test(name));
    const written = sheets.map(([, content]) => content).join('\n');
    expect([written.includes('=HYPERLINK'), /<f[ >]/.test(written)]).toEqual([true, false]);
  });
});

test('the audit trail tells a token that may read some collections nothing of the others', async () => {
  const made = await city.app.inject({
    method: 'POST',
    url: '/api/tokens',
    payload: { name: 'roads', use: 'api', rights: ['map.read', 'audit.read'], collections: ['roads'] },
  });
  const headers = { authorization: `Bearer ${made.json<{ secret: string }>().secret}` };
  for (const path of ['', '/looks', '/export']) {
    expect((await city.app.inject({ url: `/api/journal${path}`, headers })).statusCode).toBe(403);
  }
});

test('the workbook holds only characters that a workbook can', async () => {
  const note = 'a\u0001b\u001bc\uffffd';
  const lines = [{ collection: 'litter-bins', base: null, after: bins[0] }].map(({ after, ...line }) => ({
    ...line,
    after: { geometry: after!.geometry, properties: after!.properties },
  }));
  expect((await change('planner', { kind: 'feature.create', note, lines })).statusCode).toBe(201);
  const xlsx = await city.app.inject({ url: '/api/journal/export?format=xlsx', headers: as('administrator') });
  const sheets = [...unzip(xlsx.rawPayload)].filter(([name]) => /sheet|sharedStrings/.test(name));
  const written = sheets.map(([, content]) => content.toString()).join('');
  expect(written).toContain('abcd');
  expect(written).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
});

describe('records', () => {
  test('are written through the door, checked against all others, and have a history', async () => {
    const unit = { kind: 'units', base: null, after: { name: '二中队', kind: 'squad' } };
    const first = await change('administrator', { kind: 'unit.create', records: [unit] });
    expect(first.statusCode).toBe(201);
    const { id } = first.json<Answer>().records[0]!;
    const twin = await change('administrator', { kind: 'unit.create', records: [unit] });
    expect([twin.statusCode, twin.json<{ errors: unknown }>().errors]).toEqual([
      422,
      [{ pointer: '/records/0/after/name', detail: 'another unit has this name' }],
    ]);
    const stale = await change('administrator', { records: [{ ...unit, id, base: 7 }] });
    expect([stale.statusCode, stale.json<{ errors: { pointer: string }[] }>().errors[0]!.pointer]).toEqual([
      409,
      '/records/0/base',
    ]);
    const renamed = { ...unit, id, base: 1, after: { name: '三中队', kind: 'squad' } };
    expect((await change('administrator', { records: [renamed] })).statusCode).toBe(201);
    const { entries } = await get<{ entries: { before: unknown; after: unknown }[] }>(
      `/api/history/records/units/${id}`,
    );
    expect(entries.map(({ before, after }) => [before, after])).toEqual([
      [unit.after, renamed.after],
      [null, unit.after],
    ]);
    expect(await get(`/api/records/units/${id}`, 'receiver')).toMatchObject({ version: 2, content: renamed.after });
  });

  test('of people are for those who manage them, and the last administrator stays', async () => {
    expect((await city.app.inject({ url: '/api/records/people', headers: as('planner') })).statusCode).toBe(403);
    const { records } = await get<{ records: { id: string; content: { seats: object[] } }[] }>('/api/records/people');
    const administrator = records.find(({ id }) => id === 'administrator')!;
    const disabled = { ...administrator.content, disabled: true };
    const answer = await change('administrator', {
      records: [{ kind: 'people', id: 'administrator', base: 1, after: disabled }],
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('would leave nobody who administers');
    const own = await change('administrator', {
      records: [{ kind: 'tokens', base: null, after: { name: 'x', use: 'api', rights: [], createdBy: 'x' } }],
    });
    expect(own.statusCode).toBe(403);
  });
});
