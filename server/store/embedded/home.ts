import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { StoreError } from '../store-error.ts';
import { copyBinaries, npmBinaries, runnableBinaries, type Binaries } from './binaries.ts';
import { canEnter, nobody, runAsFor, type RunAs } from './run-as.ts';

/** Where an embedded database lives and how it is run. */
export interface Home {
  /** The data folder as configured, real path: the name people know it by. */
  readonly dataDir: string;
  /** Holds the database, its log and what else is its own. */
  readonly folder: string;
  readonly database: string;
  readonly log: string;
  readonly as: RunAs;
  readonly binaries: Binaries;
}

/** The folder for databases of root whose project lies where nobody else can enter. */
const systemFolder = '/var/lib/shirong';

/**
 * Settles where the embedded database lives:
 * 1. `<dataDir>/where` names a folder: there.
 * 2. The user that runs PostgreSQL can enter `<dataDir>`: there, as `pg`; with a copy of the programs beside it where
 *    that user cannot run npm's (the project lies in root's home, the data does not).
 * 3. Otherwise (we are root, in a folder closed to others): in a folder of the system's, programs copied, and `where` points to it.
 * @param say told when 3 happens
 * @param elsewhere the folder of 3
 * @throws StoreError where an existing database can no longer be reached: a new one is never put in its place unasked
 */
export function findHome(dataDir: string, say: (line: string) => void, elsewhere = systemFolder): Home {
  makeFolder(resolve(dataDir));
  const here = realpathSync(dataDir);
  const binaries = npmBinaries(process.platform, process.arch);
  const pointer = join(here, 'where');
  if (existsSync(pointer)) {
    const folder = readFileSync(pointer, 'utf8').trim();
    if (existsSync(folder)) return homeIn(here, folder, runAsFor(join(folder, 'pg')), copyBinaries(binaries, folder));
  }
  const as = runAsFor(join(here, 'pg'));
  if (canEnter(as, here)) return homeIn(here, here, as, runnableBinaries(binaries, as, here));
  if (existsSync(join(here, 'pg'))) {
    throw new StoreError(
      `There is a database in ${here}, but its user (${as.uid}) can no longer enter that folder. ` +
        `Open the folders on the way (chmod o+x), or move ${here}/pg away to begin anew.`,
    );
  }
  const folder = newFolderElsewhere(here, elsewhere);
  writeFileSync(pointer, `${folder}\n`);
  say(`PostgreSQL does not run as root, and no other user can enter ${here}: the new database is in ${folder}.`);
  return homeIn(here, folder, nobody, copyBinaries(binaries, folder));
}

function homeIn(dataDir: string, folder: string, as: RunAs, binaries: Binaries): Home {
  return { dataDir, folder, database: join(folder, 'pg'), log: join(folder, 'postgres.log'), as, binaries };
}

/** No pointer means a new database, so a folder left by an earlier one is never taken. */
function newFolderElsewhere(here: string, elsewhere: string): string {
  makeFolder(elsewhere);
  const hash = createHash('sha256').update(here).digest('hex').slice(0, 16);
  for (let n = 1; ; n++) {
    const folder = join(elsewhere, n === 1 ? hash : `${hash}-${n}`);
    if (!existsSync(folder)) {
      makeFolder(folder);
      return folder;
    }
  }
}

/** As root the folder must be open to the user that PostgreSQL runs as, whatever our umask is. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() === 0) chmodSync(folder, 0o755);
}

/**
 * The private folder of the Unix socket; made where it is not there. In the home, but in /tmp where the socket's path
 * would pass 100 bytes (the system's limit is 104 to 108).
 * @throws StoreError where somebody else holds that name in /tmp
 */
export function socketFolder(home: Home): string {
  const near = join(home.folder, 'socket');
  const isShort = Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= 100;
  const hash = createHash('sha256').update(home.folder).digest('hex').slice(0, 16);
  const folder = isShort ? near : join('/tmp', `shirong-${hash}`);
  const owner = home.as.uid ?? process.getuid?.();
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    if (home.as.uid !== undefined && home.as.gid !== undefined) chownSync(folder, home.as.uid, home.as.gid);
  }
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new StoreError(`${folder} should be a folder of user ${owner} alone (mode 0700). Remove it and start again.`);
  }
  return folder;
}
