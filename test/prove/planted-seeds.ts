import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs tests of planted faults over so many sample cities.
 * @param files test files that read `PLANTED_SEEDS`
 * @throws Error where a fault was not found, or one was invented
 */
export async function findPlanted(files: readonly string[], seeds: number): Promise<void> {
  const child = spawn('vitest', ['run', '--project', 'data', ...files], {
    stdio: 'inherit',
    env: { ...process.env, PLANTED_SEEDS: String(seeds) },
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error('A planted fault was not found, or one was invented.');
}
