import { describe, expect, test } from 'vitest';
import { noon } from '../http/open-city.ts';
import { openBrowser } from './browser.ts';
import { city, good, linkFor, person, session, setClock, signIn, useWorkers } from './workers.ts';

useWorkers();

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
