import type { Collection } from '#domain/collection.ts';
import type { KnownEntry } from '#domain/sheets/plan-rows.ts';
import type { Context } from '../context.ts';
import type { Found } from './registers.ts';

const batch = 2_000;

/** The entries of a register that a table's rows may name: all that are not over. */
export async function knownEntries(
  { register, records, now }: Pick<Context, 'register' | 'records' | 'now'>,
  { sheet, collection }: Found,
): Promise<KnownEntry[]> {
  if (collection === undefined) {
    return records.all(sheet.id).map(({ id, version, content }) => ({ id, version, content }));
  }
  const known: KnownEntry[] = [];
  const { batches } = await register.scan(collection.id, batch);
  for await (const features of batches) {
    for (const { id, version, geometry, properties } of features) {
      if (!isOver(collection, properties, now())) known.push({ id, version, content: properties, geometry });
    }
  }
  return known;
}

/** An entry that is over is history: a row with its number begins a new one. */
function isOver({ time }: Collection, properties: Readonly<Record<string, unknown>>, now: number): boolean {
  const to = properties[time.to];
  return typeof to === 'string' && Date.parse(to) <= now;
}
