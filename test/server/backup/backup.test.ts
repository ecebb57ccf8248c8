import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { list } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inverted, type CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { encodeDelta } from '#domain/zones/coverage/encoded.ts';
import { setContents } from '#domain/zones/edits/grounds.ts';
import { buildApp } from '../../../server/app.ts';
import { openContext } from '../../../server/open-context.ts';
import type { FindingEvent, Found } from '#domain/finding.ts';
import type { KeptFinding } from '#domain/findings/match.ts';
import { backup } from '../../../server/backup/backup.ts';
import { restore } from '../../../server/backup/restore.ts';
import { originalPath } from '../../../server/media/files.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { bins, roads } from '../collections/small-city.ts';
import { bareDatabase, type TestDatabase } from '../database.ts';
import { zoneGround } from '../../worlds/random-coverage.ts';
import { draftOf, schemeAsker, zoneId } from '../zones/scheme-city.ts';
import { editorToken } from '../http/callers.ts';
import { takeLead } from '../../../server/checks/store.ts';
import type { Store } from '../../../server/store/store.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';

const folder = mkdtempSync(join(tmpdir(), 'shirong-backup-'));
const photo = Buffer.from('a photo');
const photoName = createHash('sha256').update(photo).digest('hex');
const phone = '13812345678';
const facts = [
  'feature',
  'counter',
  'change',
  'change_line',
  'change_record',
  'record',
  'media',
  'scheme_edit',
  'coverage_snapshot',
  'finding',
  'finding_event',
  'check_rule',
  'check_day',
];
const closed = ['personal_field', 'look', 'credential', 'token_secret', 'idempotency'];

/** Keeps finding 7 of a rule, as the engine does. */
async function keepFinding(store: Store): Promise<void> {
  const at = new Date(noon).toISOString();
  const found: Found = {
    ...{ owner: 'litter-bins extra', subjects: [{ name: 'extra' }], place: '人民路', reason: 'gap' },
    geometry: { type: 'Point', coordinates: [119.9, 32.5] },
    ...{ severity: 'low', measured: 0.1 + 0.2, limit: 0, measure: 'm', remedy: { do: 'put-right' } },
  };
  const finding: KeptFinding = { ...found, id: '7', rule: 'bins', state: 'open', since: at, changedAt: at };
  const events: FindingEvent[] = [{ finding: '7', kind: 'opened', at, measured: found.measured }];
  const state = { percent: 50, base: { amount: 2, measure: 'count' as const }, figures: {} };
  const lead = await takeLead(store);
  await lead!.write([{ rule: 'bins', changed: [finding], events, open: 1, state, isSame: false }], {
    ...{ seq: 1, at: new Date(noon), day: '2026-11-22', lastNumber: 7 },
  });
  await lead!.leave();
}

describe('a backup', () => {
  let city: OpenCity;
  let mediaDir: string;
  let file: string;
  /** Id of a draft with one edit. */
  let draft: string;

  const accessTo = (url: string) => ({ owner: { connectionString: url }, place: 'the test' });
  const save = async (name: string, publicOnly = false) =>
    (
      await backup({
        access: accessTo(city.context.config.databaseUrl!),
        mediaDir,
        to: join(folder, name),
        publicOnly,
        now: noon,
      })
    ).file;
  const bringBack = (url: string, from = file, replace = false) =>
    restore({ access: accessTo(url), mediaDir: join(folder, 'media-back'), file: from, replace });

  beforeAll(async () => {
    mediaDir = join(folder, 'media');
    city = await openCity({ roads, 'litter-bins': bins });
    const { store } = city.context;
    const written = await store.commit({
      kind: 'feature.create',
      note: 'tab\t, backslash \\, 中文 and a line\nend',
      by: 'person:planner',
      lines: [
        {
          collection: 'litter-bins',
          id: 'extra',
          base: null,
          after: { geometry: { type: 'Point', coordinates: [119.9, 32.5] }, properties: { kind: 'x' } },
          personal: { phone },
        },
      ],
    });
    expect(written.ok).toBe(true);
    await store.commit({
      kind: 'feature.delete',
      note: '',
      by: 'person:planner',
      lines: [{ collection: 'litter-bins', id: 'bin-00', base: 1, after: null }],
    });
    draft = await draftOf(city);
    const scheme = schemeAsker(city, draft);
    const { coverage } = await scheme.coverage();
    const renamed = setContents(coverage, [{ id: zoneId(0, 0), ground: zoneGround('改') }]);
    expect((await scheme.post(0, renamed)).status).toBe(201);
    const path = originalPath(mediaDir, photoName);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, photo);
    await store.db
      .insertInto('media')
      .values({
        sha256: photoName,
        type: 'image/jpeg',
        bytes: photo.length,
        width: 1,
        height: 1,
        taken_at: null,
        at: new Date(noon),
        by: 'person:planner',
      })
      .execute();
    await keepFinding(store);
    file = await save('all.tar.gz');
  });

  afterAll(async () => {
    await city.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function withDatabase(act: (database: TestDatabase) => Promise<void>): Promise<void> {
    const database = await bareDatabase();
    try {
      await act(database);
    } finally {
      await database.drop();
    }
  }

  it('brings everything back: features, journal, records, secrets and photos, and numbers go on', async () => {
    await withDatabase(async ({ url }) => {
      await bringBack(url);
      const there = await rowsOf(city.context.config.databaseUrl!, [...facts, ...closed]);
      const back = await rowsOf(url, [...facts, ...closed]);
      expect(there.feature).toHaveLength(roads.length + bins.length);
      expect(there.personal_field).toHaveLength(1);
      expect(there.finding_event).toHaveLength(1);
      expect(back).toEqual(there);
      expect(readFileSync(originalPath(join(folder, 'media-back'), photoName))).toEqual(photo);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const insert = `insert into feature (collection, id, version, geometry, min_lon, min_lat, max_lon, max_lat, properties)
        values ('roads', 'new', 1, '', 0, 0, 0, 0, '{}') returning fid`;
      const { rows } = await client.query<{ fid: string }>(insert);
      const last = Math.max(...there.feature!.map(({ fid }) => Number(fid)));
      expect(Number(rows[0]!.fid)).toBe(last + 1);
      const next = await client.query<{ id: string }>("select nextval('finding_id_seq') as id");
      expect(Number(next.rows[0]!.id)).toBe(8);
      await expect(client.query('delete from change')).rejects.toThrow(/journal cannot be changed/);
      expect(await migrate(client)).toEqual([]);
      await client.end();
    });
  });

  it('brings schemes back as they stood: a coverage opens with its edits, and goes on from there', async () => {
    const { context } = city;
    const before = await schemeAsker(city, draft).coverage();
    await withDatabase(async ({ url }) => {
      await bringBack(url);
      const config = { ...context.config, databaseUrl: url };
      const tools = { log: context.log, now: () => noon };
      const opened = await openContext(config, tools, () => Promise.resolve());
      const app = await buildApp(opened.context);
      try {
        // Nobody is signed in any more; tokens are what they were.
        const headers = { authorization: `Bearer ${editorToken}` };
        const inject = (asked: object) => app.inject({ ...asked, headers });
        const back = schemeAsker({ ...city, app: { inject } as unknown as OpenCity['app'] }, draft);
        expect(await back.coverage()).toMatchObject({ edits: 1, bytes: before.bytes });
        const again = setContents(before.coverage, [{ id: zoneId(1, 0), ground: zoneGround('又改') }]);
        expect(await back.post(1, again)).toMatchObject({ status: 201, body: { number: 2 } });
        const undone = await back.post(2, encodeDelta(inverted(madeOf(again))), { more: { undoes: 2 } });
        expect(undone).toMatchObject({ status: 201, body: { number: 3 } });
        expect((await back.coverage()).bytes).toBe(before.bytes);
      } finally {
        await app.close();
        await opened.close();
      }
    });
  });

  it('keeps personal fields and secrets out of the part that may be handed on', async () => {
    const handedOn = await save('public.tar.gz', true);
    const names: string[] = [];
    await list({ file: handedOn, onReadEntry: (entry) => void names.push(entry.path) });
    expect(names.filter((name) => name.startsWith('private'))).toEqual([]);
    expect(names).toContain('public/change_line.copy');
    const everything = await readAll(handedOn);
    expect(everything).toContain('extra');
    expect(everything).not.toContain(phone);
    expect(await readAll(file)).toContain(phone);
    await withDatabase(async ({ url }) => {
      await bringBack(url, handedOn);
      expect((await rowsOf(url, closed)).personal_field).toEqual([]);
      expect(await rowsOf(url, facts)).toEqual(await rowsOf(city.context.config.databaseUrl!, facts));
    });
  });

  it('refuses a database that holds something, unless told to replace it, and one that a server works with', async () => {
    await withDatabase(async ({ url }) => {
      await bringBack(url);
      await expect(bringBack(url)).rejects.toThrow(/holds a city already.*--replace/);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`update feature set properties = '{}'`);
      await client.end();
      await bringBack(url, file, true);
      expect(await rowsOf(url, facts)).toEqual(await rowsOf(city.context.config.databaseUrl!, facts));
    });
    await expect(bringBack(city.context.config.databaseUrl!, file, true)).rejects.toThrow(
      /A Shirong server works with/,
    );
  });

  it('writes nothing of a damaged archive', async () => {
    const bytes = readFileSync(file);
    const damaged = join(folder, 'damaged.tar.gz');
    writeFileSync(damaged, bytes.subarray(0, bytes.length / 2));
    await withDatabase(async ({ url }) => {
      await expect(bringBack(url, damaged)).rejects.toThrow(/cannot be unpacked|damaged|not one of a Shirong backup/);
      expect(await tablesOf(url)).toEqual([]);
    });
  });
});

function madeOf(edit: ReturnType<typeof setContents>): CoverageDelta {
  if (!edit.ok) throw new Error(edit.error.reason);
  return edit.value;
}

async function rowsOf(url: string, tables: readonly string[]): Promise<Record<string, Record<string, unknown>[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found: Record<string, Record<string, unknown>[]> = {};
    for (const table of tables) {
      found[table] = (await client.query<Record<string, unknown>>(`select * from ${table} t order by t::text`)).rows;
    }
    return found;
  } finally {
    await client.end();
  }
}

async function tablesOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select table_name::text as name from information_schema.tables where table_schema = 'public'`,
  );
  await client.end();
  return rows.map(({ name }) => name);
}

/** The text of all files of an archive. */
async function readAll(archive: string): Promise<string> {
  const chunks: Buffer[] = [];
  await list({ file: archive, onReadEntry: (entry) => void entry.on('data', (chunk: Buffer) => chunks.push(chunk)) });
  return Buffer.concat(chunks).toString('utf8');
}
