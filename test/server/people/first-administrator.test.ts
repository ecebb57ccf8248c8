import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { openContext, type OpenContext } from '../../../server/open-context.ts';
import { firstAdministrator } from '../../../server/people/first-administrator.ts';
import { samplePeople, sampleUsername } from '../../../server/sample/sample-people.ts';
import { testDatabase, type TestDatabase } from '../database.ts';
import { noon } from '../http/open-city.ts';
import { openBrowser } from './browser.ts';

const address = 'https://map.example.gov.cn';

let databases: TestDatabase[] = [];
let opened: OpenContext[] = [];

/** Starts a server as `main.ts` does, over a database that lives on. @returns what it said */
async function start(
  database: TestDatabase,
  city: string,
  env: Record<string, string> = {},
): Promise<OpenContext & { readonly said: string[] }> {
  const config = readConfig({ DATABASE_URL: database.url, SHIRONG_LOG_LEVEL: 'silent', SHIRONG_CITY: city, ...env });
  const open = await openContext(config, { log: pino({ level: 'silent' }), now: () => noon }, async () => undefined);
  opened.push(open);
  const said: string[] = [];
  await firstAdministrator(open.context, address, (line) => said.push(line));
  return { ...open, said };
}

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  databases.push(database);
});
afterAll(async () => {
  for (const { close } of opened) await close();
  for (const { drop } of databases) await drop();
  opened = [];
  databases = [];
});

test('a new city says a link at each start until it was used; then its administrator is there', async () => {
  const secretOf = (said: readonly string[]): string => {
    expect(said).toHaveLength(1);
    return /https:\/\/map\.example\.gov\.cn\/welcome#([\w-]{43}) /.exec(said[0]!)![1]!;
  };
  const first = await start(database, 'empty');
  const second = await start(database, 'empty');
  expect(second.context.records.all('people')).toHaveLength(1);
  const app = await buildApp(second.context);
  const use = (secret: string) =>
    openBrowser(app).send('POST', '/api/session/link', { secret, password: 'three wet herons 7' });
  // The one of the earlier start went over with the later.
  expect((await use(secretOf(first.said))).status).toBe(410);
  expect((await use(secretOf(second.said))).status).toBe(204);

  const browser = openBrowser(app);
  const signIn = await browser.send('POST', '/api/session', { username: 'admin', password: 'three wet herons 7' });
  expect(signIn.status).toBe(204);
  expect((await browser.get('/api/session')).json<{ rights: string[] }>().rights).toContain('people.manage');
  await app.close();

  const third = await start(database, 'empty');
  expect(third.said).toEqual([]);
});

test('the sample needs none: whoever sits at the computer takes a seat', async () => {
  const other = await testDatabase();
  databases.push(other);
  const { said, context } = await start(other, 'taizhou');
  expect([said, context.records.all('people')]).toEqual([[], []]);
});

test('the sample that others reach says one too: nobody takes a seat there without', async () => {
  const other = await testDatabase();
  databases.push(other);
  const { context } = await start(other, 'taizhou');
  const [administrator] = samplePeople([]).filter(({ id }) => id === sampleUsername('administrator'));
  await context.store.commit({ kind: 'sample.people', note: '', by: 'sample', lines: [], records: [administrator!] });
  const { said } = await start(other, 'taizhou', { SHIRONG_ORIGIN: address });
  expect(said).toHaveLength(1);
});
