import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './run.ts';
import type { Binaries } from './binaries.ts';
import type { RunAs } from './run-as.ts';

/** The first role of an embedded database: owns it, migrates it, and is not the one the server works with. */
export const ownerRole = 'shirong_owner';

/**
 * Makes a new, empty database folder: UTF-8, byte order, UTC. It is built beside its place and then renamed, so that
 * a folder that exists is complete, and of two that begin together one wins.
 * @param folder where it shall stand; its parent exists and can be entered by `as`
 * @param password set where connections go over TCP; without it only the private socket is open
 * @throws StoreError when initdb fails or the disk is full
 */
export async function initdb(binaries: Binaries, folder: string, as: RunAs, password?: string): Promise<void> {
  const building = `${folder}.new-${randomBytes(4).toString('hex')}`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { mode: 0o700 });
  if (as.uid !== undefined && as.gid !== undefined) chownSync(building, as.uid, as.gid);
  const passwordFile = `${building}.password`;
  const args = ['-D', building, '-U', ownerRole, '-E', 'UTF8', '--locale=C', '--no-instructions'];
  if (password === undefined) {
    args.push('--auth-local=trust', '--auth-host=reject');
  } else {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (as.uid !== undefined && as.gid !== undefined) chownSync(passwordFile, as.uid, as.gid);
    args.push('--auth=scram-sha-256', `--pwfile=${passwordFile}`);
  }
  try {
    await run(join(binaries.bin, 'initdb'), args, as, dirname(folder));
    if (!existsSync(folder)) renameSync(building, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(building, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}
