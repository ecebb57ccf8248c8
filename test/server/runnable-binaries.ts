import { join } from 'node:path';
import { copyBinaries, npmBinaries, type Binaries } from '../../server/store/embedded/binaries.ts';
import { canRun, type RunAs } from '../../server/store/embedded/run-as.ts';

/**
 * npm's PostgreSQL as the given user can run it: where it lies, or copied where that user cannot enter the project's
 * folder (root's home).
 * @param folder one that the user can enter; the copy goes with it
 */
export function runnableBinaries(as: RunAs, folder: string): Binaries {
  const binaries = npmBinaries(process.platform, process.arch);
  return canRun(as, join(binaries.bin, 'postgres')) ? binaries : copyBinaries(binaries, folder);
}
