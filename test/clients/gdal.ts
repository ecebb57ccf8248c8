import { spawn } from 'node:child_process';

/** What a GDAL program said. */
export interface GdalAnswer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs one of GDAL's programs (`ogrinfo`, `ogr2ogr`).
 * @throws when it is not installed, saying how to get it: a client that is not there proves nothing
 */
export function gdal(program: 'ogrinfo' | 'ogr2ogr', args: readonly string[]): Promise<GdalAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? new Error(`${program} is not installed. These tests need GDAL: apt-get install gdal-bin.`)
          : error,
      ),
    );
    child.on('close', (code) =>
      resolve({ code: code ?? -1, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}
