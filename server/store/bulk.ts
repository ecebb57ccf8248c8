import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { BulkHeader, Change } from '#domain/change.ts';
import type { Properties } from '#domain/feature.ts';
import type { CommitDeps } from './commit.ts';
import { withoutHaste } from './guarded-pool.ts';
import { copyIn, copyText } from './copy-in.ts';
import { enter } from './journal.ts';
import { StoreError } from './store-error.ts';
import type { BulkFeature } from './store.ts';
import { inTransaction } from './transaction.ts';
import { validTime } from './valid-time.ts';
import { toWkb } from './wkb.ts';

/** `onProgress` is called after each so many features. */
const step = 10_000;

/**
 * Loads new features by COPY in one transaction, with one journal header. The transaction itself is the staging:
 * nobody sees a row before the commit, and one row too many takes all back.
 * @param within further statements of the same transaction, before the rows; what it throws takes everything back
 * @throws StoreError when a feature of that id exists already; TypeError for a geometry that cannot be stored
 */
export async function bulk(
  deps: CommitDeps,
  header: { collection: string; kind: string; note: string; by: string },
  features: AsyncIterable<BulkFeature> | Iterable<BulkFeature>,
  onProgress: (count: number) => void,
  within?: (client: pg.ClientBase) => Promise<void>,
): Promise<Change> {
  const collection = deps.collectionOf(header.collection);
  const sums = new Sums();
  const personal: PersonalRow[] = [];

  async function* rows(): AsyncGenerator<string> {
    for await (const feature of features) {
      const id = feature.id ?? deps.newId();
      for (const [field, value] of Object.entries(feature.personal ?? {})) personal.push({ id, field, value });
      const { wkb, bbox } = toWkb(feature.geometry);
      const { from, to } = validTime(collection, feature.properties);
      const geometry = wkb.toString('hex');
      const properties = canonical(feature.properties);
      sums.add(bbox, `${id}\t${geometry}\t${properties}\n`);
      if (sums.count % step === 0) onProgress(sums.count);
      yield `${collection.id}\t${copyText(id)}\t1\t\\\\x${geometry}\t${bbox.join('\t')}\t${from ?? '\\N'}\t${to ?? '\\N'}\t${copyText(properties)}\n`;
    }
  }

  return inTransaction(deps.pool, 'begin', async (client) => {
    await client.query(withoutHaste);
    await within?.(client);
    try {
      await copyIn(
        client,
        'copy feature (collection, id, version, geometry, min_lon, min_lat, max_lon, max_lat, valid_from, valid_to, properties) from stdin',
        rows(),
      );
    } catch (error) {
      throw existing(error) ?? error;
    }
    await countOn(client, collection.id);
    if (personal.length > 0) await copyIn(client, personalCopy, personalRows(collection.id, personal));
    onProgress(sums.count);
    const entry = {
      id: deps.newId(),
      kind: header.kind,
      note: header.note,
      by: header.by,
      at: new Date(deps.now()).toISOString(),
      lines: [],
      bulk: sums.header(collection.id),
    };
    return { seq: await enter(client, entry), ...entry };
  });
}

interface PersonalRow {
  readonly id: string;
  readonly field: string;
  readonly value: string;
}

const personalCopy = 'copy personal_field (collection, id, field, value, salt) from stdin';

/** Personal fields stand apart, so that they can be erased; the header of a load says nothing of them. */
async function* personalRows(collection: string, rows: readonly PersonalRow[]): AsyncGenerator<string> {
  for (const { id, field, value } of rows) {
    const salt = randomBytes(16).toString('hex');
    yield `${collection}\t${copyText(id)}\t${copyText(field)}\t${copyText(value)}\t\\\\x${salt}\n`;
  }
}

/** A feature that was deleted and comes again goes on counting its versions, as in `commit`. */
async function countOn(client: pg.ClientBase, collection: string): Promise<void> {
  await client.query(
    `update feature f set version = gone.version + 1
     from (select id, max(version) as version from change_line where collection = $1 and after is null group by id) gone
     where f.collection = $1 and f.id = gone.id and f.version = 1`,
    [collection],
  );
}

function existing(error: unknown): StoreError | undefined {
  const { code, detail } = error as { code?: string; detail?: string };
  if (code !== '23505') return undefined;
  const key = /=\((.*)\) already exists/.exec(detail ?? '')?.[1] ?? 'a feature';
  return new StoreError(`Nothing was loaded: ${key} exists already.`, { cause: error });
}

/** Properties with their names in order, so that the digest can be taken again from the rows. */
function canonical(properties: Properties): string {
  const sorted: Record<string, Properties[string]> = {};
  for (const name of Object.keys(properties).sort()) sorted[name] = properties[name];
  return JSON.stringify(sorted);
}

/** What the header says about all rows together. */
class Sums {
  count = 0;
  private readonly hash = createHash('sha256');
  private readonly box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  private pending = '';

  add(bbox: readonly [number, number, number, number], text: string): void {
    this.count += 1;
    const { box } = this;
    box[0] = Math.min(box[0], bbox[0]);
    box[1] = Math.min(box[1], bbox[1]);
    box[2] = Math.max(box[2], bbox[2]);
    box[3] = Math.max(box[3], bbox[3]);
    this.pending += text;
    if (this.pending.length > 1 << 16) this.flush();
  }

  header(collection: string): BulkHeader {
    this.flush();
    const bbox = this.count === 0 ? ([0, 0, 0, 0] as const) : this.box;
    return { collection, count: this.count, sha256: this.hash.digest('hex'), bbox };
  }

  private flush(): void {
    this.hash.update(this.pending);
    this.pending = '';
  }
}
