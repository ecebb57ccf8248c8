import { parseArgs } from 'node:util';
import pg from 'pg';
import { pino } from 'pino';
import { nobody, type Owner } from '#domain/zones/coverage/arc.ts';
import { Coverage } from '#domain/zones/coverage/coverage.ts';
import { buildApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { openContext } from '../../server/open-context.ts';
import { migrate, readMigrations } from '../../server/store/migrate.ts';
import { createDraft } from '../../server/zones/draft.ts';
import { ownDatabase } from '../own-database.ts';
import { addCallers, as } from '../server/http/callers.ts';
import { largeDrawing } from '../worlds/large-coverage.ts';

const usage = `npm run bench -- publish [--across 100] [--vertices 50]
A scheme of across x across zones published, in effect, and published again with every zone changed; one process.`;

/** What publishing a large scheme costs whoever waits for it, and how long it holds up everybody else. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      across: { type: 'string', default: '100' },
      vertices: { type: 'string', default: '50' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(usage);
  let clock = Date.UTC(2026, 10, 22, 4);
  const database = await ownDatabase();
  await migrated(database.url);
  await addCallers(database.url);
  const config = readConfig({ DATABASE_URL: database.url, SHIRONG_LOG_LEVEL: 'silent' });
  const log = pino({ level: 'silent' });
  const { context, close } = await openContext(config, { log, now: () => clock }, () => Promise.resolve());
  const app = await buildApp(context);
  try {
    const drawing = { across: Number(values.across), vertices: Number(values.vertices), seed: 1 };
    say('milliseconds                                            whole   longest stop');
    for (const turn of [1, 2]) {
      const wanted = { responsibilityKind: 'order' as const, title: '方案', by: 'person:planner', now: clock };
      const { id } = await createDraft(context.store, wanted, named(drawing, turn));
      await row(`version ${turn}: opened for the first time`, () => asked('GET', `/api/zones/schemes/${id}/coverage`));
      const act = (name: string, more: object, seat: 'planner' | 'leader' = 'planner') =>
        asked('POST', `/api/zones/schemes/${id}/acts`, { act: name, ...more }, seat);
      await row(`version ${turn}: sent for approval`, () => act('submit', {}));
      await act('approve', { approvalNumber: '1' }, 'leader');
      const effectiveFrom = clock + 60_000;
      const took = await row(`version ${turn}: published`, () =>
        act('publish', { effectiveFrom: new Date(effectiveFrom).toISOString() }),
      );
      clock = effectiveFrom;
      const stopped = await row(`version ${turn}: takes effect`, async () => {
        const before = context.index.touched.mark;
        while (context.index.touched.mark === before) {
          context.clock.tick();
          await pause(5);
        }
      });
      await row(`version ${turn}: the first tile then`, () => asked('GET', '/tiles/zones/12/3409/1656'));
      if (turn === 2) {
        result('zones_publish_ms', took.whole);
        result('zones_publish_stop_ms', took.longest);
        result('zones_effect_stop_ms', stopped.longest);
      }
    }
  } finally {
    await app.close();
    await close();
    await database.stop();
  }

  async function asked(method: 'GET' | 'POST', url: string, payload?: object, seat: 'planner' | 'leader' = 'planner') {
    const answer = await app.inject({ method, url, headers: as(seat), ...(payload === undefined ? {} : { payload }) });
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.statusCode} ${answer.body.slice(0, 500)}`);
  }
}

/** The large drawing with ids that zones may have; every turn says something else of each zone. */
function named(drawing: Parameters<typeof largeDrawing>[0], turn: number): Coverage {
  const { grounds, arcs } = largeDrawing(drawing);
  const ids = new Map<Owner, Owner>(grounds.map(([id], i) => [id, uuidOf(i)]));
  const idOf = (owner: Owner): Owner => (owner === nobody ? nobody : ids.get(owner)!);
  return Coverage.of(
    grounds.map(([id, ground]) => [
      idOf(id),
      ground.is === 'zone' ? { ...ground, content: { ...ground.content, officer: `队员${turn}` } } : ground,
    ]),
    arcs.map(({ points, left, right }) => ({ points, left: idOf(left), right: idOf(right) })),
  );
}

/** The tables, for the callers that are put in before the server starts. */
async function migrated(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await migrate(client, readMigrations());
  await client.end();
}

const uuidOf = (i: number): string => `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`;

/**
 * Times something, and meanwhile the longest stretch in which nothing else was served, by the processor time of the thread:
 * what others do on this computer is not ours.
 */
async function row(name: string, work: () => unknown): Promise<{ whole: number; longest: number }> {
  await pause(50);
  let longest = 0;
  let last = busy();
  const look = (): void => {
    const now = busy();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  const begun = performance.now();
  await work();
  const whole = performance.now() - begun;
  await pause(20);
  look();
  clearInterval(timer);
  say(`${name.padEnd(48)}${whole.toFixed(0).padStart(12)}${longest.toFixed(0).padStart(12)}`);
  return { whole, longest };
}

/** Processor time of this thread, milliseconds. */
function busy(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function result(name: string, value: number): void {
  say(`RESULT ${name} ${value.toFixed(2)}`);
}
