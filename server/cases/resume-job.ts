import { performAct } from '#domain/cases/course/perform.ts';
import type { JobKind } from '../jobs/reader.ts';
import type { Records } from '../records/reader.ts';
import type { Store } from '../store/store.ts';
import { restedUntil } from './store.ts';
import { plainWorld } from './world.ts';

/** Cases resumed before the job looks again. */
const batch = 100;

/** Each hour: resumes the cases whose suspension (挂账) is over, each by an act of its own that names the schedule. */
export function resumeJob(deps: {
  readonly store: Store;
  readonly records: Records;
  readonly now: () => number;
}): JobKind {
  const { store, records, now } = deps;
  return {
    name: 'cases-resume',
    cron: '1 * * * *',
    retries: 2,
    expireInSeconds: 1_800,
    async run(_data, { signal, progress }) {
      let resumed = 0;
      for (;;) {
        const rested = await restedUntil(store, now(), batch);
        const world = { ...plainWorld(records, 'schedule', now()), caseClass: undefined, photoFlags: [] };
        let moved = 0;
        for (const { collection, id, version, geometry, properties } of rested) {
          signal.throwIfAborted();
          const done = performAct(properties, 'case.resume', {}, world);
          if (!done.ok) continue;
          const line = { collection, id, base: version, after: { geometry, properties: done.value.properties } };
          // One that somebody moves on at this very moment is refused, and met again or not next time.
          const written = await store.commit({ kind: 'case.resume', note: '挂账到期', by: 'schedule', lines: [line] });
          if (written.ok) moved += 1;
        }
        resumed += moved;
        progress({ done: resumed });
        if (rested.length < batch || moved === 0) return { resumed };
      }
    },
  };
}
