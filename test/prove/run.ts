/** `npm run prove -- NAME [options]`: the long form of a proof whose short form is a test. */
import { runNamed } from '../run-named.ts';

const programs = {
  bundle: async () => ({ run: (await import('./bundle.ts')).prove }),
  fuzz: async () => ({ run: (await import('./fuzz.ts')).prove }),
  live: async () => ({ run: (await import('./live.ts')).prove }),
  crash: async () => ({ run: (await import('./crash.ts')).prove }),
  backup: async () => ({ run: (await import('./backup.ts')).prove }),
  'case-import': async () => ({ run: (await import('./case-import.ts')).prove }),
  'duty-keys': async () => ({ run: (await import('./duty-keys.ts')).prove }),
  'real-streets': async () => ({ run: (await import('./real-streets.ts')).prove }),
  checks: async () => ({ run: (await import('./checks.ts')).prove }),
  dispatch: async () => ({ run: (await import('./dispatch.ts')).prove }),
  travel: async () => ({ run: (await import('./travel.ts')).prove }),
  hotspots: async () => ({ run: (await import('./hotspots.ts')).prove }),
  field: async () => ({ run: (await import('./field.ts')).prove }),
  zones: async () => ({ run: (await import('./zones.ts')).prove }),
  wall: async () => ({ run: (await import('./wall.ts')).prove }),
};

process.exitCode = await runNamed('prove', programs, process.argv.slice(2));
