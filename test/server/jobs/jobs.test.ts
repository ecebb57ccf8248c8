import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobKind, JobRow } from '../../../server/jobs/reader.ts';
import { createJobs } from '../../../server/jobs/jobs.ts';
import { as } from '../http/callers.ts';
import { cases } from '../collections/small-city.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

let city: OpenCity;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shirong-jobs-'));
  city = await openCity({}, { SHIRONG_MEDIA_DIR: folder });
  await city.context.jobs.work();
});
afterAll(async () => {
  await city.close();
  await rm(folder, { recursive: true });
});

/** The job once it has ended. */
async function ended(id: string): Promise<JobRow> {
  return when(async () => {
    const job = (await jobs()).find((row) => row.id === id);
    return job !== undefined && ['completed', 'cancelled', 'failed'].includes(job.state) ? job : undefined;
  });
}

async function when<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < 400; i++) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error('it did not come to pass within 20 s');
}

async function jobs(): Promise<JobRow[]> {
  return (await city.app.inject({ url: '/api/jobs', headers: as('planner') })).json<{ jobs: JobRow[] }>().jobs;
}

function upload(content: string, headers: Record<string, string>, collection = 'litter-bins') {
  const payload = `--x\r\ncontent-disposition: form-data; name="file"; filename="bins.geojson"\r\ncontent-type: application/geo+json\r\n\r\n${content}\r\n--x--\r\n`;
  return city.app.inject({
    method: 'POST',
    url: `/api/imports/${collection}`,
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
    payload,
  });
}

const bin = (lon: unknown) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, 32.49] },
  properties: {
    number: '32120200103005001',
    road: '人民路',
    side: 'east',
    kind: 'sorted',
    state: 'intact',
    unit: '城管中队',
  },
});

describe('an import', () => {
  test('loads what is valid, tells what is not, and is in the journal under its asker', async () => {
    const answer = await upload(
      JSON.stringify({ type: 'FeatureCollection', features: [bin(119.9), bin('west')] }),
      as('planner'),
    );
    expect(answer.statusCode).toBe(202);
    const job = await ended(answer.json<{ job: string }>().job);
    expect(job).toMatchObject({
      name: 'import',
      by: 'person:planner',
      output: { collection: 'litter-bins', read: 2, taken: 1 },
    });
    const refused = (job.output as { refused: { fault: string; examples: string[] }[] }).refused;
    expect(refused.some(({ examples }) => examples.includes('feature 2'))).toBe(true);
    const changes = await city.context.store.changesAfter(0, 10);
    expect(changes.map(({ by, bulk }) => [by, bulk?.count])).toEqual([['person:planner', 1]]);
    expect(await readdir(join(folder, 'imports'))).toEqual([]);
  });

  test('of a file that is no GeoJSON fails with a sentence that names the file as the person called it', async () => {
    const answer = await upload('{"type": "Feature', as('planner'));
    const job = await ended(answer.json<{ job: string }>().job);
    expect(job.state).toBe('failed');
    expect(job.error).toMatch(/^bins\.geojson is not JSON/);
  });

  test('takes no caller’s telephone into free text, as no other way in does', async () => {
    const { geometry, properties } = cases[0]!;
    const report = { type: 'Feature', geometry, properties: { ...properties, place: '坡子街 138 1234 5678' } };
    const body = JSON.stringify({ type: 'FeatureCollection', features: [report] });
    const job = await ended((await (await upload(body, {}, 'cases')).json<{ job: string }>()).job);
    expect(job.output).toMatchObject({ read: 1, taken: 0, refused: [{ count: 1, examples: ['feature 1'] }] });
    expect(JSON.stringify(job)).not.toContain('5678');
  });

  test('needs the collection open to its token', async () => {
    const made = await city.app.inject({
      method: 'POST',
      url: '/api/tokens',
      payload: {
        name: 'roads',
        use: 'api',
        rights: ['map.read', 'register.edit', 'jobs.manage'],
        collections: ['roads'],
      },
    });
    const headers = { authorization: `Bearer ${made.json<{ secret: string }>().secret}` };
    expect((await upload('{}', headers)).statusCode).toBe(403);
    expect((await upload('{}', headers, 'roads')).statusCode).toBe(202);
  });

  test.each([
    ['no text', '\u0000\u0001', 'failed'],
    [
      'a name that no database keeps',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          { ...bin(1), id: 'a\0b\ud800', type: 'Feature' },
          { ...bin('west'), id: 'a\0b\ud800' },
        ],
      }),
      'completed',
    ],
  ])('of a file with %s says what became of it', async (_what, content, state) => {
    const job = await ended((await upload(content, as('planner'))).json<{ job: string }>().job);
    expect(job.state).toBe(state);
    if (state === 'failed') expect(job.error).toMatch(/^bins\.geojson is not JSON/);
    else expect(job.output).toMatchObject({ read: 2 });
  });

  test.each([
    ['without a boundary', 'multipart/form-data', '', 400],
    ['that breaks off', 'multipart/form-data; boundary=x', '--x\r\ncontent-disp', 400],
    [
      'that breaks off within the file',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n{"type"',
      400,
    ],
    ['without a file', 'multipart/form-data; boundary=x', '--x--\r\n', 422],
  ])('refuses a form %s, and leaves nothing behind', async (_what, type, payload, status) => {
    const url = '/api/imports/litter-bins';
    const before = await readdir(join(folder, 'imports'));
    const headers = { ...as('planner'), 'content-type': type };
    const answer = await city.app.inject({ method: 'POST', url, headers, payload });
    expect(answer.statusCode, answer.body).toBe(status);
    expect(await readdir(join(folder, 'imports'))).toEqual(before);
  });

  test('needs the right, a collection and a form', async () => {
    expect((await upload('{}', as('receiver'))).statusCode).toBe(403);
    expect((await upload('{}', as('planner'), 'nowhere')).statusCode).toBe(404);
    expect((await upload('{}', as('planner'), 'cases')).statusCode).toBe(403);
    const json = { method: 'POST', url: '/api/imports/litter-bins', headers: as('planner'), payload: {} } as const;
    expect((await city.app.inject(json)).statusCode).toBe(415);
  });
});

describe('a job', () => {
  test('tells how far it is, is cancelled where it runs, and can be tried again', async () => {
    const begun: AbortSignal[] = [];
    const kind: JobKind = {
      name: 'count',
      retries: 0,
      expireInSeconds: 60,
      run: (_data, { signal, progress }) => {
        begun.push(signal);
        progress({ done: 3, total: 10 });
        if (begun.length > 1) return Promise.resolve({ counted: 10 });
        return new Promise((_done, stop) => signal.addEventListener('abort', () => stop(signal.reason as Error)));
      },
    };
    const { store, log, now } = city.context;
    const [one, two] = [0, 1].map(() => createJobs({ store, kinds: [kind], log, now }));
    const moves: unknown[] = [];
    two!.onMove(({ id, state }) => moves.push([id, state]));
    try {
      await one!.work();
      const id = await two!.send('count', {}, 'person:planner');
      await when(async () => (begun.length === 1 ? true : undefined));
      expect(await two!.cancel(id)).toBe(true);
      await when(async () => begun[0]!.aborted || undefined);
      expect(await two!.cancel(id)).toBe(false);
      expect(await two!.retry(id)).toBe(true);
      const done = await when(async () =>
        (await two!.list(5)).find((job) => job.id === id && job.state === 'completed'),
      );
      expect(done).toMatchObject({ output: { counted: 10 } });
      expect(await two!.retry(id)).toBe(false);
      await when(async () => moves.some((move) => String(move) === `${id},completed`) || undefined);
      expect(moves).toContainEqual([id, 'cancelled']);
    } finally {
      await one!.stop();
      await two!.stop();
    }
  });

  test('that waits behind others is begun as soon as they are done', async () => {
    const done: number[] = [];
    const kind: JobKind = {
      name: 'line',
      retries: 0,
      expireInSeconds: 60,
      run: async () => ({ place: done.push(1) }),
    };
    const { store, log, now } = city.context;
    const one = createJobs({ store, kinds: [kind], log, now });
    try {
      for (let i = 0; i < 5; i++) await one.send('line', {}, 'person:planner');
      await one.work();
      // Fewer than one look in 15 s would take: the helper waits 20 s at most.
      await when(async () => (done.length === 5 ? true : undefined));
    } finally {
      await one.stop();
    }
  });

  test('that died with its server says so', async () => {
    const id = await city.context.jobs.send('housekeeping', {}, 'test');
    await ended(id);
    await city.context.store.pool.query(
      `update pgboss.job set state = 'failed', output = '{"value": {"message": "job heartbeat timeout"}}' where id = $1`,
      [id],
    );
    expect((await jobs()).find((job) => job.id === id)).toMatchObject({
      state: 'failed',
      error: 'job heartbeat timeout',
    });
  });

  test('of the schedule forgets what is over and leaves what holds', async () => {
    const answer = await city.app.inject({ url: '/api/jobs/schedules', headers: as('planner') });
    expect(answer.json<{ schedules: object[] }>().schedules).toContainEqual({
      name: 'housekeeping',
      cron: '30 3 * * *',
      zone: 'Asia/Shanghai',
    });
    const over = "insert into one_time_link (hash, purpose, expires_at) values ('\\x01', 'reset', '2020-01-01')";
    await city.context.store.pool.query(over);
    const job = await ended(await city.context.jobs.send('housekeeping', {}, 'test'));
    expect(job.output).toEqual({ rows: 1, files: 0 });
    expect((await jobs()).length).toBeGreaterThan(0);
  });

  test('that is not there cannot be ended or tried again', async () => {
    for (const url of ['/api/jobs/x/cancel', '/api/jobs/0190a0a0-0000-7000-8000-000000000000/retry']) {
      const answer = await city.app.inject({ method: 'POST', url, headers: as('administrator') });
      expect([answer.statusCode, answer.json<{ status: number }>().status]).toEqual([409, 409]);
    }
    expect((await city.app.inject({ url: '/api/jobs', headers: as('receiver') })).statusCode).toBe(403);
  });
});
