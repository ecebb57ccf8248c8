import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { complaint } from '../complaint.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../store/open.ts';
import { restore } from './restore.ts';

const usage = `Brings a saved city back into a new database; end the server first.

  npm run restore -- FILE.tar.gz [--replace]

--replace throws away what the database holds. Whoever was signed in signs in again.
`;

/** Runs the command; the answer is the exit code: 0 restored, 1 refused with a sentence, 2 the call was wrong. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  const [file] = positionals;
  if (values.help || file === undefined || positionals.length > 1) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const config = readConfig(process.env);
  // As the server: no other can be, or become, the one that works with this database meanwhile.
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const access = await openDatabase(config, { role: 'server', log });
  try {
    const manifest = await restore({ access, mediaDir: config.mediaDir, file, replace: values.replace });
    process.stdout.write(`Restored into ${access.place}: change ${manifest.seq} of ${manifest.at}.\n`);
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
