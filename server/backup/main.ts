import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { complaint } from '../complaint.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../store/open.ts';
import { backup } from './backup.ts';

const usage = `Saves the city into one archive, photos included (the server may be running).

  npm run backup -- FOLDER|FILE.tar.gz [--public]

--public leaves out personal fields, secrets and who looked at what: that archive may be handed on. Any other holds them:
keep it as closed as the database.
`;

/** Runs the command; the answer is the exit code: 0 saved, 1 refused with a sentence, 2 the call was wrong. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { public: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  const [to] = positionals;
  if (values.help || to === undefined || positionals.length > 1) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const config = readConfig(process.env);
  const access = await openDatabase(config, {
    role: 'tool',
    log: pino({ level: config.logLevel }, pino.destination(2)),
  });
  try {
    const options = { access, mediaDir: config.mediaDir, to, publicOnly: values.public, now: Date.now() };
    const { file, manifest } = await backup(options);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`${file}: change ${manifest.seq}, ${rows} rows, ${manifest.media.length} photos\n`);
    return 0;
  } finally {
    await access.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${complaint(error)}\n`);
  process.exitCode = 1;
}
