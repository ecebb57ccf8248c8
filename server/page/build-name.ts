import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Names the page that is served: its document names all its parts by their contents, so that its digest is another as
 * soon as one of them is. An open page that hears another name knows that there was an upgrade.
 * @param folder the built page; undefined = none is served
 */
export async function buildName(folder: string | undefined): Promise<string> {
  if (folder === undefined) return 'none';
  const document = await readFile(join(folder, 'index.html'));
  return createHash('sha256').update(document).digest('base64url').slice(0, 12);
}
