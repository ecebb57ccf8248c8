import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../database.ts';

let database: TestDatabase;
afterEach(() => database.drop());

test('a test database is migrated and empty', async () => {
  database = await testDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ features: string; steps: string }>(
    'select (select count(*) from feature) as features, (select count(*) from migration) as steps',
  );
  await client.end();
  expect(rows).toEqual([{ features: '0', steps: '2' }]);
});
