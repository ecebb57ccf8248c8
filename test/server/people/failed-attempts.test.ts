import { describe, expect, test } from 'vitest';
import { createAttempts } from '../../../server/people/attempts.ts';
import { noon, openCity } from '../http/open-city.ts';
import { openBrowser } from './browser.ts';
import { city, good, person, setClock, signIn, useWorkers } from './workers.ts';

useWorkers();

describe('failed attempts', () => {
  test('lock a name after five, for a quarter of an hour, whatever password comes; also a name that is not there', async () => {
    const { username } = await person();
    for (const name of [username, 'not-there']) {
      for (let i = 0; i < 5; i++) {
        expect(await signIn(openBrowser(city.app, `192.0.2.${10 + i}`), name, 'wrong wrong')).toMatchObject({
          status: 401,
        });
      }
      const locked = await openBrowser(city.app, '192.0.2.20').send('POST', '/api/session', {
        username: name.toUpperCase(),
        password: good,
      });
      expect([locked.status, locked.headers['retry-after']]).toEqual([429, '900']);
    }
    setClock(noon + 14 * 60_000);
    expect(await signIn(openBrowser(city.app), username)).toMatchObject({ status: 429 });
    setClock(noon + 15 * 60_000 + 1000);
    expect(await signIn(openBrowser(city.app), username)).toMatchObject({ status: 204 });
  });

  test('are forgotten by a success', async () => {
    const { username } = await person();
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await signIn(openBrowser(city.app, '192.0.2.30'), username, 'wrong wrong');
      expect(await signIn(openBrowser(city.app, '192.0.2.30'), username)).toMatchObject({ status: 204 });
    }
  });

  test('lock an address after sixty, by whatever names; the same network in IPv6 is one, others are not touched', async () => {
    const { username } = await person();
    for (let i = 0; i < 60; i++) {
      const answer = await signIn(openBrowser(city.app, `2001:db8:1:2::${i + 1}`), `guess-${i}`, 'wrong wrong');
      expect(answer.status).toBe(401);
    }
    expect(await signIn(openBrowser(city.app, '2001:db8:1:2:ffff::9'), username)).toMatchObject({ status: 429 });
    expect(await signIn(openBrowser(city.app, '2001:db8:1:3::1'), username)).toMatchObject({ status: 204 });
  }, 60_000);

  test('count for the address that is believed: what anybody may write into X-Forwarded-For is not', async () => {
    const proxied = await openCity({}, { SHIRONG_TRUSTED_PROXIES: '10.0.0.1' });
    try {
      const attempt = async (remoteAddress: string, forwarded: string, i: number): Promise<number> => {
        const { statusCode } = await proxied.app.inject({
          method: 'POST',
          url: '/api/session',
          remoteAddress,
          headers: { authorization: '', 'x-forwarded-for': forwarded },
          payload: { username: `somebody-${remoteAddress}-${i}`, password: 'wrong wrong' },
        });
        return statusCode;
      };
      for (let i = 0; i < 60; i++) {
        expect(await attempt('10.0.0.1', `192.0.2.${i}`, i)).toBe(401);
        expect(await attempt('10.0.0.2', `192.0.2.${i}`, i)).toBe(401);
      }
      expect(await attempt('10.0.0.1', '192.0.2.60', 60)).toBe(401);
      expect(await attempt('10.0.0.2', '192.0.2.60', 60)).toBe(429);
    } finally {
      await proxied.close();
    }
  }, 60_000);

  test('at once do not slip through together', async () => {
    const { username } = await person();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn(openBrowser(city.app, '192.0.2.40'), username, 'wrong wrong')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 401),
      ...Array.from({ length: 7 }, () => 429),
    ]);
  });

  test('count in the database, names as digests: another process of it counts on', async () => {
    const { username } = await person();
    for (let i = 0; i < 3; i++) await signIn(openBrowser(city.app, '192.0.2.50'), username, 'wrong wrong');
    const elsewhere = createAttempts(city.context.store);
    await elsewhere.count('192.0.2.51', username);
    await elsewhere.count('192.0.2.51', username);
    await expect(elsewhere.count('192.0.2.51', username)).rejects.toMatchObject({ statusCode: 429 });
    expect(await signIn(openBrowser(city.app, '192.0.2.50'), username)).toMatchObject({ status: 429 });
    const { rows } = await city.context.store.pool.query<{ key: string }>('select key from rate_limit');
    expect(rows.filter(({ key }) => key.includes(username))).toEqual([]);
  });
});
