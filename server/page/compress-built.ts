import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** One step below the best: half the time for a sixtieth more bytes. */
const quality = 10;
/** Smaller ones are one packet either way. */
const leastBytes = 1_024;
const textual = /\.(js|css|svg|json)$/;

/**
 * Compresses the pieces of a built page once and as small as they get, beside themselves: `.br` for browsers that take it
 * (over HTTPS and on this computer), `.gz` for the others.
 * @param folder the build's assets
 */
export async function compressBuilt(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => textual.test(name));
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const bytes = await readFile(path);
      if (bytes.length < leastBytes) return;
      const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      await Promise.all([
        brotli(bytes, { params }).then((small) => writeFile(`${path}.br`, small)),
        zip(bytes, { level: 9 }).then((small) => writeFile(`${path}.gz`, small)),
      ]);
    }),
  );
}
