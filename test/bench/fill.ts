import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { periodAt } from '#domain/cases/numbers/period.ts';
import { collections } from '#domain/collections.ts';
import { fillSample } from '../../server/sample/fill-city.ts';
import { openStore } from '../../server/store/open.ts';
import { uuidV7 } from '../../server/store/uuid-v7.ts';
import { say } from './told.ts';

/** The sample city up to today, since the server lives by the real clock. */
export async function fillUpToToday(databaseUrl: string, cases: number, seed: number): Promise<void> {
  const now = (): number => Date.now();
  const store = await openStore(
    { dataDir: '', databaseUrl },
    {
      collections,
      log: pino({ level: 'error' }, pino.destination(2)),
      now,
      newId: () => uuidV7(now(), randomBytes(10)),
      role: 'server',
      say,
    },
  );
  try {
    const until = new Date(periodAt('day', now()).from + 8 * 3_600_000).toISOString().slice(0, 10);
    await fillSample(store, { seed, cases, until }, { now, say });
  } finally {
    await store.close();
  }
}
