import { chmodSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { openContext, type OpenContext } from '../../../server/open-context.ts';
import { runningPostmaster } from '../../../server/store/embedded/postmaster.ts';
import { removeData } from '../../remove-data.ts';
import { addCallers, as } from '../http/callers.ts';

/** A PostgreSQL of this test's own that is held still and let go on, as by a disk that hangs. */
describe('while the database does not answer', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'shirong-away-'));
  let opened: OpenContext;
  let app: FastifyInstance;
  let stopped: number[] = [];

  beforeAll(async () => {
    chmodSync(dataDir, 0o755);
    const config = readConfig({ SHIRONG_DATA_DIR: dataDir, SHIRONG_CITY: 'empty', SHIRONG_LOG_LEVEL: 'silent' });
    opened = await openContext(config, { log: pino({ level: 'silent' }), now: () => Date.now() }, async (store) => {
      const { host, port } = runningPostmaster(join(dataDir, 'pg'))!;
      await addCallers(`postgres://shirong_owner@/shirong?host=${encodeURIComponent(host)}&port=${port}`);
      await store.bulk({ collection: 'reminder-signs', kind: 'load', note: '', by: 'load' }, [
        {
          id: 'sign-1',
          geometry: { type: 'Point', coordinates: [119.92, 32.49] },
          properties: { state: 'good', number: 'S-1' },
        },
      ]);
    });
    app = await buildApp(opened.context);
  });

  afterEach(goOn);

  afterAll(async () => {
    await app.close();
    await opened.close();
    removeData(dataDir);
  });

  function holdStill(): void {
    const { pid } = runningPostmaster(join(dataDir, 'pg'))!;
    stopped = [pid, ...childrenOf(pid)];
    for (const process_ of stopped) process.kill(process_, 'SIGSTOP');
  }

  function goOn(): void {
    for (const process_ of stopped) process.kill(process_, 'SIGCONT');
    stopped = [];
  }

  const ask = (url: string, headers = as('leader')) => app.inject({ url, headers });
  const write = (note: string) =>
    app.inject({
      method: 'POST',
      url: '/api/changes',
      headers: as('planner'),
      payload: {
        kind: 'feature.delete',
        note,
        lines: [{ collection: 'reminder-signs', id: 'none', base: 1, after: null }],
      },
    });

  it('goes on from memory, refuses the rest soon and says since when, and heals by itself', async () => {
    const list = '/api/list?collections=reminder-signs';
    const whole = (await ask(list)).json<{ features: { properties: object }[] }>();
    const tile = await ask('/tiles/reminder-signs/14/13649/6639');
    expect(whole.features).toHaveLength(1);
    // The session of a writer is known before, too.
    expect((await write('before')).statusCode).toBe(409);

    holdStill();
    // Asked while nobody knows yet: answered all the same, by a refusal.
    const first = await ask('/api/features/reminder-signs/sign-1');
    expect(first.statusCode).toBe(503);
    expect(first.headers['retry-after']).toBe('2');
    expect(first.headers['content-type']).toContain('application/problem+json');
    await until(async () => opened.context.live.awaySince !== undefined);

    const ready = await ask('/readyz');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toMatchObject({ state: 'degraded', database: { answers: false } });
    const tileNow = await ask('/tiles/reminder-signs/14/13649/6639');
    expect(tileNow.rawPayload).toEqual(tile.rawPayload);
    expect(Date.parse(String(tileNow.headers['shirong-as-of']))).toBeLessThanOrEqual(Date.now());
    expect((await ask('/api/counts?collections=reminder-signs')).json()).toMatchObject({
      counts: { 'reminder-signs': { total: 1 } },
    });
    const partial = (await ask(list)).json<{ total: number; features: Record<string, unknown>[] }>();
    expect(partial.total).toBe(1);
    expect(partial.features[0]).toMatchObject({ id: 'sign-1', partial: true, properties: { state: 'good' } });
    expect(partial.features[0]).not.toHaveProperty('version');
    for (const url of ['/api/features/reminder-signs/sign-1', '/ogc/collections/reminder-signs/items']) {
      expect((await ask(url)).statusCode).toBe(503);
    }
    const refused = await write('during');
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('2');

    goOn();
    await until(async () => (await ask('/readyz')).statusCode === 200);
    await until(async () => opened.context.live.awaySince === undefined);
    expect((await ask(list)).json()).toMatchObject({ features: whole.features });
    expect((await ask(list)).headers['shirong-as-of']).toBeUndefined();
    expect((await write('after')).statusCode).toBe(409);
  });

  it('comes back after the postmaster was killed', async () => {
    const { pid } = runningPostmaster(join(dataDir, 'pg'))!;
    process.kill(pid, 'SIGKILL');
    await until(async () => ![undefined, pid].includes(runningPostmaster(join(dataDir, 'pg'))?.pid));
    await until(async () => (await ask('/readyz')).statusCode === 200);
    expect((await ask('/api/features/reminder-signs/sign-1')).statusCode).toBe(200);
  });
});

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ')[1] === String(pid);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Waits for what comes by itself; the test's own limit ends it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}
