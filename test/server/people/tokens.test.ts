import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bins, cases, roads } from '../collections/small-city.ts';
import { as } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';
import { openBrowser } from './browser.ts';

let city: OpenCity;
let clock = noon;
beforeAll(async () => {
  city = await openCity({ roads, cases, 'litter-bins': bins }, {}, () => clock);
});
afterAll(() => city?.close());

interface Made {
  readonly id: string;
  readonly secret: string;
}

async function make(
  token: object,
  headers = as('administrator'),
): Promise<{ status: number; made: Made; body: string }> {
  const answer = await city.app.inject({ method: 'POST', url: '/api/tokens', headers, payload: token });
  return { status: answer.statusCode, made: answer.json<Made>(), body: answer.body };
}

const readRoads = { name: 'QGIS', use: 'api', rights: ['map.read'], collections: ['roads'] } as const;

async function ask(url: string, secret: string, scheme: 'Bearer' | 'Basic' = 'Bearer') {
  const word = scheme === 'Bearer' ? secret : Buffer.from(`anything:${secret}`).toString('base64');
  return city.app.inject({ url, headers: { authorization: `${scheme} ${word}` } });
}

async function revoke(id: string): Promise<number> {
  const answer = await city.app.inject({ method: 'DELETE', url: `/api/tokens/${id}`, headers: as('administrator') });
  return answer.statusCode;
}

describe('a token', () => {
  test('reads what it was made for, as Bearer and as the password of Basic, in every read', async () => {
    const { made } = await make(readRoads);
    const open = [
      '/tiles/roads',
      '/tiles/roads/14/13649/6627',
      '/api/counts?collections=roads',
      '/api/list?collections=roads',
      '/api/values?collection=roads&property=class',
      '/api/features/roads/r-pozi',
      '/ogc/collections/roads',
      '/ogc/collections/roads/items',
      '/ogc/collections/roads/items/r-pozi',
      '/ogc/collections/roads/schema',
    ];
    for (const url of open) {
      for (const scheme of ['Bearer', 'Basic'] as const) {
        expect([url, (await ask(url, made.secret, scheme)).statusCode]).toEqual([url, 200]);
      }
    }
    const { fid } = (await ask('/api/features/roads/r-pozi', made.secret)).json<{ fid: number }>();
    const closed = [
      '/tiles/cases',
      '/tiles/roads,cases',
      '/tiles/cases/14/13649/6627',
      '/tiles/roads,cases/14/13649/6627',
      '/api/counts?collections=roads,cases',
      '/api/list?collections=cases',
      '/api/list?collections=roads,cases',
      '/api/values?collection=cases&property=status',
      '/api/features/cases/c1',
      '/api/features/cases/by-fid/1',
      '/ogc/collections/cases',
      '/ogc/collections/cases/items',
      '/ogc/collections/cases/items/c1',
      '/ogc/collections/cases/schema',
    ];
    for (const url of closed) expect([url, (await ask(url, made.secret)).statusCode]).toEqual([url, 403]);
    expect((await ask(`/api/features/roads/by-fid/${fid}`, made.secret)).statusCode).toBe(200);
  });

  test('hears of nothing else: neither in the city, nor by search, nor in the lists of OGC', async () => {
    const { made } = await make(readRoads);
    const facts = (await ask('/api/city', made.secret)).json<{ collections: { id: string }[]; extent: number[] }>();
    expect(facts.collections.map(({ id }) => id)).toEqual(['roads']);
    // The bins lie at 32.6 N, and the street that reaches 32.54 N is retired.
    expect(facts.extent[3]).toBeCloseTo(32.5, 9);
    const found = (await ask('/api/search?q=20261120', made.secret)).json<{ results: object[] }>();
    expect(found.results).toEqual([]);
    const streets = (await ask('/api/search?q=坡子街', made.secret)).json<{ results: { collection: string }[] }>();
    expect(streets.results.map(({ collection }) => collection)).toEqual(['roads']);
    const listed = (await ask('/ogc/collections', made.secret)).json<{ collections: { id: string }[] }>();
    expect(listed.collections.map(({ id }) => id)).toEqual(['roads']);
    expect((await ask('/ogc/api', made.secret)).body).not.toContain('cases');
  });

  test('writes nothing without the right to', async () => {
    const { made } = await make(readRoads);
    const answer = await city.app.inject({
      method: 'POST',
      url: '/api/tokens',
      headers: { authorization: `Bearer ${made.secret}` },
      payload: readRoads,
    });
    expect(answer.statusCode).toBe(403);
  });

  test('that may write does so in its collections only', async () => {
    const { made } = await make({ ...readRoads, rights: ['map.read', 'register.edit'] });
    const remove = async (collection: string, id: string) => {
      const answer = await city.app.inject({
        method: 'POST',
        url: '/api/changes',
        headers: { authorization: `Bearer ${made.secret}` },
        payload: { kind: 'feature.delete', note: '', lines: [{ collection, id, base: 1, after: null }] },
      });
      return answer.statusCode;
    };
    expect(await remove('litter-bins', 'bin-00')).toBe(403);
    expect(await remove('roads', 'r-renmin-1')).toBe(201);
  });

  test('holds no longer than said, and not after it was revoked', async () => {
    const { made } = await make({ ...readRoads, expiresAt: new Date(noon + 60_000).toISOString() });
    expect((await ask('/tiles/roads', made.secret)).statusCode).toBe(200);
    clock = noon + 60_000;
    expect((await ask('/tiles/roads', made.secret)).statusCode).toBe(401);
    clock = noon;
    expect((await ask('/tiles/roads', made.secret)).statusCode).toBe(200);
    expect(await revoke(made.id)).toBe(204);
    expect((await ask('/tiles/roads', made.secret)).statusCode).toBe(401);
    expect(await revoke(made.id)).toBe(204);
    expect(await revoke('never-was')).toBe(404);
  });

  test('is told once: what is kept is a digest, and the journal has neither', async () => {
    const { made } = await make(readRoads);
    const { rows } = await city.context.store.pool.query<{ all: string }>(
      `select (select jsonb_agg(r) from change_record r)::text || (select jsonb_agg(r) from record r)::text
         || (select jsonb_agg(s) from token_secret s)::text as all`,
    );
    expect(rows[0]!.all).toContain(made.id);
    expect(rows[0]!.all).not.toContain(made.secret);
    expect(city.context.records.get('tokens', made.id)!.content).toEqual({
      ...readRoads,
      createdBy: 'person:administrator',
    });
  });

  test.each([
    ['people.manage', '/rights/1', 'for people'],
    ['tokens.manage', '/rights/1', 'for people'],
    ['case.edit', '/rights/1', 'you do not have'],
    ['personal.see', '/rights/1', 'you do not have'],
  ])('is not given %s', async (right, pointer, why) => {
    const { status, body } = await make({ ...readRoads, rights: ['map.read', right] });
    expect(status).toBe(422);
    expect((JSON.parse(body) as { errors: object[] }).errors).toEqual([
      { pointer, detail: expect.stringContaining(why) as string },
    ]);
  });

  test.each([
    ['a collection that is not there', { collections: ['roads', 'no-such'] }, '/collections/1'],
    ['an end that is past', { expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
    ['a use that is none', { use: 'other' }, '/use'],
    ['no right at all', { rights: [] }, '/rights'],
    ['a name without a word', { name: ' ' }, '/name'],
    ['a secret of its own', { secret: 'mine' }, '/secret'],
  ])('is not made with %s', async (_what, more, pointer) => {
    const { status, body } = await make({ ...readRoads, ...more });
    expect([status, (JSON.parse(body) as { errors: { pointer: string }[] }).errors[0]?.pointer]).toEqual([
      422,
      pointer,
    ]);
  });

  test('that is not good is answered in the way that its asker understands', async () => {
    for (const url of ['/ogc', '/ogc/collections', '/tiles/roads', '/tiles/roads/1/1/0']) {
      for (const headers of [
        { authorization: 'Bearer wrong' },
        { authorization: '', 'x-forwarded-for': '192.0.2.1' },
      ]) {
        const answer = await city.app.inject({ url, headers });
        expect([url, answer.statusCode, answer.headers['www-authenticate']]).toEqual([
          url,
          401,
          'Basic realm="Shirong", charset="UTF-8"',
        ]);
      }
    }
    // A browser would ask its user for a password in a window of its own.
    const { headers } = await city.app.inject({ url: '/api/city', headers: { authorization: 'Basic eDp5' } });
    expect(headers['www-authenticate']).toBe('Bearer realm="Shirong"');
  });
});

describe('a wall', () => {
  const wall = { name: '大厅', use: 'display', rights: ['map.read'] } as const;

  test('posts its token once for a cookie that lasts, and is shown no token of programs', async () => {
    const { made } = await make(wall);
    const browser = openBrowser(city.app);
    expect((await browser.send('POST', '/api/session/display', { token: made.secret })).status).toBe(204);
    const year = new Date(noon + 365 * 86_400_000).toUTCString();
    expect(browser.setCookies()[0]).toContain(`Expires=${year}; HttpOnly; SameSite=Lax`);
    expect((await browser.get('/api/session')).json()).toMatchObject({ kind: 'display', id: made.id });
    expect((await browser.get('/tiles/cases')).status).toBe(200);
    expect((await ask('/tiles/cases', made.secret)).statusCode).toBe(401);
    const program = await make(readRoads);
    const refused = await openBrowser(city.app).send('POST', '/api/session/display', { token: program.made.secret });
    expect(refused.status).toBe(401);
  });

  test('keeps its session as long as it is looked at once a year, and loses it with its token', async () => {
    const { made } = await make(wall);
    const browser = openBrowser(city.app);
    await browser.send('POST', '/api/session/display', { token: made.secret });
    clock = noon + 360 * 86_400_000;
    expect((await browser.get('/api/session')).json()).toMatchObject({ kind: 'display' });
    expect(browser.setCookies()[0]).toContain(`Expires=${new Date(noon + 725 * 86_400_000).toUTCString()}`);
    await expect
      .poll(async () => {
        const { rows } = await city.context.store.pool.query<{ at: Date }>(
          'select expires_at as at from session where subject = $1',
          [made.id],
        );
        return rows[0]!.at.getTime();
      })
      .toBe(noon + 725 * 86_400_000);
    clock = noon + 720 * 86_400_000;
    expect((await browser.get('/api/session')).json()).toMatchObject({ kind: 'display' });
    clock = noon;
    expect(await revoke(made.id)).toBe(204);
    expect((await browser.get('/api/session')).json()).toMatchObject({ kind: 'visitor' });
    const again = await openBrowser(city.app).send('POST', '/api/session/display', { token: made.secret });
    expect(again.status).toBe(401);
  });

  test.each(['register.edit', 'audit.read', 'settings.manage'])('is not given %s', async (right) => {
    expect((await make({ ...wall, rights: ['map.read', right] })).status).toBe(422);
  });
});
