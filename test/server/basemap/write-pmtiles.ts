import { gzipSync } from 'node:zlib';
import { TileType, zxyToTileId } from 'pmtiles';

/** A tile to put into a file. */
export interface WrittenTile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly body: Buffer;
}

/**
 * Writes a small PMTiles 3 file: header, one gzipped root directory, gzipped metadata, tiles.
 * See the specification, https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
export function writePmtiles(type: TileType, tiles: readonly WrittenTile[], metadata: object): Buffer {
  const entries = tiles
    .map((tile) => ({
      id: zxyToTileId(tile.z, tile.x, tile.y),
      body: type === TileType.Mvt ? gzipSync(tile.body) : tile.body,
    }))
    .sort((a, b) => a.id - b.id);
  const data = Buffer.concat(entries.map(({ body }) => body));
  let offset = 0;
  const offsets = entries.map(({ body }) => (offset += body.length) - body.length);
  const directory = gzipSync(
    Buffer.concat([
      varint(entries.length),
      ...entries.map(({ id }, i) => varint(i === 0 ? id : id - entries[i - 1]!.id)),
      ...entries.map(() => varint(1)),
      ...entries.map(({ body }) => varint(body.length)),
      ...offsets.map((at) => varint(at + 1)),
    ]),
  );
  const described = gzipSync(JSON.stringify(metadata));
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0);
  header.writeUInt8(3, 7);
  const place = [
    127,
    directory.length,
    127 + directory.length,
    described.length,
    0,
    0,
    127 + directory.length + described.length,
    data.length,
  ];
  place.forEach((value, i) => header.writeBigUInt64LE(BigInt(value), 8 + i * 8));
  for (const at of [72, 80, 88]) header.writeBigUInt64LE(BigInt(entries.length), at);
  header.writeUInt8(1, 96);
  header.writeUInt8(2, 97);
  header.writeUInt8(type === TileType.Mvt ? 2 : 1, 98);
  header.writeUInt8(type, 99);
  header.writeUInt8(Math.min(...tiles.map(({ z }) => z)), 100);
  header.writeUInt8(Math.max(...tiles.map(({ z }) => z)), 101);
  return Buffer.concat([header, directory, described, data]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}
