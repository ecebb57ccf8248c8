import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { openStore } from '../../server/store/open.ts';
import { uuidV7 } from '../../server/store/uuid-v7.ts';
import { stand, stands } from '../contract/city.ts';

/**
 * The program that is killed: writes as fast as it can from several sides and says on stdout what was acknowledged, a
 * line each: `ack SEQ ID VERSION` (version 0: deleted). The pipe is written synchronously, so that a line is said before
 * anything else is done. SIGTERM ends it in order.
 */
const now = (): number => Date.now();
const store = await openStore(
  { dataDir: process.argv[2]!, databaseUrl: undefined },
  {
    collections: [stands],
    log: pino({ level: 'fatal' }, pino.destination(2)),
    now,
    newId: () => uuidV7(now(), randomBytes(10)),
    role: 'server',
    onLost: (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    },
  },
);
process.stdout.write('ready\n');

let isEnding = false;
process.once('SIGTERM', () => {
  isEnding = true;
});

/** Creates, changes five times, deletes, and begins again. */
async function write(): Promise<void> {
  let id: string | undefined;
  let version = 0;
  for (let i = 0; !isEnding; i++) {
    const after = version === 6 ? null : stand(119 + (i % 100) / 100, 32);
    try {
      const base = version === 0 ? null : version;
      const line = { collection: 'stands', ...(id === undefined ? {} : { id }), base, after };
      const result = await store.commit({ kind: 'crash', note: '', by: 'local', lines: [line] });
      if (!result.ok) throw new Error(result.error.reason);
      const written = result.value.lines[0]!;
      process.stdout.write(`ack ${result.value.seq} ${written.id} ${after === null ? 0 : written.version}\n`);
      id = after === null ? undefined : written.id;
      version = after === null ? 0 : written.version;
    } catch {
      // Whether that change was written is unknown, as for any caller; a new feature is begun.
      id = undefined;
      version = 0;
      await delay(20);
    }
  }
}

await Promise.all(Array.from({ length: 4 }, write));
await store.close();
