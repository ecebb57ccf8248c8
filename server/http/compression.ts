import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Compresses JSON and text from 1 KiB on. Tiles come compressed and cached already; live streams stay as they are. */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(compress, { encodings: ['gzip'], threshold: 1_024, zlibOptions: { level: 4 } });
}
