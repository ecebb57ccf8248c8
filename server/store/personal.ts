import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

/** What the journal keeps of personal fields: a salted digest where one was set, null where it was erased. */
export type PersonalDigests = Readonly<Record<string, string | null>>;

/**
 * Sets and erases personal fields of a feature, inside the transaction of the change that says so.
 * @param fields value to set, null to erase
 */
export async function writePersonal(
  client: pg.ClientBase,
  collection: string,
  id: string,
  fields: Readonly<Record<string, string | null>>,
): Promise<PersonalDigests> {
  const digests: Record<string, string | null> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (value === null) {
      digests[field] = null;
      await client.query('delete from personal_field where collection = $1 and id = $2 and field = $3', [
        collection,
        id,
        field,
      ]);
      continue;
    }
    const salt = randomBytes(16);
    digests[field] = createHash('sha256').update(salt).update(value).digest('hex');
    await client.query(
      `insert into personal_field (collection, id, field, value, salt) values ($1, $2, $3, $4, $5)
       on conflict (collection, id, field) do update set value = excluded.value, salt = excluded.salt`,
      [collection, id, field, value, salt],
    );
  }
  return digests;
}

/** Erases all personal fields of a feature that is deleted. */
export async function erasePersonal(client: pg.ClientBase, collection: string, id: string): Promise<PersonalDigests> {
  const { rows } = await client.query<{ field: string }>(
    'delete from personal_field where collection = $1 and id = $2 returning field',
    [collection, id],
  );
  return Object.fromEntries(rows.map(({ field }) => [field, null]));
}
