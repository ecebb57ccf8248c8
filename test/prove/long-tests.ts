import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs tests of pure code in their long form.
 * @param files test files that read `env` for how long they are
 * @param fault what it means where one fails
 * @throws Error with `fault`
 */
export async function runLong(
  files: readonly string[],
  env: Readonly<Record<string, string>>,
  fault: string,
): Promise<void> {
  const child = spawn('vitest', ['run', '--project', 'data', ...files], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(fault);
}
