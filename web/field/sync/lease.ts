import { openDB, type IDBPDatabase } from 'idb';
import { newId } from '../store/new-id.ts';

/** A page that closed in the middle holds the lease so long at most. */
const leaseMs = 30_000;
const renewMs = 10_000;
const askMs = 1_000;

interface Lease {
  readonly holder: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

const me = newId();

/** Runs alone among the pages of this browser by a lease in a database of its own, for pages without Web Locks. */
export async function aloneByLease<T>(name: string, run: () => Promise<T>): Promise<T> {
  const database = await openDB('shirong-field-leases', 1, {
    upgrade: (opened) => void opened.createObjectStore('leases'),
  });
  try {
    while (!(await take(database, name))) await new Promise((done) => setTimeout(done, askMs));
    const renewing = setInterval(() => void take(database, name), renewMs);
    try {
      return await run();
    } finally {
      clearInterval(renewing);
      await database.delete('leases', name);
    }
  } finally {
    database.close();
  }
}

async function take(database: IDBPDatabase, name: string): Promise<boolean> {
  const transaction = database.transaction('leases', 'readwrite');
  const held = (await transaction.store.get(name)) as Lease | undefined;
  const isFree = held === undefined || held.holder === me || held.until < Date.now();
  if (isFree) void transaction.store.put({ holder: me, until: Date.now() + leaseMs } satisfies Lease, name);
  await transaction.done;
  return isFree;
}
