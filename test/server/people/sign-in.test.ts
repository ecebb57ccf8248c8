import { describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { city, good, linkFor, person, session, signIn, useWorkers } from './workers.ts';

useWorkers();

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
