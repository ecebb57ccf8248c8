import type { Point } from 'geojson';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tileAt } from '#domain/geometry/tile.ts';
import { cases } from '../collections/small-city.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { unzip } from './unzip.ts';
import { readEvents, type EventReader } from '../live/read-events.ts';

const phone = '13905260417';
const name = '王秀英';
const address = '海陵区坡子街17号302室';

let city: OpenCity;
let url: string;
let events: EventReader;
let log = '';
const words: string[] = [];
let listener: pg.Client;

beforeAll(async () => {
  city = await openCity({ cases }, {}, undefined, { write: (line: string) => void (log += line) });
  url = await city.app.listen({ port: 0, host: '127.0.0.1' });
  events = await readEvents(`${url}/api/live?topics=map,records,presence,jobs,positions`, as('receiver'));
  listener = new pg.Client({ connectionString: city.context.config.databaseUrl });
  await listener.connect();
  listener.on('notification', ({ payload }) => words.push(payload ?? ''));
  await listener.query('listen shirong_change; listen shirong_word');
});
afterAll(async () => {
  events.close();
  await listener.end();
  await city.close();
});

const line = (more: object) => ({
  collection: 'cases',
  id: 'c1',
  base: 1,
  after: { geometry: cases[0]!.geometry, properties: cases[0]!.properties },
  ...more,
});

function write(lines: readonly object[], note = '') {
  return city.app.inject({
    method: 'POST',
    url: '/api/changes',
    headers: as('receiver'),
    payload: { kind: 'feature.update', note, lines },
  });
}

/** Everything the database holds, table by table, but for the one table of personal fields. */
async function everythingElse(): Promise<Record<string, string>> {
  const { rows } = await listener.query<{ table: string }>(
    `select format('%I.%I', table_schema, table_name) as table from information_schema.tables
     where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE' and table_name <> 'personal_field'`,
  );
  const content: Record<string, string> = {};
  for (const { table } of rows) {
    const text = await listener.query<{ row: string }>(`select t::text as row from ${table} t`);
    content[table] = text.rows.map(({ row }) => row).join('\n');
  }
  return content;
}

describe("a caller's telephone, name and address", () => {
  test('are kept apart, seen by the seats that need them, and each look leaves a trace', async () => {
    const personal = { callerPhone: phone, callerName: name, callerAddress: address };
    const written = await write([line({ personal })]);
    expect([written.statusCode, written.body.includes(phone)]).toEqual([201, false]);
    const look = (seat: 'receiver' | 'shiftLead' | 'dispatcher' | 'administrator') =>
      city.app.inject({ url: '/api/features/cases/c1/personal', headers: as(seat) });
    expect((await look('shiftLead')).json()).toEqual({ fields: personal });
    expect((await look('dispatcher')).statusCode).toBe(403);
    expect((await look('administrator')).statusCode).toBe(403);
    const looks = await city.app.inject({ url: '/api/journal/looks', headers: as('assessor') });
    expect(looks.json<{ entries: object[] }>().entries).toEqual([
      {
        at: new Date(city.context.now()).toISOString(),
        by: 'person:shiftLead',
        byName: 'shiftLead',
        collection: 'cases',
        id: 'c1',
        fields: ['callerAddress', 'callerName', 'callerPhone'],
      },
    ]);
  });

  test('stay when the case is written again without them', async () => {
    expect((await write([line({ base: 2 })])).statusCode).toBe(201);
    const seen = await city.app.inject({ url: '/api/features/cases/c1/personal', headers: as('receiver') });
    expect(seen.json<{ fields: object }>().fields).toMatchObject({ callerPhone: phone });
  });

  test('are refused in free text, with the field where they belong', async () => {
    for (const [place, note] of [
      [`来电 ${phone}`, ''],
      ['139 0526 0417', ''],
      ['＋86（139）0526－0417', ''],
      ['一三九零五二六零四幺七', ''],
      ['坡子街', `回复 ${phone}`],
    ] as const) {
      const after = { geometry: cases[0]!.geometry, properties: { ...cases[0]!.properties, place } };
      const answer = await write([line({ base: 3, after })], note);
      const { errors } = answer.json<{ errors: { pointer: string; detail: string }[] }>();
      expect([answer.statusCode, errors.map(({ pointer }) => pointer)]).toEqual([
        422,
        [note === '' ? '/lines/0/after/properties/place' : '/note'],
      ]);
      expect(errors[0]!.detail).toContain('callerPhone');
      expect(answer.body).not.toContain('0526');
    }
  });

  test('are found in no other table of the database, no word between processes, no log, no live event', async () => {
    for (const [table, content] of Object.entries(await everythingElse())) {
      for (const secret of [phone, name, address]) expect([table, content.includes(secret)]).toEqual([table, false]);
    }
    await city.app.inject({ url: `/api/search?q=${phone}`, headers: as('receiver') });
    const { data } = await events.next('change');
    for (const text of [log, words.join('\n'), JSON.stringify(data)]) {
      for (const secret of [phone, name, address]) expect(text).not.toContain(secret);
    }
    expect([words.length > 0, log.length > 0]).toEqual([true, true]);
  });

  test('are in no answer: lists, cards, history, audit trail and its files, search, tiles of all zooms, OGC', async () => {
    const { coordinates } = cases[0]!.geometry as Point;
    const tiles = Array.from({ length: 19 }, (_, z) => {
      const [x, y] = tileAt(z, coordinates[0]!, coordinates[1]!);
      return `/tiles/cases/${z}/${x}/${y}`;
    });
    const addresses = [
      '/api/features/cases/c1',
      '/api/list?collections=cases&limit=100',
      '/api/history/features/cases/c1',
      '/api/journal',
      '/api/journal/export?format=csv',
      '/api/journal/export?format=xlsx',
      `/api/search?q=${phone}`,
      `/api/search?q=${encodeURIComponent(name)}`,
      '/api/values?collection=cases&property=unit',
      '/ogc/collections/cases/items?limit=100',
      '/ogc/collections/cases/items/c1',
      ...tiles,
    ];
    for (const url of addresses) {
      const answer = await city.app.inject({ url, headers: { 'accept-encoding': 'identity' } });
      expect([url, answer.statusCode < 400]).toEqual([url, true]);
      const { rawPayload } = answer;
      const content = url.endsWith('xlsx') ? Buffer.from([...unzip(rawPayload).values()].join('\n')) : rawPayload;
      for (const secret of [phone, name, address]) {
        expect([url, content.includes(Buffer.from(secret))]).toEqual([url, false]);
      }
    }
  });

  test('can be erased, which is itself an entry', async () => {
    expect((await write([line({ base: 3, personal: { callerPhone: null } })])).statusCode).toBe(201);
    const seen = await city.app.inject({ url: '/api/features/cases/c1/personal', headers: as('receiver') });
    expect(seen.json()).toEqual({ fields: { callerName: name, callerAddress: address } });
    const history = await city.app.inject({ url: '/api/history/features/cases/c1', headers: as('receiver') });
    const { entries } = history.json<{ entries: { personal?: Record<string, string | null> }[] }>();
    expect(entries.map(({ personal }) => personal)).toEqual([
      { callerPhone: null },
      undefined,
      {
        callerPhone: expect.stringMatching(/^[0-9a-f]{64}$/),
        callerName: expect.stringMatching(/^[0-9a-f]{64}$/),
        callerAddress: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      undefined,
    ]);
  });
});
