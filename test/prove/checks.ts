import { parseArgs } from 'node:util';
import { findPlanted } from './planted-seeds.ts';

/**
 * Every default rule against the sample city and other seeds of it: all that was planted is found, and nothing else.
 * @param args `--seeds N` (default 21)
 * @throws Error where anything was wrong
 */
export async function prove(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { seeds: { type: 'string', default: '21' } } });
  await findPlanted(['test/domain/checks/planted-faults.test.ts'], Number(values.seeds));
}
