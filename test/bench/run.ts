/** `npm run bench -- NAME [options]`: prints the program's table and its RESULT lines. */
import { runNamed } from '../run-named.ts';

const programs = {
  cases: async () => ({ run: (await import('./cases.ts')).bench }),
  checks: async () => ({ run: (await import('./checks.ts')).bench }),
  dispatch: async () => ({ run: (await import('./dispatch.ts')).bench }),
  hotspots: async () => ({ run: (await import('./hotspots.ts')).bench }),
  live: async () => ({ run: (await import('./live.ts')).bench }),
  zones: async () => ({ run: (await import('./zones.ts')).bench }),
  wall: async () => ({ run: (await import('./wall.ts')).bench }),
  publish: async () => ({ run: (await import('./publish.ts')).bench }),
  tiles: async () => ({ run: (await import('./tiles.ts')).bench }),
};

process.exitCode = await runNamed('bench', programs, process.argv.slice(2));
