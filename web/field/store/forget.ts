import { tileCache } from '../shell/cache-names.ts';
import { forgetAnswers } from './answers.ts';
import { openFieldDatabase } from './database.ts';

const lastKey = 'shirong.field.last';

/**
 * Whoever opens the page after another person reads nothing of theirs: a session that merely ended, without signing out,
 * leaves what was kept for reading on the phone.
 * @param person id of the one who is here now
 */
export async function forgetOthers(person: string): Promise<void> {
  let before: string | null;
  try {
    before = localStorage.getItem(lastKey);
    localStorage.setItem(lastKey, person);
  } catch {
    return;
  }
  if (before !== null && before !== person) await forgetKept(before);
}

/**
 * Forgets what this phone kept for reading, since its person signed out; what waits to be sent stays for them.
 * @param person id
 */
export async function forgetKept(person: string): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const database = await openFieldDatabase(person, () => undefined);
  await forgetAnswers(database, person);
  database.close();
  if (typeof caches !== 'undefined') await caches.delete(tileCache);
}
