import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compressBuilt } from './compress-built.ts';

/** What the page is made of: a change in any of these asks for a new build. */
const sources = ['web', 'data', 'server/page', 'vite.config.ts', 'package.json', 'package-lock.json'];

/**
 * Builds the page into dist/web when a source file is newer than the last build, or there is none.
 * @param root the project's folder
 * @param say told what is done, one sentence
 * @returns the folder to serve
 */
export async function buildPage(root: string, say: (line: string) => void): Promise<string> {
  const out = join(root, 'dist', 'web');
  const built = await changedAt(join(out, 'index.html'));
  // A bundle brings the page built, without its sources.
  if (built !== undefined && (await changedAt(join(root, 'web'))) === undefined) return out;
  const newest = Math.max(...(await Promise.all(sources.map((s) => newestIn(join(root, s))))));
  if (built !== undefined && built >= newest) return out;
  say(built === undefined ? 'Building the page for the first time ...' : 'The page has changed: building it ...');
  // Vite is loaded only when there is something to build: it takes a second that an unchanged start need not spend.
  const { build } = await import('vite');
  // Built beside and moved in one step: a build that is broken off leaves the old page, never half a new one.
  const fresh = `${out}-${process.pid}`;
  await build({
    root: join(root, 'web'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: fresh, emptyOutDir: true },
  });
  await compressBuilt(join(fresh, 'assets'));
  await rm(out, { recursive: true, force: true });
  await rename(fresh, out);
  return out;
}

async function changedAt(path: string): Promise<number | undefined> {
  return stat(path).then(
    (s) => s.mtimeMs,
    () => undefined,
  );
}

async function newestIn(path: string): Promise<number> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  const names = (await readdir(path)).filter((name) => name !== 'node_modules');
  return Math.max(0, ...(await Promise.all(names.map((name) => newestIn(join(path, name))))));
}
