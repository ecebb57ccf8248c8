import { sql } from 'kysely';
import type { ClientBase } from 'pg';
import type { KnownNumbers } from '#domain/cases/import/rows-together.ts';
import type { Store } from '../store/store.ts';

/** Numbers asked for by one statement. */
const atOnce = 10_000;

/** What the city has already of some own numbers and source numbers. */
export async function knownNumbers(
  { db }: Pick<Store, 'db'>,
  numbers: readonly string[],
  sourceNumbers: readonly string[],
): Promise<KnownNumbers> {
  const there = new Set<string>();
  for (const some of portions(numbers)) {
    const { rows } = await sql<{ number: string }>`
      select (properties ->> 'number') collate "C" as number from feature
      where collection = 'cases' and (properties ->> 'number') collate "C" = any(${some}::text[])`.execute(db);
    for (const { number } of rows) there.add(number);
  }
  const sources = new Map<string, string>();
  for (const some of portions(sourceNumbers)) {
    const { rows } = await sql<{ source: string; number: string }>`
      select properties ->> 'sourceNumber' as source, min(properties ->> 'number') as number from feature
      where collection = 'cases' and properties ->> 'sourceNumber' is not null
        and (properties ->> 'sourceNumber') collate "C" = any(${some}::text[])
      group by 1`.execute(db);
    for (const { source, number } of rows) sources.set(source, number);
  }
  return { numbers: there, sources };
}

/** Sees to it that no number up to those a list brings is ever drawn again. */
export async function keepFree({ db }: Pick<Store, 'db'>, numbers: readonly string[]): Promise<void> {
  for (const some of portions(numbers)) {
    await sql`
      insert into case_number (day, last)
      select split_part(number, '-', 1), max(split_part(number, '-', 2)::integer)
      from unnest(${some}::text[]) as given (number) group by 1 order by 1
      on conflict (day) do update set last = greatest(case_number.last, excluded.last)`.execute(db);
  }
}

/** That list is in the city already. */
export class TakenAlready extends Error {
  override name = 'TakenAlready';

  constructor() {
    super('The cases of this list are in the city already.');
  }
}

/**
 * Makes sure, within the transaction that writes the cases of a list, that nobody has written them or is writing them now.
 * @param own cases of the list that this transaction has written already
 * @throws TakenAlready
 */
export async function requireNotTaken(client: ClientBase, batch: string, own: number): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`case-import ${batch}`]);
  const { rows } = await client.query(
    `select from feature where collection = 'cases' and properties @> jsonb_build_object('batch', $1::text) limit $2`,
    [batch, own + 1],
  );
  if (rows.length > own) throw new TakenAlready();
}

function* portions(all: readonly string[]): Generator<readonly string[]> {
  const different = [...new Set(all)];
  for (let i = 0; i < different.length; i += atOnce) yield different.slice(i, i + atOnce);
}
