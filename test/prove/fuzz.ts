import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

/**
 * `npm run prove -- fuzz [--seed N] [--requests N]`: the fuzzing of both interfaces (test/server/fuzz) with a random seed,
 * which is printed, and many requests (default 30,000: some minutes). A failure prints the request made as small as it
 * goes.
 */
export async function prove(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { seed: { type: 'string' }, requests: { type: 'string' } } });
  const seed = values.seed ?? String(randomInt(2 ** 31));
  process.stdout.write(`seed ${seed}\n`);
  const child = spawn('vitest', ['run', '--project', 'server', 'test/server/fuzz'], {
    stdio: 'inherit',
    env: { ...process.env, FUZZ_SEED: seed, FUZZ_RUNS: values.requests ?? '30000' },
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The fuzzing failed; repeat it with --seed ${seed}.`);
}
