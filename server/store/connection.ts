import pg, { type ClientConfig } from 'pg';
import { StoreError } from './store-error.ts';

const int8 = 20;
const int8Array = 1016;

/**
 * The driver's types with whole numbers as numbers: ours stay far below 2^53.
 * Instants come as Dates, JSON parsed, bytes as Buffers, as is the driver's custom.
 */
export const typeParsers: ClientConfig['types'] = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === int8) return Number;
    if (oid === int8Array) return (text: string) => text.slice(1, -1).split(',').filter(Boolean).map(Number);
    return pg.types.getTypeParser(oid, format);
  }) as typeof pg.types.getTypeParser,
};

/**
 * Refuses a database that may lose what it has acknowledged, or that is too old.
 * @throws StoreError naming the setting and the remedy
 */
export async function assertTrustworthy(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings
     where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'server_version_num', 'server_encoding')`,
  );
  const settings = new Map(rows.map((row) => [row.name, row.setting]));
  const version = Number(settings.get('server_version_num'));
  if (version < 140_000) {
    throw new StoreError(`The database is PostgreSQL ${Math.floor(version / 10_000)}; Shirong needs 14 or later.`);
  }
  if (settings.get('server_encoding') !== 'UTF8') {
    throw new StoreError(`The database is encoded in ${settings.get('server_encoding')}; make one with encoding UTF8.`);
  }
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    const setting = settings.get(name);
    if (setting === 'off') {
      throw new StoreError(
        `The database has ${name} = ${setting}: an acknowledged change could be lost. Set ${name} = on and reload it.`,
      );
    }
  }
}
