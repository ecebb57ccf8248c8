/** `npm run prove -- NAME [options]`: the long form of a proof whose short form is a test. */
import { runNamed } from '../run-named.ts';

const programs = {
  crash: async () => ({ run: (await import('./crash.ts')).prove }),
};

process.exitCode = await runNamed('prove', programs, process.argv.slice(2));
