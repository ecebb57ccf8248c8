import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { runningPostmaster } from '../../server/store/embedded/postmaster.ts';
import { openStore } from '../../server/store/open.ts';
import { uuidV7 } from '../../server/store/uuid-v7.ts';
import { stands } from '../contract/city.ts';

/** What is killed with SIGKILL, in turn. */
export const victims = ['program', 'postmaster', 'both'] as const;
export type Victim = (typeof victims)[number];

/** An acknowledged write: the change's number, the feature, its version then (0: deleted). */
interface Acknowledged {
  readonly seq: number;
  readonly id: string;
  readonly version: number;
}

export interface CrashReport {
  readonly victim: Victim;
  /** Writes acknowledged in this round. */
  readonly acknowledged: number;
  /** Changes in the journal afterwards, all rounds. */
  readonly changes: number;
  /** From the kill until the store was open again, or wrote again in the same program; milliseconds. */
  readonly takeOverMs: number;
}

/** Crashes one data folder again and again; what was acknowledged in any round must be there after every later one. */
export class CrashSite {
  private readonly folder = mkdtempSync(join(tmpdir(), 'store-crash-'));
  private readonly dataDir = join(this.folder, '.data');
  private readonly acknowledged: Acknowledged[] = [];

  constructor() {
    // mkdtemp closes the folder to the user that PostgreSQL runs as when we are root.
    chmodSync(this.folder, 0o755);
  }

  /**
   * One round: writes under load, kills, opens the store again and holds it against all that was acknowledged.
   * @throws Error naming what was lost, or what is not as it should be
   */
  async round(victim: Victim, loadMs: number): Promise<CrashReport> {
    const before = this.acknowledged.length;
    const program = await this.startWriter();
    await delay(loadMs);
    const postmaster = runningPostmaster(join(this.dataDir, 'pg'));
    if (postmaster === undefined) throw new Error('PostgreSQL does not run.');
    const killed = performance.now();
    if (victim !== 'program') process.kill(postmaster.pid, 'SIGKILL');
    let takeOverMs: number | undefined;
    if (victim === 'postmaster') {
      takeOverMs = await this.writesAgain(killed);
      program.kill('SIGTERM');
    } else {
      program.kill('SIGKILL');
    }
    await once(program, 'close');
    const changes = await this.check();
    takeOverMs ??= this.openedAt - killed;
    return { victim, acknowledged: this.acknowledged.length - before, changes, takeOverMs: Math.round(takeOverMs) };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private openedAt = 0;

  private async startWriter(): Promise<ChildProcess> {
    const program = spawn(process.execPath, [join(import.meta.dirname, 'crash-writer.ts'), this.dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    program.once('exit', () => reject(new Error('the writing program ended before it was ready')));
    createInterface({ input: program.stdout }).on('line', (line) => {
      if (line === 'ready') resolve();
      const ack = /^ack (\d+) (\S+) (\d+)$/.exec(line);
      if (ack !== null) this.acknowledged.push({ seq: Number(ack[1]), id: ack[2]!, version: Number(ack[3]) });
    });
    await promise;
    return program;
  }

  /** The program lives on and brings PostgreSQL back itself. */
  private async writesAgain(killed: number): Promise<number> {
    await delay(100);
    const then = this.acknowledged.length;
    while (this.acknowledged.length < then + 10) {
      if (performance.now() - killed > 60_000) throw new Error('Nothing was written for a minute after the kill.');
      await delay(5);
    }
    return performance.now() - killed;
  }

  private async check(): Promise<number> {
    const now = (): number => Date.now();
    const store = await openStore(
      { dataDir: this.dataDir, databaseUrl: undefined },
      {
        collections: [stands],
        log: pino({ level: 'silent' }),
        now,
        newId: () => uuidV7(now(), randomBytes(10)),
        role: 'server',
      },
    );
    this.openedAt = performance.now();
    try {
      const last = await store.lastSeq();
      const changes = await store.changesAfter(0, last + 1000);
      const gap = changes.findIndex((change, i) => change.seq !== i + 1);
      if (gap >= 0 || changes.length !== last) throw new Error(`The numbers have a gap near ${gap + 1} of ${last}.`);
      for (const { seq, id, version } of this.acknowledged) {
        const line = changes[seq - 1]?.lines[0];
        if (line?.id !== id || (line.after === null ? 0 : line.version) !== version) {
          throw new Error(`Change ${seq} of ${id} was acknowledged and is lost.`);
        }
      }
      const expected = new Map<string, number>();
      for (const line of changes.flatMap((change) => change.lines)) {
        if (line.after === null) expected.delete(line.id);
        else expected.set(line.id, line.version);
      }
      const rows = await store.db.selectFrom('feature').select(['id', 'version']).execute();
      const found = new Map(rows.map((row) => [row.id, row.version]));
      for (const id of new Set([...expected.keys(), ...found.keys()])) {
        if (expected.get(id) !== found.get(id)) {
          throw new Error(`${id} stands at version ${found.get(id)}, the journal says ${expected.get(id)}.`);
        }
      }
      return last;
    } finally {
      await store.close();
    }
  }
}

/**
 * The long form: `npm run prove -- crash [--rounds 20]`, each round killing one victim after 0.2 to 2 s of writing.
 * @throws Error at the first thing lost
 */
export async function prove(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { rounds: { type: 'string', default: '20' } } });
  const site = new CrashSite();
  try {
    for (let round = 1; round <= Number(values.rounds); round++) {
      for (const [i, victim] of victims.entries()) {
        const report = await site.round(victim, 200 + ((round * 7 + i * 3) % 10) * 200);
        process.stdout.write(
          `round ${round} ${victim}: ${report.acknowledged} acknowledged, ${report.changes} changes without a gap, ` +
            `taken over in ${report.takeOverMs} ms\n`,
        );
      }
    }
  } finally {
    site.remove();
  }
  process.stdout.write('Nothing that was acknowledged was lost.\n');
}
