import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The user that the embedded PostgreSQL runs as; empty = our own. PostgreSQL refuses to run as root. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** "nobody" on every Linux; needs no entry in /etc/passwd. */
export const nobody: Required<RunAs> = { uid: 65534, gid: 65534 };

/**
 * Chooses the user for a data folder: our own, unless we are root; then the folder's present owner, else nobody.
 * @param folder the data folder, which need not exist
 */
export function runAsFor(folder: string): RunAs {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(folder, { throwIfNoEntry: false });
  return owner === undefined || owner.uid === 0 ? nobody : { uid: owner.uid, gid: owner.gid };
}

/** Whether that user can enter a folder; asked of the system itself, so that modes, groups and ACLs all count. */
export function canEnter(as: RunAs, folder: string): boolean {
  if (as.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...as, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Whether that user can run a program. */
export function canRun(as: RunAs, program: string): boolean {
  if (as.uid === undefined) return true;
  return spawnSync(program, ['--version'], { ...as, cwd: '/', stdio: 'ignore' }).status === 0;
}
