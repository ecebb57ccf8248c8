import pg from 'pg';
import { expect, test } from 'vitest';
import { complaint } from '../../server/complaint.ts';

test('a database that does not answer is a sentence for the operator; a fault of ours shows its trace', async () => {
  const refused = await new pg.Client({ host: '127.0.0.1', port: 1 }).connect().catch((error: unknown) => error);
  expect(complaint(refused)).toMatch(/^The database does not answer \(.*ECONNREFUSED.*\)\. Start PostgreSQL/);
  expect(complaint(new TypeError('a bug'))).toContain('complaint.test.ts');
});
