import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bins, cases, roads } from '../collections/small-city.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

const content = { roads, cases, 'litter-bins': bins };

const nobody = { authorization: '' };

describe('in sample mode, whoever did not sign in', () => {
  let city: OpenCity;
  beforeAll(async () => {
    city = await openCity(content);
  });
  afterAll(() => city?.close());

  const read = async (headers: Record<string, string>, remoteAddress = '127.0.0.1'): Promise<number> =>
    (await city.app.inject({ url: '/tiles/cases', headers: { ...nobody, ...headers }, remoteAddress })).statusCode;

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.8.8.8'])('sees all from %s', async (address) => {
    expect(await read({}, address)).toBe(200);
  });

  test.each(['localhost', 'localhost:8931', '127.0.0.1:8931', '[::1]:8931'])(
    'sees all by the name %s',
    async (host) => {
      expect(await read({ host })).toBe(200);
    },
  );

  test.each([
    ['from another computer', {}, '192.0.2.1'],
    ['through a proxy (Forwarded)', { forwarded: 'for=192.0.2.1' }, '127.0.0.1'],
    ['through a proxy (X-Forwarded-For)', { 'x-forwarded-for': '127.0.0.1' }, '127.0.0.1'],
    ['through a proxy (X-Forwarded-Host)', { 'x-forwarded-host': 'localhost' }, '127.0.0.1'],
    ['through a proxy (X-Forwarded-Proto)', { 'x-forwarded-proto': 'https' }, '127.0.0.1'],
    ['through a proxy (X-Real-IP)', { 'x-real-ip': '127.0.0.1' }, '127.0.0.1'],
    ['through a proxy (Via)', { via: '1.1 proxy' }, '127.0.0.1'],
  ])('sees nothing %s', async (_how, headers, address) => {
    expect(await read(headers as Record<string, string>, address)).toBe(401);
  });

  test('may take a seat only where they see all', async () => {
    const take = async (headers: object) => {
      const answer = await city.app.inject({
        method: 'POST',
        url: '/api/session/sample',
        headers: { ...nobody, ...headers },
        payload: { seat: 'administrator' },
      });
      return answer.statusCode;
    };
    expect([await take({}), await take({ 'x-forwarded-for': '192.0.2.1' })]).toEqual([204, 403]);
    const offered = async (headers: object) =>
      (await city.app.inject({ url: '/api/session', headers: { ...nobody, ...headers } })).json<{
        signIn: { sample: object[] };
      }>().signIn.sample.length;
    expect([await offered({}), await offered({ 'x-forwarded-for': '192.0.2.1' })]).toEqual([11, 0]);
  });

  test('writes nothing', async () => {
    const change = {
      kind: 'feature.delete',
      note: '',
      lines: [{ collection: 'roads', id: 'r-pozi', base: 1, after: null }],
    };
    const answer = await city.app.inject({ method: 'POST', url: '/api/changes', headers: nobody, payload: change });
    expect(answer.statusCode).toBe(401);
  });
});

test.each([
  ['an address that people type', { SHIRONG_ORIGIN: 'https://map.example.gov.cn' }],
  ['an open port', { HOST: '0.0.0.0', SHIRONG_ORIGIN: 'http://localhost:8931' }],
])(
  'in sample mode with %s nobody is at this computer: a proxy may say nothing of whom it speaks for',
  async (_what, env) => {
    const city = await openCity(content, env);
    try {
      const sees = await city.app.inject({ url: '/tiles/cases', headers: nobody });
      const taken = await city.app.inject({
        method: 'POST',
        url: '/api/session/sample',
        headers: nobody,
        payload: { seat: 'administrator' },
      });
      expect([sees.statusCode, taken.statusCode]).toEqual([401, 403]);
    } finally {
      await city.close();
    }
  },
);

describe('outside sample mode, whoever did not sign in', () => {
  const open = async (publicRead: string | undefined, act: (city: OpenCity) => Promise<void>): Promise<void> => {
    const city = await openCity(content, {
      SHIRONG_CITY: 'empty',
      ...(publicRead === undefined ? {} : { SHIRONG_PUBLIC_READ: publicRead }),
    });
    try {
      await act(city);
    } finally {
      await city.close();
    }
  };
  const read = async (city: OpenCity, url: string): Promise<number> =>
    (await city.app.inject({ url, headers: nobody })).statusCode;

  test('sees nothing, also at this very computer, and is offered no sample account', () =>
    open(undefined, async (city) => {
      for (const url of ['/api/city', '/tiles/roads', '/ogc', '/ogc/collections', '/api/search?q=x', '/api/live']) {
        expect([url, await read(city, url)]).toEqual([url, 401]);
      }
      const session = await city.app.inject({ url: '/api/session', headers: nobody });
      expect(session.json()).toMatchObject({ kind: 'visitor', rights: [], collections: [], signIn: { sample: [] } });
      const taken = await city.app.inject({
        method: 'POST',
        url: '/api/session/sample',
        headers: nobody,
        payload: { seat: 'planner' },
      });
      expect(taken.statusCode).toBe(403);
    }));

  test('sees the collections that were opened and hears of no other', () =>
    open('roads', async (city) => {
      expect([await read(city, '/tiles/roads'), await read(city, '/tiles/cases')]).toEqual([200, 401]);
      expect(await read(city, '/tiles/roads,cases/1/1/0')).toBe(401);
      const facts = await city.app.inject({ url: '/api/city', headers: nobody });
      expect(facts.json<{ collections: { id: string }[] }>().collections.map(({ id }) => id)).toEqual(['roads']);
      const listed = await city.app.inject({ url: '/ogc/collections', headers: nobody });
      expect(listed.json<{ collections: { id: string }[] }>().collections.map(({ id }) => id)).toEqual(['roads']);
    }));

  test('sees all where all is open, and still writes nothing', () =>
    open('all', async (city) => {
      expect([await read(city, '/tiles/cases'), await read(city, '/api/session')]).toEqual([200, 200]);
      const change = { kind: 'x.y', note: '', lines: [{ collection: 'roads', id: 'r-pozi', base: 1, after: null }] };
      const answer = await city.app.inject({ method: 'POST', url: '/api/changes', headers: nobody, payload: change });
      expect(answer.statusCode).toBe(401);
    }));
});
