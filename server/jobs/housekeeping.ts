import { removeForgotten } from '../load/import-job.ts';
import type { Store } from '../store/store.ts';
import type { JobKind } from './reader.ts';
import { forgetProgress } from './store.ts';

/** Each night: forgets what is over. Facts are never touched. */
export function housekeepingJob(deps: {
  readonly store: Store;
  readonly mediaDir: string;
  /** Ends what is over: sessions, links, sign-ins under way, keys of writes. @returns how many rows went */
  readonly endExpired: (store: Store, now: number) => Promise<number>;
  readonly now: () => number;
}): JobKind {
  const { store, mediaDir, endExpired, now } = deps;
  return {
    name: 'housekeeping',
    cron: '30 3 * * *',
    retries: 2,
    expireInSeconds: 600,
    async run() {
      const rows = await endExpired(store, now());
      const files = await removeForgotten(mediaDir, now());
      await forgetProgress(store);
      return { rows, files };
    },
  };
}
