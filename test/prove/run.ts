/** `npm run prove -- NAME [options]`: runs the long form of a proof, test/prove/NAME.ts. */
import { readdir } from 'node:fs/promises';
import { runNamed } from '../run-named.ts';

process.exitCode = await runNamed({
  folder: import.meta.dirname,
  names: await readdir(import.meta.dirname),
  verb: 'prove',
  argv: process.argv.slice(2),
  load: (file) => import(file) as Promise<Record<string, unknown>>,
});
