import { parseArgs } from 'node:util';
import { runLong } from './long-tests.ts';

/**
 * Plans against nearest-first on synthetic evenings, under the same limits, and against all there is on small ones.
 * @param args `--evenings N` (default 1000)
 * @throws Error where a plan was worse, or not as it must be
 */
export async function prove(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { evenings: { type: 'string', default: '1000' } } });
  await runLong(
    ['test/domain/dispatch/plan.test.ts'],
    { DISPATCH_EVENINGS: String(Number(values.evenings)) },
    'A plan was worse than nearest-first, or not as it must be.',
  );
}
