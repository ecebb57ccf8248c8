import { runLong } from './long-tests.ts';

/**
 * Runs tests of planted faults over so many sample cities.
 * @param files test files that read `PLANTED_SEEDS`
 * @throws Error where a fault was not found, or one was invented
 */
export async function findPlanted(files: readonly string[], seeds: number): Promise<void> {
  await runLong(files, { PLANTED_SEEDS: String(seeds) }, 'A planted fault was not found, or one was invented.');
}
