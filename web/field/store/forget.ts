import { tileCache } from '../shell/cache-names.ts';
import { openFieldDatabase } from './database.ts';

/**
 * Forgets what this phone kept for reading, since its person signed out; what waits to be sent stays for them.
 * @param person id
 */
export async function forgetKept(person: string): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const database = await openFieldDatabase(person, () => undefined);
  await database.clear('answers');
  database.close();
  if (typeof caches !== 'undefined') await caches.delete(tileCache);
}
