import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAttempts } from '../../../server/people/attempts.ts';
import { endExpired } from '../../../server/people/store.ts';
import { as } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';
import { openBrowser, type Browser } from './browser.ts';

const good = 'three wet herons 7';

let city: OpenCity;
let clock = noon;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: noon });
  city = await openCity({}, {}, () => clock);
});
afterAll(async () => {
  await city?.close();
  vi.useRealTimers();
});
beforeEach(() => setClock(noon));

/** The limits count by the system's clock, sessions by the context's: both are moved. */
function setClock(at: number): void {
  clock = at;
  vi.setSystemTime(at);
}

let people = 0;

/** A person of that seat with the good password, as an administrator makes one. @returns their user name and id */
async function person(seats: readonly object[] = [{ seat: 'dispatcher' }]): Promise<{ username: string; id: string }> {
  people += 1;
  const username = `worker-${people}`;
  const made = await city.context.store.commit({
    kind: 'person.create',
    note: '',
    by: 'person:administrator',
    lines: [],
    records: [{ kind: 'people', id: username, base: null, after: { username, name: username, seats } }],
  });
  if (!made.ok) throw new Error(made.error.reason);
  await city.context.live.applied(made.value.seq);
  const used = await openBrowser(city.app, '192.0.2.200').send('POST', '/api/session/link', {
    secret: await linkFor(username),
    password: good,
  });
  expect(used.status, used.body).toBe(204);
  return { username, id: username };
}

async function linkFor(id: string): Promise<string> {
  const answer = await city.app.inject({ method: 'POST', url: `/api/people/${id}/link`, headers: as('administrator') });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ path: string }>().path.replace('/welcome#', '');
}

function signIn(browser: Browser, username: string, password = good): Promise<{ status: number }> {
  return browser.send('POST', '/api/session', { username, password });
}

async function session(browser: Browser): Promise<{ kind: string; id: string; rights: string[]; csrf?: string }> {
  return (await browser.get('/api/session')).json();
}

describe('a password', () => {
  test('lets its person in, and says who they are', async () => {
    const { username, id } = await person();
    const browser = openBrowser(city.app);
    expect((await session(browser)).kind).toBe('visitor');
    expect(await signIn(browser, ` ${username.toUpperCase()} `)).toMatchObject({ status: 204 });
    expect(await session(browser)).toMatchObject({
      kind: 'person',
      id,
      rights: [
        'map.read',
        'finding.treat',
        'case.report',
        'case.dispatch',
        'position.see',
        'wall.push',
        'case.edit',
        'history.read',
      ],
    });
    expect((await browser.get('/api/city')).status).toBe(200);
  });

  test('that is wrong answers as for a name that is not there, word for word', async () => {
    const { username } = await person();
    const wrong = await openBrowser(city.app).send('POST', '/api/session', { username, password: 'nothing like it' });
    const nobody = await openBrowser(city.app).send('POST', '/api/session', { username: 'nobody', password: good });
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(wrong.body).toBe(nobody.body);
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  test('stands nowhere: neither in the record nor in the journal, and only hashed with its cost in its table', async () => {
    const { id } = await person();
    const rows = await city.context.store.pool.query<{ all: string }>(
      `select (select jsonb_agg(r) from change_record r)::text || (select jsonb_agg(r) from record r)::text as all`,
    );
    expect(rows.rows[0]!.all).toContain('passwordAt');
    expect(rows.rows[0]!.all).not.toMatch(/argon2|herons/);
    const kept = await city.context.store.pool.query<{ hash: string }>(
      'select hash from credential where person = $1',
      [id],
    );
    expect(kept.rows[0]!.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  test.each([
    ['wet heron', 'at least 10'],
    ['x'.repeat(201), 'at most 200'],
    ['1234567890', 'neighbouring'],
    ['0987654321', 'neighbouring'],
    ['abababababab', 'repeats'],
    ['Password2026!', 'tried first'],
    ['woaini1314520', 'tried first'],
  ])('%j is not taken', async (password, why) => {
    const { username, id } = await person();
    const secret = await linkFor(id);
    const refused = await openBrowser(city.app).send('POST', '/api/session/link', { secret, password });
    expect(refused.status).toBe(422);
    expect(refused.json<{ errors: object[] }>().errors).toEqual([
      { pointer: '/password', detail: expect.stringContaining(why) as string },
    ]);
    // The link is not used up by that.
    const own = await openBrowser(city.app).send('POST', '/api/session/link', { secret, password: `${username}-1234` });
    expect(own.json<{ detail: string }>().detail).toContain('user name');
    const used = await openBrowser(city.app).send('POST', '/api/session/link', { secret, password: `${good}!` });
    expect(used.status).toBe(204);
  });
});

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

describe('changing the password', () => {
  test('needs the old one, ends the other sessions, and keeps this one', async () => {
    const { username } = await person();
    const [browser, other] = [openBrowser(city.app), openBrowser(city.app)];
    await signIn(browser, username);
    await signIn(other, username);
    const next = 'four dry herons 8';
    const wrong = await browser.send('POST', '/api/session/password', { current: 'nonsense at all', next });
    expect([wrong.status, wrong.json<{ errors: object[] }>().errors]).toMatchObject([422, [{ pointer: '/current' }]]);
    const same = await browser.send('POST', '/api/session/password', { current: good, next: good });
    expect([same.status, same.json<{ errors: object[] }>().errors]).toMatchObject([422, [{ pointer: '/next' }]]);
    expect((await browser.send('POST', '/api/session/password', { current: good, next })).status).toBe(204);
    expect([(await session(browser)).kind, (await session(other)).kind]).toEqual(['person', 'visitor']);
    expect(await signIn(other, username)).toMatchObject({ status: 401 });
    expect(await signIn(other, username, next)).toMatchObject({ status: 204 });
  });

  test('is all one may do after an administrator made a link for it', async () => {
    const { username, id } = await person([{ seat: 'planner' }]);
    await linkFor(id);
    const browser = openBrowser(city.app);
    expect(await signIn(browser, username)).toMatchObject({ status: 204 });
    expect(await session(browser)).toMatchObject({ kind: 'person', mustChangePassword: true, rights: [] });
    expect((await browser.get('/api/city')).status).toBe(403);
    const changed = await browser.send('POST', '/api/session/password', { current: good, next: 'four dry herons 8' });
    expect(changed.status).toBe(204);
    expect(await session(browser)).toMatchObject({ kind: 'person' });
    expect(await session(browser)).not.toHaveProperty('mustChangePassword');
    expect((await browser.get('/api/city')).status).toBe(200);
  });
});

describe('a link', () => {
  test('holds once, also when it is used twice at the same moment', async () => {
    const { id } = await person();
    const secret = await linkFor(id);
    const answers = await Promise.all(
      ['two wet herons 11', 'two wet herons 12'].map((password) =>
        openBrowser(city.app, '192.0.2.60').send('POST', '/api/session/link', { secret, password }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
    const again = await openBrowser(city.app).send('POST', '/api/session/link', { secret, password: good });
    expect(again.status).toBe(410);
  });

  test('signs its person in and all their sessions out', async () => {
    const { username, id } = await person();
    const [before, browser] = [openBrowser(city.app), openBrowser(city.app)];
    await signIn(before, username);
    await browser.send('POST', '/api/session/link', { secret: await linkFor(id), password: 'six dry herons 10' });
    expect([(await session(before)).kind, (await session(browser)).id]).toEqual(['visitor', id]);
  });

  test('is over after a day, and when a newer one is made', async () => {
    const { id } = await person();
    const [older, newer] = [await linkFor(id), await linkFor(id)];
    const use = (secret: string) =>
      openBrowser(city.app).send('POST', '/api/session/link', { secret, password: 'six dry herons 10' });
    expect((await use(older)).status).toBe(410);
    setClock(noon + 24 * 3_600_000);
    expect((await use(newer)).status).toBe(410);
    setClock(noon + 24 * 3_600_000 - 1);
    expect((await use(newer)).status).toBe(204);
  });

  test('is in the journal without its secret', async () => {
    const { id } = await person();
    const secret = await linkFor(id);
    const { rows } = await city.context.store.pool.query<{ kind: string; by: string; all: string }>(
      `select c.kind, c.by, (r.before::text || r.after::text) as all from change c join change_record r using (seq)
       where r.kind = 'people' and r.id = $1 order by seq desc limit 1`,
      [id],
    );
    expect(rows[0]).toMatchObject({ kind: 'password.link', by: 'person:administrator' });
    expect(rows[0]!.all).not.toContain(secret);
  });
});

/** Waits until it is kept that a session was seen at this moment: that is written beside the answer. */
async function seen(subject: string, at: number): Promise<void> {
  await vi.waitFor(async () => {
    const { rowCount } = await city.context.store.pool.query(
      'select from session where subject = $1 and seen_at = $2',
      [subject, new Date(at)],
    );
    expect(rowCount).toBeGreaterThan(0);
  }, 15_000);
}

async function edit(id: string, changes: object): Promise<void> {
  const { version, content } = city.context.records.get('people', id)!;
  const written = await city.context.store.commit({
    kind: 'person.edit',
    note: '',
    by: 'person:administrator',
    lines: [],
    records: [{ kind: 'people', id, base: version, after: { ...content, ...changes } }],
  });
  if (!written.ok) throw new Error(written.error.reason);
  await city.context.live.applied(written.value.seq);
}
