import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { collectionById, collections } from '#domain/collections.ts';
import { complaint } from '../complaint.ts';
import { readConfig } from '../config.ts';
import { openStore } from '../store/open.ts';
import { uuidV7 } from '../store/uuid-v7.ts';
import { hasPublishedScheme } from '../zones/reader.ts';
import { loadFile } from './load-file.ts';
import { describeReport } from './report.ts';

const usage = `Loads a GeoJSON file into a collection of the city (the server may be running).

  npm run load -- FILE --collection NAME [--rename THEIRS=OURS ...] [--leave-out NAME ...]
                       [--valid-from 2026-01-01T00:00:00Z] [--source "where it comes from"]

Collections: ${collections.map((c) => c.id).join(', ')}
For roads, OpenStreetMap ways (a "highway" property) are recognised and read as such.
`;

/** Runs the command; the answer is the exit code: 0 something was loaded, 1 nothing was, 2 the call was wrong. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      collection: { type: 'string' },
      rename: { type: 'string', multiple: true, default: [] },
      'leave-out': { type: 'string', multiple: true, default: [] },
      'valid-from': { type: 'string' },
      source: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (values.help || file === undefined || positionals.length > 1 || values.collection === undefined) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const collection = collectionById(values.collection);
  if (collection === undefined) {
    process.stderr.write(`There is no collection ${values.collection}.\n\n${usage}`);
    return 2;
  }
  const rename = Object.fromEntries(values.rename.map((pair) => pair.split('=', 2) as [string, string]));
  for (const name of values['leave-out']) rename[name] = '';
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const now = (): number => Date.now();
  const store = await openStore(config, {
    collections,
    log,
    now,
    newId: () => uuidV7(now(), randomBytes(10)),
    role: 'tool',
  });
  try {
    if (collection.id === 'zones' && (await hasPublishedScheme(store))) {
      process.stderr.write(
        'The zones of this city stand by published schemes. Take the file in as a draft: the desk at /zones, or POST /api/zones/schemes/import.\n',
      );
      return 1;
    }
    const report = await loadFile(store, collection, file, {
      rename,
      validFrom: values['valid-from'] ?? new Date(now()).toISOString(),
      source: values.source,
    });
    if (!report.ok) {
      process.stderr.write(`${report.error}\n`);
      return 1;
    }
    process.stdout.write(describeReport(report.value, collection));
    return report.value.taken > 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${complaint(error)}\n`);
  process.exitCode = 1;
}
