import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { complaint } from '../complaint.ts';
import { buildPage } from '../page/build.ts';
import { archiveOf, pack } from './archive.ts';
import { sha256Of } from './checksums.ts';
import { arches, bundleName, type Arch } from './contents.ts';
import { stage } from './stage.ts';

const usage = `Packs all that is needed on a machine without internet into one archive: Node, PostgreSQL, packages, the built page.

  npm run bundle -- [--arch x64|arm64] [--out FOLDER]
  npm run bundle -- [--arch x64|arm64] --folder FOLDER

--arch     the machine it shall run on (Linux with glibc); this one's where it is not given
--out      where the archive is put, dist/ where it is not given
--folder   puts the contents there, without an archive
`;

const root = resolve(import.meta.dirname, '../..');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs the command; the answer is the exit code: 0 packed, 1 refused with a sentence, 2 the call was wrong. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      arch: { type: 'string', default: process.arch },
      out: { type: 'string', default: join(root, 'dist') },
      folder: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const arch = arches.find((known) => known === values.arch);
  if (values.help || arch === undefined) {
    say(usage);
    return values.help ? 0 : 2;
  }
  const page = await buildPage(root, say);
  if (values.folder !== undefined) {
    await stage({ root, page, folder: resolve(values.folder), arch, say });
    say(resolve(values.folder));
    return 0;
  }
  const file = await archive(arch, page, resolve(values.out));
  say(`${file}  (${((await stat(file)).size / 1e6).toFixed(0)} MB; its digest is in ${file}.sha256)`);
  return 0;
}

/** @returns the archive's path */
async function archive(arch: Arch, page: string, out: string): Promise<string> {
  const staging = join(root, '.cache', 'bundle', arch);
  const folder = join(staging, 'contents');
  const facts = await stage({ root, page, folder, arch, say });
  const name = bundleName(facts, await sha256Of(join(folder, 'SHA256SUMS')));
  const named = join(staging, name);
  await rm(named, { recursive: true, force: true });
  await rename(folder, named);
  await mkdir(out, { recursive: true });
  say('Packing ...');
  await pack(named, archiveOf(out, name));
  await rm(staging, { recursive: true });
  return archiveOf(out, name);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${complaint(error)}\n`);
  process.exitCode = 1;
}
