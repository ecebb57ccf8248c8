import { execFile, spawn } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, networkInterfaces } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { checksums } from '../../server/bundle/checksums.ts';
import type { BundleFacts } from '../../server/bundle/contents.ts';
import { signIn } from '../sign-in.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const port = 18931;
const url = `http://127.0.0.1:${port}`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * `npm run prove -- bundle [--archive FILE]`: packs the bundle (or takes one), unpacks it where there is nothing but the
 * loopback address, verifies, installs, starts, upgrades to a newer shape of the database, and goes back.
 * @throws Error at the first thing that is not as it should be
 */
export async function prove(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { archive: { type: 'string' }, offline: { type: 'boolean', default: false } },
  });
  if (values.offline) return withoutNetwork(values.archive!);
  const folder = mkdtempSync(join(tmpdir(), 'shirong-bundle-'));
  try {
    const archive = values.archive ?? (await makeArchive(folder));
    // A network of its own, which holds nothing; as an ordinary user by way of a user namespace.
    const unshare = ['--net', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
    const self = [process.execPath, join(import.meta.dirname, 'run.ts'), 'bundle', '--offline', '--archive', archive];
    const child = spawn('unshare', [...unshare, '--', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...self], {
      stdio: 'inherit',
    });
    const code = await new Promise<number | null>((done, failed) => child.once('error', failed).once('close', done));
    if (code !== 0) throw new Error(`Without a network: ended with ${code}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeArchive(out: string): Promise<string> {
  const began = performance.now();
  await run(process.execPath, ['server/bundle/main.ts', '--out', out], { cwd: root });
  const [archive] = globSync('*.tar.gz', { cwd: out });
  say(`packed ${archive} in ${seconds(began)} s`);
  return join(out, archive!);
}

async function withoutNetwork(archive: string): Promise<void> {
  const interfaces = Object.keys(networkInterfaces());
  if (interfaces.join() !== 'lo') throw new Error(`There is a network: ${interfaces.join(', ')}`);
  const home = mkdtempSync(join(tmpdir(), 'shirong-home-'));
  chmodSync(home, 0o755);
  const site = new Site(home);
  try {
    let began = performance.now();
    await run('tar', ['-xzf', archive, '-C', home]);
    const program = join(home, globSync('shirong-*', { cwd: home })[0]!);
    say(`unpacked ${basename(program)} in ${seconds(began)} s`);
    say((await run(join(program, 'bin', 'install'))).stdout.split('\n', 2).join('; '));
    site.settle();
    began = performance.now();
    await run('sh', [site.startCommand], { cwd: '/' });
    await site.ready();
    say(`first start, with a database made and the sample loaded, without a network: ${seconds(began)} s`);
    await site.page();
    await site.write('before');

    const newer = await newerThan(program);
    began = performance.now();
    say((await run(join(newer, 'bin', 'upgrade'))).stdout.trim().split('\n').at(-1)!);
    say(`upgraded in ${seconds(began)} s`);
    await site.holds(['before']);
    await site.page();
    await site.write('after');
    await refused(join(home, 'current', 'bin', 'rollback'), ['--keep-data'], /changed the database's shape/);
    await refused(join(newer, 'bin', 'upgrade'), [], /current one already/);
    began = performance.now();
    say((await run(join(newer, 'bin', 'rollback'))).stdout.trim().split('\n').at(-1)!);
    say(`gone back in ${seconds(began)} s`);
    await site.holds(['before']);
    await site.page();
    if (globSync('data/aside-*/pg/PG_VERSION', { cwd: home }).length !== 1) throw new Error('Nothing was set aside.');
    appendFileSync(join(newer, 'server', 'main.ts'), '\n');
    await refused(join(newer, 'bin', 'upgrade'), [], /damaged/);
    await site.holds(['before']);
    say('Verified, started, upgraded and gone back without a network.');
  } finally {
    await run('sh', [site.stopCommand]).catch(() => undefined);
    rmSync(home, { recursive: true, force: true });
  }
}

/** A program whose database has one step more, as a later release would. @returns its folder */
async function newerThan(program: string): Promise<string> {
  const newer = `${program}-newer`;
  cpSync(program, newer, { recursive: true, verbatimSymlinks: true });
  const file = join(newer, 'bundle.json');
  const facts = JSON.parse(readFileSync(file, 'utf8')) as BundleFacts;
  const migration = facts.migration + 1;
  writeFileSync(file, JSON.stringify({ ...facts, migration }, null, 2));
  const step = `${String(migration).padStart(4, '0')}-later.sql`;
  writeFileSync(join(newer, 'server', 'store', 'migrations', step), 'create table later (id integer);\n');
  rmSync(join(newer, 'SHA256SUMS'));
  writeFileSync(join(newer, 'SHA256SUMS'), await checksums(newer));
  return newer;
}

async function refused(script: string, args: readonly string[], why: RegExp): Promise<void> {
  const said = await run(script, args).then(
    () => undefined,
    (error: { stderr: string }) => error.stderr,
  );
  if (said === undefined || !why.test(said)) throw new Error(`${basename(script)} should have refused: ${said}`);
}

function seconds(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}

/** An installation with its server, as an operator keeps it: without systemd, by two scripts of its own. */
class Site {
  readonly startCommand: string;
  readonly stopCommand: string;
  private readonly home: string;

  constructor(home: string) {
    this.home = home;
    this.startCommand = join(home, 'start.sh');
    this.stopCommand = join(home, 'stop.sh');
  }

  settle(): void {
    const pid = join(this.home, 'pid');
    const log = join(this.home, 'log');
    writeFileSync(this.startCommand, `"${this.home}/current/bin/start" >> "${log}" 2>&1 & echo $! > "${pid}"\n`);
    writeFileSync(
      this.stopCommand,
      `kill "$(cat "${pid}")" || exit 0; while kill -0 "$(cat "${pid}")" 2>&-; do sleep 0.1; done\n`,
    );
    writeFileSync(
      join(this.home, 'settings.env'),
      `PORT=${port}\nSHIRONG_SAMPLE_CASES=2000\nSTART_COMMAND='sh ${this.startCommand}'\nSTOP_COMMAND='sh ${this.stopCommand}'\n`,
    );
  }

  /** @throws Error with the log where it is not ready after three minutes */
  async ready(): Promise<void> {
    const until = performance.now() + 180_000;
    while (
      !(await fetch(`${url}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      if (performance.now() > until) throw new Error(`Not ready:\n${readFileSync(join(this.home, 'log'), 'utf8')}`);
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  /** The page and all that its document names, and a tile. */
  async page(): Promise<void> {
    const document = await (await fetch(`${url}/`)).text();
    const parts = [...document.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path!);
    if (parts.length < 2) throw new Error(`The page names no parts:\n${document}`);
    for (const path of ['/healthz', ...parts, '/tiles/cases,roads/12/3412/1657', '/ogc/collections']) {
      const answer = await fetch(url + path);
      if (answer.status !== 200 || (await answer.arrayBuffer()).byteLength === 0) {
        throw new Error(`${path}: ${answer.status}`);
      }
    }
  }

  async write(name: string): Promise<void> {
    const answer = await fetch(`${url}/api/changes`, {
      method: 'POST',
      headers: { ...(await signIn(url, 'administrator')), 'content-type': 'application/json' },
      body: JSON.stringify({
        kind: 'unit.create',
        note: '',
        lines: [],
        records: [{ kind: 'units', id: `proof-${name}`, base: null, after: { name, kind: 'other' } }],
      }),
    });
    if (answer.status !== 201) throw new Error(`${name} was not written: ${answer.status} ${await answer.text()}`);
  }

  /** @throws Error where other units of the proof are there than these */
  async holds(names: readonly string[]): Promise<void> {
    const answer = await fetch(`${url}/api/records/units`, { headers: await signIn(url, 'administrator') });
    const { records } = (await answer.json()) as { records: { id: string }[] };
    const found = records.filter(({ id }) => id.startsWith('proof-')).map(({ id }) => id.slice('proof-'.length));
    if (found.sort().join() !== names.join()) throw new Error(`Of the proof's units there are: ${found.join()}`);
  }
}
