/** `npm run bench -- NAME [options]`: runs test/bench/NAME.ts, which prints its table and its RESULT lines. */
import { readdir } from 'node:fs/promises';
import { runNamed } from '../run-named.ts';

process.exitCode = await runNamed({
  folder: import.meta.dirname,
  names: await readdir(import.meta.dirname),
  verb: 'bench',
  argv: process.argv.slice(2),
  load: (file) => import(file) as Promise<Record<string, unknown>>,
});
