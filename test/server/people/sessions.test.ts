import { describe, expect, test } from 'vitest';
import { endExpired } from '../../../server/people/store.ts';
import { as } from '../http/callers.ts';
import { noon, openCity } from '../http/open-city.ts';
import { openBrowser } from './browser.ts';
import { city, clock, edit, good, person, seen, session, setClock, signIn, useWorkers } from './workers.ts';

useWorkers();

describe('the cookie', () => {
  test('is for us alone, and a new one at each sign-in: what a stranger put there is worth nothing', async () => {
    const { username } = await person();
    const browser = openBrowser(city.app);
    const planted = 'A'.repeat(43);
    browser.cookies.set('shirong_session', planted);
    await signIn(browser, username);
    expect(browser.cookies.get('shirong_session')).not.toBe(planted);
    expect(browser.setCookies()[0]).toMatch(
      /^shirong_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );

    const first = browser.cookies.get('shirong_session')!;
    await signIn(browser, username);
    const old = openBrowser(city.app);
    old.cookies.set('shirong_session', first);
    expect((await session(old)).kind).toBe('visitor');
  });

  test('goes over TLS only where people reach us over TLS', async () => {
    const tls = await openCity({}, { SHIRONG_ORIGIN: 'https://map.example.gov.cn' });
    try {
      const link = await tls.app.inject({ method: 'POST', url: '/api/people/planner/link' });
      const answer = await tls.app.inject({
        method: 'POST',
        url: '/api/session/link',
        headers: { authorization: '' },
        payload: { secret: link.json<{ path: string }>().path.replace('/welcome#', ''), password: good },
      });
      expect([answer.headers['set-cookie']].flat()[0]).toMatch(/; Secure; SameSite=Lax$/);
    } finally {
      await tls.close();
    }
  });

  test('is no leave to write without the session’s token, and no token of another session will do', async () => {
    const { username } = await person([{ seat: 'planner' }]);
    const [browser, other] = [openBrowser(city.app), openBrowser(city.app)];
    await signIn(browser, username);
    await signIn(other, username);
    const { csrf } = await session(other);
    for (const token of [null, '', csrf!]) {
      const answer = await browser.send('DELETE', '/api/session', undefined, { 'x-shirong-csrf': token });
      expect(answer.status).toBe(403);
    }
    expect((await browser.send('DELETE', '/api/session')).status).toBe(204);
    expect((await session(browser)).kind).toBe('visitor');
    expect((await session(other)).kind).toBe('person');
  });

  test('of a page elsewhere writes nothing', async () => {
    const { username } = await person();
    const answer = await openBrowser(city.app).send(
      'POST',
      '/api/session',
      { username, password: good },
      { origin: 'https://elsewhere.example' },
    );
    expect(answer.status).toBe(403);
  });
});

describe('a session', () => {
  test('ends after twelve hours, whatever is done in it', async () => {
    const { username } = await person();
    const browser = openBrowser(city.app);
    await signIn(browser, username);
    for (let hour = 1; hour < 12; hour++) {
      setClock(noon + hour * 3_600_000);
      expect((await session(browser)).kind).toBe('person');
      await seen(username, clock);
    }
    setClock(noon + 12 * 3_600_000);
    expect((await session(browser)).kind).toBe('visitor');
  });

  test('ends after two hours in which nothing was asked', async () => {
    const { username } = await person();
    const browser = openBrowser(city.app);
    await signIn(browser, username);
    setClock(noon + 2 * 3_600_000 - 1);
    expect((await session(browser)).kind).toBe('person');
    await seen(username, clock);
    setClock(clock + 2 * 3_600_000);
    expect((await session(browser)).kind).toBe('visitor');
  });

  test('ends everywhere at once: by signing a person out, and by disabling them', async () => {
    const { username, id } = await person();
    const [one, two] = [openBrowser(city.app), openBrowser(city.app)];
    await signIn(one, username);
    await signIn(two, username);
    const out = await city.app.inject({
      method: 'POST',
      url: `/api/people/${id}/sign-out`,
      headers: as('administrator'),
    });
    expect(out.statusCode).toBe(204);
    expect([(await session(one)).kind, (await session(two)).kind]).toEqual(['visitor', 'visitor']);

    await signIn(one, username);
    await edit(id, { disabled: true });
    expect((await session(one)).kind).toBe('visitor');
    expect(await signIn(one, username)).toMatchObject({ status: 401 });
    const link = await city.app.inject({ method: 'POST', url: `/api/people/${id}/link`, headers: as('administrator') });
    expect(link.statusCode).toBe(409);
  });

  test('has the rights of this moment: a seat taken away is gone at the next request', async () => {
    const { username, id } = await person([{ seat: 'assessor' }]);
    const browser = openBrowser(city.app);
    await signIn(browser, username);
    expect((await session(browser)).rights).toContain('audit.read');
    await edit(id, { seats: [{ seat: 'dispatcher' }] });
    expect((await session(browser)).rights).not.toContain('audit.read');
  });

  test('and what else is over is forgotten in the night, the rest is not', async () => {
    const { username } = await person();
    const browser = openBrowser(city.app);
    await signIn(browser, username);
    await endExpired(city.context.store, noon);
    expect((await session(browser)).kind).toBe('person');
    expect(await endExpired(city.context.store, noon + 2 * 3_600_000)).toBeGreaterThanOrEqual(1);
    const { rows } = await city.context.store.pool.query('select from session where subject = $1', [username]);
    expect(rows).toEqual([]);
    expect((await city.app.inject({ url: '/api/session', headers: as('planner') })).json()).toMatchObject({
      kind: 'person',
    });
  });
});
