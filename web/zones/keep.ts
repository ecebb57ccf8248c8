import type { KeptPending } from './pending.ts';

/** Where edits that wait are kept over a reload, by person and version. */
const keyOf = (person: string, version: string) => `shirong.zones.pending.${person}.${version}`;

/** What waits of an earlier visit; undefined where nothing does, or nothing that can be read. */
export function keptPending(person: string, version: string): KeptPending | undefined {
  try {
    const text = localStorage.getItem(keyOf(person, version));
    return text === null ? undefined : (JSON.parse(text) as KeptPending);
  } catch {
    return undefined;
  }
}

/** Keeps what waits. @returns whether it is kept: storage may be full or forbidden */
export function keepPending(person: string, version: string, pending: KeptPending): boolean {
  try {
    if (pending.edits.length === 0) localStorage.removeItem(keyOf(person, version));
    else localStorage.setItem(keyOf(person, version), JSON.stringify(pending));
    return true;
  } catch {
    return false;
  }
}
