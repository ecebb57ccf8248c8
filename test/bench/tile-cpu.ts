import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import autocannon from 'autocannon';
import { tileAt } from '#domain/geometry/tile.ts';
import { freePort } from '../../server/store/embedded/free-port.ts';

/** Ticks a second of /proc/PID/stat; the same on every Linux we know. */
const ticks = 100;

/** What one answer cost the server's processes. */
export interface TileCpu {
  readonly bytes: number;
  /** Microseconds of processor a request, user and system, turn by turn. */
  readonly ours: readonly number[];
  /** Empty where there is no nginx; then `reason` says why. */
  readonly theirs: readonly number[];
  readonly reason?: string;
}

/**
 * Has one cached tile of about 20 kB served by our server with all that a request goes through, and the same bytes as a
 * file by nginx, in turns; identity coding and kept-alive connections both.
 * @param server with its process id; @param headers how the requests are signed in
 */
export async function measureTileCpu(
  server: { readonly url: string; readonly pid: number },
  headers: Readonly<Record<string, string>>,
  { turns, requests }: { readonly turns: number; readonly requests: number },
): Promise<TileCpu> {
  const tile = await tileOf20kB(server.url, headers);
  const url = `${server.url}${tile.path}`;
  const ours = async (): Promise<number> => cpuOf([server.pid], url, headers, requests, tile.bytes.length);
  const nginx = await startNginx(tile.bytes);
  const out = { ours: [] as number[], theirs: [] as number[] };
  try {
    // Once unmeasured, so that both are warm.
    await ours();
    if ('url' in nginx) await cpuOf(nginx.pids, nginx.url, {}, requests, tile.bytes.length);
    for (let turn = 0; turn < turns; turn++) {
      out.ours.push(await ours());
      if ('url' in nginx) out.theirs.push(await cpuOf(nginx.pids, nginx.url, {}, requests, tile.bytes.length));
    }
  } finally {
    if ('url' in nginx) await nginx.stop();
  }
  return { bytes: tile.bytes.length, ...out, ...('reason' in nginx ? { reason: nginx.reason } : {}) };
}

/** The tile of the sample city whose bytes come nearest to 20 kB. */
async function tileOf20kB(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ path: string; bytes: Buffer }> {
  let best = { path: '', bytes: Buffer.alloc(0) };
  for (const z of [13, 14, 15]) {
    const [cx, cy] = tileAt(z, 119.915, 32.485);
    for (let x = cx - 1; x <= cx + 1; x++) {
      for (let y = cy - 1; y <= cy + 1; y++) {
        const path = `/tiles/zones,roads,cases/${z}/${x}/${y}`;
        const answer = await fetch(url + path, { headers: { ...headers, 'accept-encoding': 'identity' } });
        const bytes = Buffer.from(await answer.arrayBuffer());
        if (Math.abs(bytes.length - 20_000) < Math.abs(best.bytes.length - 20_000)) best = { path, bytes };
      }
    }
  }
  return best;
}

/** Microseconds of processor a request that these processes took for so many. */
async function cpuOf(
  pids: readonly number[],
  url: string,
  headers: Readonly<Record<string, string>>,
  amount: number,
  bytes: number,
): Promise<number> {
  const before = await ticksOf(pids);
  const result = await autocannon({
    url,
    amount,
    connections: 16,
    headers: { ...headers, 'accept-encoding': 'identity' },
  });
  const after = await ticksOf(pids);
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0 || result['2xx'] !== amount) throw new Error(`${failed} of ${amount} requests to ${url} failed.`);
  if (result.throughput.total < amount * bytes) throw new Error(`${url} sent less than ${bytes} bytes a request.`);
  return ((after - before) / ticks / amount) * 1e6;
}

/** User and system time of processes, all threads, in ticks. */
async function ticksOf(pids: readonly number[]): Promise<number> {
  let sum = 0;
  for (const pid of pids) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    sum += Number(fields[11]) + Number(fields[12]);
  }
  return sum;
}

type Nginx =
  { readonly url: string; readonly pids: readonly number[]; stop(): Promise<void> } | { readonly reason: string };

/** Starts an nginx of one worker that serves the bytes as a file. */
async function startNginx(bytes: Buffer): Promise<Nginx> {
  const program = ['/usr/sbin/nginx', '/usr/local/nginx/sbin/nginx', '/opt/homebrew/bin/nginx'].find((path) =>
    existsSync(path),
  );
  if (program === undefined) return { reason: 'nginx is not installed' };
  const folder = await mkdtemp(join(tmpdir(), 'bench-nginx-'));
  const port = await freePort();
  await mkdir(join(folder, 'files'));
  await writeFile(join(folder, 'files', 'tile'), bytes);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  await writeFile(
    join(folder, 'nginx.conf'),
    `${user} worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
     events { worker_connections 256; }
     http {
       ${temporary.join(' ')}
       access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; keepalive_timeout 60;
       default_type application/vnd.mapbox-vector-tile;
       server { listen 127.0.0.1:${port}; root ${folder}/files; }
     }`,
  );
  const child = spawn(program, ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}/tile`;
  const stop = async (): Promise<void> => {
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.status === 200) return { url, pids: [child.pid!, ...(await childrenOf(child.pid!))], stop };
    await delay(50);
  }
  const reason = `nginx does not answer: ${await readFile(join(folder, 'error.log'), 'utf8').catch(() => 'no log')}`;
  await stop();
  return { reason };
}

async function childrenOf(pid: number): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid) found.push(Number(name));
  }
  return found;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await exit;
}
