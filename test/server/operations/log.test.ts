import { Writable } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../server/app.ts';
import { openLog } from '../../../server/operations/log.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { editorToken } from '../http/callers.ts';

function memory(): { to: Writable; text: () => string } {
  const lines: string[] = [];
  const to = new Writable({
    write(chunk: Buffer, _coding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { to, text: () => lines.join('') };
}

describe('the log', () => {
  let city: OpenCity;

  beforeAll(async () => {
    city = await openCity();
  });

  afterAll(() => city.close());

  it('has one line a request with its pattern, and nothing that came in it', async () => {
    const { to, text } = memory();
    const app = await buildApp({ ...city.context, log: openLog('info', to) });
    const answer = await app.inject({
      url: '/api/features/roads/planted-id?planted-query=1',
      headers: {
        authorization: `Bearer ${editorToken}`,
        cookie: 'other=planted-cookie',
        'x-request-id': 'proxy-12345',
      },
    });
    const refused = await app.inject({
      url: '/api/changes',
      method: 'POST',
      headers: { authorization: `Bearer ${editorToken}` },
      payload: { phone: 'planted-13800000000' },
    });
    await app.close();
    const lines = text()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answer.headers['x-request-id']).toBe('proxy-12345');
    expect(refused.headers['x-request-id']).toMatch(/^[\w-]{8}-[0-9a-z]+$/);
    expect(lines.map(({ method, route, status, by }) => ({ method, route, status, by }))).toEqual([
      { method: 'GET', route: '/api/features/:collection/:id', status: answer.statusCode, by: 'token:editor' },
      { method: 'POST', route: '/api/changes', status: 422, by: 'token:editor' },
    ]);
    expect(lines[0]!['request']).toBe('proxy-12345');
    expect(text()).not.toMatch(/planted|test-editor-token/);
  });

  it('makes an id of its own where the one that came could break a line', async () => {
    const answer = await city.app.inject({ url: '/healthz', headers: { 'x-request-id': 'a b"c\\d{}[]' } });
    expect(answer.headers['x-request-id']).toMatch(/^[\w-]{8}-[0-9a-z]+$/);
  });

  it('hides secrets handed to it by mistake, and the rows that the database quotes in its errors', async () => {
    const { to, text } = memory();
    const log = openLog('info', to);
    log.warn({
      authorization: 'planted-1',
      request: { headers: { cookie: 'planted-2' } },
      user: { password: 'planted-3' },
    });
    const error = new pg.DatabaseError('invalid input for "planted-4"', 1, 'error');
    Object.assign(error, { code: '22P02', detail: 'Failing row contains (planted-5).', where: 'planted-6' });
    log.error({ err: error }, 'failed');
    expect(text()).toContain('22P02');
    expect(text()).not.toContain('planted');
  });
});
