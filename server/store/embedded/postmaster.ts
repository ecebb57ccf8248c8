import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreError } from '../store-error.ts';
import { isAlive } from './is-alive.ts';
import { run } from './run.ts';
import type { Binaries } from './binaries.ts';
import type { RunAs } from './run-as.ts';

/** A running PostgreSQL and the way to it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** The socket's folder, or a loopback address where there are no sockets. */
  readonly host: string;
}

/** What shall listen where. */
export interface Listening {
  /** Folder of the Unix socket; undefined = none. */
  readonly socketFolder?: string;
  /** Loopback TCP; undefined = none. */
  readonly tcp?: { readonly host: string; readonly port: number };
}

/**
 * The server that holds a database folder, if one does: told by `postmaster.pid`, and held against the process itself,
 * since after kill -9 or a reboot the file stays and its number may belong to another program.
 */
export function runningPostmaster(folder: string): Postmaster | undefined {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  // pid, data folder, start time, port, socket folder, listen address, shared memory key, status
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isPostgresOn(pid, folder)) return undefined;
  const host = lines[4] || lines[5];
  if (!host) return undefined;
  return { pid, port: Number(lines[3]), host };
}

/** Starts a server on a database folder and returns when its process is there; it may still be recovering. */
export async function startPostmaster(
  binaries: Binaries,
  folder: string,
  as: RunAs,
  listening: Listening,
  logFile: string,
): Promise<Postmaster> {
  const settings = {
    listen_addresses: listening.tcp?.host ?? '',
    port: String(listening.tcp?.port ?? 5432),
    unix_socket_directories: listening.socketFolder ?? '',
    unix_socket_permissions: '0700',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '60',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    jit: 'off',
  };
  const args = ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const deadline = Date.now() + 60_000;
  for (;;) {
    forgetStale(join(folder, 'postmaster.pid'), folder);
    if (listening.socketFolder !== undefined) {
      forgetStale(join(listening.socketFolder, `.s.PGSQL.${settings.port}.lock`), folder);
    }
    const log = openSync(logFile, 'a');
    // A group of its own, so that Ctrl-C reaches us alone and we stop it in order.
    const child = spawn(join(binaries.bin, 'postgres'), args, {
      ...as,
      cwd: folder,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    let ended = false;
    const failure = new Promise<Error | undefined>((resolve) => {
      child.once('error', (error) => {
        ended = true;
        resolve(error);
      });
      child.once('exit', () => {
        ended = true;
        resolve(undefined);
      });
    });
    child.unref();
    while (!ended && Date.now() < deadline) {
      const running = runningPostmaster(folder);
      // Another starter may have been faster; its server serves us as well.
      if (running !== undefined && socketIsThere(running)) return running;
      await Promise.race([failure, delay(10)]);
    }
    const error = ended ? await failure : undefined;
    const said = tail(logFile);
    const other = runningPostmaster(folder);
    if (other !== undefined) return other;
    // After kill -9 of the postmaster its children take a moment to notice; until then the shared memory is in use.
    const passes = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(said);
    if (error !== undefined || !passes || Date.now() > deadline) {
      throw new StoreError(`PostgreSQL did not start in ${folder}: ${error?.message ?? said} (log: ${logFile})`);
    }
    await delay(100);
  }
}

/** Stops a server in order (clients are cut off, all is written); returns when it has ended. */
export async function stopPostmaster(binaries: Binaries, folder: string, as: RunAs): Promise<void> {
  if (runningPostmaster(folder) === undefined) return;
  await run(join(binaries.bin, 'pg_ctl'), ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '60', '-s'], as, folder);
}

function socketIsThere(server: Postmaster): boolean {
  return !server.host.startsWith('/') || existsSync(join(server.host, `.s.PGSQL.${server.port}`));
}

/**
 * PostgreSQL clears a stale lock file itself when no process has its number. When one has, it would refuse to start for
 * ever: another program (numbers are small in a container, and come again), or the dead postmaster itself where nobody
 * collects the orphans that end.
 */
function forgetStale(file: string, folder: string): void {
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && pid > 0 && isAlive(pid) && !isPostgresOn(pid, folder) && !anyProcessIn(folder)) {
    rmSync(file, { force: true });
  }
}

/** Whether a process is the postmaster of a database folder: it names the folder in its command line and works there. */
function isPostgresOn(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    // Containers often deny a look at another user's working folder, even to root; the command line is open to all.
    return worksIn(String(pid), realpathSync(folder)) || commandLine(pid).includes(folder);
  }
  if (process.platform === 'win32') return true;
  try {
    return execFileSync('/bin/ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).includes(folder);
  } catch {
    return false;
  }
}

function anyProcessIn(folder: string): boolean {
  if (process.platform !== 'linux') return false;
  const real = realpathSync(folder);
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && worksIn(name, real));
}

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function worksIn(pid: string, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-4).join(' | ');
}
