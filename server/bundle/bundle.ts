import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { create } from 'tar';
import packageFacts from '../../package.json' with { type: 'json' };
import { readMe, startScript, unit, upgradeScript, wayBackScript } from './scripts.ts';

const run = promisify(execFile);

/** What the program is made of, beside its libraries and the built page. */
const sources = [
  'server',
  'data',
  'web',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'LICENSE',
  'README.md',
];

export interface BundleOptions {
  /** The project's folder, with a page built in dist/web. */
  readonly root: string;
  /** Folder that gets the archive. */
  readonly to: string;
  readonly cpu: 'x64' | 'arm64';
  readonly say: (line: string) => void;
  readonly now: () => number;
}

/**
 * Makes one archive that runs on a Linux machine without internet: libraries, Node itself, sources, the built page, checksums
 * of every file, and scripts to start, to upgrade and to go back. Needs npm and its registry here, not there.
 * @returns the archive's path
 */
export async function bundle({ root, to, cpu, say, now }: BundleOptions): Promise<string> {
  const name = `shirong-${packageFacts.version}-linux-${cpu}`;
  await mkdir(to, { recursive: true });
  const work = await mkdtemp(join(resolve(to), '.bundle-'));
  try {
    const folder = join(work, name);
    await mkdir(folder);
    for (const source of sources) {
      await cp(join(root, source), join(folder, source), { recursive: true, preserveTimestamps: true });
    }
    say(`Fetching the libraries for linux-${cpu} ...`);
    const target = ['--os=linux', `--cpu=${cpu}`, '--libc=glibc', '--ignore-scripts', '--no-audit', '--no-fund'];
    await run('npm', ['ci', '--omit=dev', ...target], { cwd: folder, maxBuffer: 1 << 26 });
    say('Fetching Node ...');
    const runtime = join(work, 'node');
    await mkdir(runtime);
    await writeFile(join(runtime, 'package.json'), '{}');
    const node = `node-linux-${cpu}@${packageFacts.dependencies.node}`;
    await run('npm', ['install', '--no-save', '--force', ...target, node], { cwd: runtime, maxBuffer: 1 << 26 });
    await mkdir(join(folder, 'runtime'));
    await cp(join(runtime, 'node_modules', `node-linux-${cpu}`, 'bin', 'node'), join(folder, 'runtime', 'node'));
    await chmod(join(folder, 'runtime', 'node'), 0o755);
    await cp(join(root, 'dist', 'web'), join(folder, 'dist', 'web'), { recursive: true });
    // Newer than any source, so that the start does not think of building it anew.
    const moment = new Date(now());
    await utimes(join(folder, 'dist', 'web', 'index.html'), moment, moment);
    for (const [file, text] of Object.entries({
      start: startScript,
      upgrade: upgradeScript,
      'go-back': wayBackScript,
    })) {
      await writeFile(join(folder, file), text, { mode: 0o755 });
    }
    await writeFile(join(folder, 'shirong.service'), unit);
    await writeFile(join(folder, 'INSTALL.txt'), readMe(name));
    say('Taking the checksums ...');
    await writeFile(join(folder, 'SHA256SUMS'), await sumsOf(folder));
    const archive = join(resolve(to), `${name}.tar.gz`);
    await create({ gzip: true, file: join(work, 'archive'), cwd: work, portable: true }, [name]);
    await rename(join(work, 'archive'), archive);
    await writeFile(`${archive}.sha256`, `${await digestOf(archive)}  ${name}.tar.gz\n`);
    return archive;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** One line a file, as `sha256sum --check` reads it; links are left to what they point to. */
async function sumsOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  let text = '';
  for (const file of files.sort()) text += `${await digestOf(file)}  ${file.slice(folder.length + 1)}\n`;
  return text;
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
