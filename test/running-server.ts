import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { removeData } from './remove-data.ts';

const root = resolve(import.meta.dirname, '..');

/** A running program with a data folder of its own, as a person starts it. */
export interface RunningServer {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  readonly pid: number;
  /** The folder that holds its database. */
  readonly dataDir: string;
  /** All it printed so far. */
  readonly output: () => string;
  /** Ends it gracefully and removes its folder. */
  stop(): Promise<void>;
  /** Kills it in the middle of whatever it does, and removes its folder. */
  kill(): Promise<void>;
}

/**
 * Starts `server/main.ts` on a free port with a fresh data folder and waits until it says its address.
 * @param env more settings; a fixed sample day keeps pictures and figures the same
 */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'shirong-'));
  // Open to the user PostgreSQL runs as where we are root: the database stays in this folder and goes with it.
  await chmod(dataDir, 0o755);
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { ...withoutOurs(process.env), PORT: '0', SHIRONG_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((ready, failed) => {
    const late = setTimeout(() => failed(new Error(`the server said no address within 180 s:\n${output}`)), 180_000);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /http:\/\/[\d.]+:\d+/.exec(output)?.[0];
      if (address !== undefined) {
        clearTimeout(late);
        ready(address);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(late);
      failed(new Error(`the server ended with ${String(code)}:\n${output}`));
    });
  });
  return {
    url,
    pid: child.pid!,
    dataDir,
    output: () => output,
    async stop() {
      await ended(child);
      removeData(dataDir);
    },
    async kill() {
      const exit = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await exit;
      removeData(dataDir);
    },
  };
}

/** The environment without settings that a developer may have set for herself. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      // A test run's NODE_ENV would have the server build the page with React for developers.
      ([name]) => !name.startsWith('SHIRONG_') && !['HOST', 'PORT', 'DATABASE_URL', 'NODE_ENV'].includes(name),
    ),
  );
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exit;
  clearTimeout(hard);
}
