import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import {
  Compression,
  PMTiles,
  ResolvedValueCache,
  TileType,
  type Header,
  type RangeResponse,
  type Source,
} from 'pmtiles';
import { ConfigError } from '../config.ts';

/** What the page must know of a base map. */
export interface BasemapFacts {
  readonly id: string;
  readonly kind: 'raster' | 'vector';
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly attribution: string;
}

/** A tile as it lies in the file, with the headers that say what it is. */
export interface BasemapTile {
  readonly body: Buffer;
  readonly type: string;
  readonly encoding: 'gzip' | 'br' | 'zstd' | undefined;
}

/** An open PMTiles file. */
export interface Archive {
  readonly facts: BasemapFacts;
  /** XYZ order; undefined where the file has no such tile. */
  tile(z: number, x: number, y: number): Promise<BasemapTile | undefined>;
  close(): Promise<void>;
}

const mediaTypes: Readonly<Partial<Record<TileType, string>>> = {
  [TileType.Mvt]: 'application/vnd.mapbox-vector-tile',
  [TileType.Png]: 'image/png',
  [TileType.Jpeg]: 'image/jpeg',
  [TileType.Webp]: 'image/webp',
  [TileType.Avif]: 'image/avif',
};

const encodings: Readonly<Partial<Record<Compression, BasemapTile['encoding']>>> = {
  [Compression.Gzip]: 'gzip',
  [Compression.Brotli]: 'br',
  [Compression.Zstd]: 'zstd',
};

const unzip = promisify(gunzip);

/**
 * Opens a PMTiles (version 3) file as base map. Tiles are handed on as they lie there, compressed ones compressed.
 * @throws ConfigError when the file is not there or is no such file
 */
export async function openArchive(path: string): Promise<Archive> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const source = fileSource(path, file);
    const handle = file;
    const archive = new PMTiles(source, new ResolvedValueCache(200, true, inflateDirectory), async (data) => data);
    const header = await archive.getHeader();
    const type = mediaTypes[header.tileType];
    if (type === undefined) throw new Error(`its tile type ${header.tileType} is not known`);
    const encoding = encodings[header.tileCompression];
    const attribution = await readAttribution(source, header);
    return {
      facts: {
        id: 'local',
        kind: header.tileType === TileType.Mvt ? 'vector' : 'raster',
        minzoom: header.minZoom,
        maxzoom: header.maxZoom,
        attribution,
      },
      async tile(z, x, y) {
        if (z < header.minZoom || z > header.maxZoom) return undefined;
        const found = await archive.getZxy(z, x, y);
        return found === undefined ? undefined : { body: Buffer.from(found.data), type, encoding };
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await file?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`SHIRONG_BASEMAP_FILE=${path} cannot be used as base map: ${reason}. Give a PMTiles 3 file.`);
  }
}

/** Reads ranges of an open file; a range past its end is an error of the file, not a short answer. */
function fileSource(path: string, file: FileHandle): Source {
  return {
    getKey: () => path,
    async getBytes(offset, length): Promise<RangeResponse> {
      const buffer = new ArrayBuffer(length);
      const { bytesRead } = await file.read(new Uint8Array(buffer), 0, length, offset);
      return { data: bytesRead === length ? buffer : buffer.slice(0, bytesRead) };
    },
  };
}

/** Directories and metadata are always read here, whatever happens to the tiles. */
async function inflateDirectory(data: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  if (compression === Compression.None || compression === Compression.Unknown) return data;
  if (compression !== Compression.Gzip) throw new Error('its directories are compressed other than by gzip');
  const plain = await unzip(data);
  return new Uint8Array(plain).buffer;
}

async function readAttribution(source: Source, header: Header): Promise<string> {
  const { data } = await source.getBytes(header.jsonMetadataOffset, header.jsonMetadataLength);
  const plain = await inflateDirectory(data, header.internalCompression);
  const metadata: unknown = JSON.parse(new TextDecoder().decode(plain) || '{}');
  const attribution = (metadata as { attribution?: unknown }).attribution;
  return typeof attribution === 'string' ? attribution : '';
}
