import type { KeptPending } from './pending.ts';

/** Where the edits that wait are kept over a reload: by person, version and page, so that two pages keep theirs apart. */
const keyOf = (person: string, version: string, page: string) => `shirong.zones.pending.${person}.${version}.${page}`;
const lockOf = (page: string) => `shirong.page.${page}`;

/** What waits of earlier visits to a version. */
export interface Kept {
  /** Names this page; what it keeps is kept under it. */
  readonly page: string;
  readonly lists: readonly KeptPending[];
  /** Forgets what was kept by pages that are no more, once it is kept by this one. */
  readonly takenOver: () => void;
}

/** What this page kept before a reload, and what pages kept that have been closed since. */
export async function keptPending(person: string, version: string): Promise<Kept> {
  const page = await ownPage();
  try {
    const prefix = keyOf(person, version, '');
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    const open = await openPages();
    const own = keyOf(person, version, page);
    const left = keys.filter((key) => key === own || !open.has(key.slice(prefix.length))).sort();
    const lists = left.map((key) => JSON.parse(localStorage.getItem(key)!) as KeptPending);
    return { page, lists, takenOver: () => left.forEach((key) => key !== own && localStorage.removeItem(key)) };
  } catch {
    return { page, lists: [], takenOver: () => undefined };
  }
}

/** Keeps what waits. @returns whether it is kept: storage may be full or forbidden */
export function keepPending(person: string, version: string, page: string, pending: KeptPending): boolean {
  try {
    const key = keyOf(person, version, page);
    if (pending.edits.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(pending));
    return true;
  } catch {
    return pending.edits.length === 0;
  }
}

let asked: Promise<string> | undefined;

/** The name of this page: the same after a reload, another in a page that was made as a copy of this one. */
function ownPage(): Promise<string> {
  asked ??= (async () => {
    const before = remembered();
    if (before !== undefined && (await hold(before))) return before;
    const name = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16)).join('');
    await hold(name);
    try {
      sessionStorage.setItem('shirong.page', name);
    } catch {
      // Forbidden storage: nothing is kept either.
    }
    return name;
  })();
  return asked;
}

function remembered(): string | undefined {
  try {
    return sessionStorage.getItem('shirong.page') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Holds a page's name as long as the page lives, where the browser has locks (it has not by plain http). */
function hold(page: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks
      .request(lockOf(page), { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>(() => undefined);
      })
      .catch(() => resolve(true));
  });
}

async function openPages(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.map(({ name = '' }) => name.replace(lockOf(''), '')));
}
