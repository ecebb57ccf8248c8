import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { StoreError } from '../store-error.ts';
import type { RunAs } from './run-as.ts';

/**
 * Runs one of PostgreSQL's programs to its end.
 * @param cwd a folder that the user can enter
 * @throws StoreError with what the program said, when it fails
 */
export async function run(program: string, args: readonly string[], as: RunAs, cwd: string): Promise<void> {
  const said: Buffer[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(program, args, { ...as, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new StoreError(`${basename(program)} ended with ${code}: ${Buffer.concat(said).toString('utf8').trim()}`);
  }
}
