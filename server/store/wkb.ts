import type { Geometry, Position } from 'geojson';

/** A geometry as the store keeps it. */
export interface Encoded {
  readonly wkb: Buffer;
  /** [west, south, east, north] in the geometry's own units (degrees WGS84). */
  readonly bbox: readonly [number, number, number, number];
}

/** OGC 06-103r4, table 5: geometry types of Well-known Binary. Index = code. */
const types = ['', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'] as const;
const partCode = { 4: 1, 5: 2, 6: 3 } as const;

/**
 * Writes a geometry as little-endian, two-dimensional WKB; a third coordinate is left out.
 * @throws TypeError for a GeometryCollection and for an empty geometry: no collection of ours holds one
 */
export function toWkb(geometry: Geometry): Encoded {
  const code = types.indexOf(geometry.type as (typeof types)[number]);
  if (code < 1 || geometry.type === 'GeometryCollection') {
    throw new TypeError(`A ${geometry.type} cannot be stored.`);
  }
  const writer = new Writer(sizeOf(code, geometry.coordinates));
  writer.geometry(code, geometry.coordinates);
  if (writer.bbox[0] > writer.bbox[2]) throw new TypeError(`An empty ${geometry.type} cannot be stored.`);
  return { wkb: writer.bytes, bbox: writer.bbox };
}

type Nested = Position | Position[] | Position[][] | Position[][][];

/** Bytes of a geometry with its header; the multi types hold whole geometries. */
function sizeOf(code: number, coordinates: Nested): number {
  if (code === 1) return 21;
  if (code === 2) return 9 + 16 * coordinates.length;
  let size = 9;
  for (const part of coordinates as Nested[]) {
    size += code === 3 ? 4 + 16 * part.length : sizeOf(code - 3, part);
  }
  return size;
}

class Writer {
  readonly bytes: Buffer;
  readonly bbox: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  private at = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  geometry(code: number, coordinates: Nested): void {
    this.at = this.bytes.writeUInt8(1, this.at);
    this.uint(code);
    if (code === 1) return this.position(coordinates as Position);
    if (code === 2) return this.positions(coordinates as Position[]);
    this.uint(coordinates.length);
    for (const part of coordinates as Nested[]) {
      if (code === 3) this.positions(part as Position[]);
      else this.geometry(code - 3, part);
    }
  }

  private positions(list: readonly Position[]): void {
    this.uint(list.length);
    for (const position of list) this.position(position);
  }

  private position(position: Position): void {
    const x = position[0]!;
    const y = position[1]!;
    const { bbox } = this;
    if (x < bbox[0]) bbox[0] = x;
    if (y < bbox[1]) bbox[1] = y;
    if (x > bbox[2]) bbox[2] = x;
    if (y > bbox[3]) bbox[3] = y;
    this.at = this.bytes.writeDoubleLE(x, this.at);
    this.at = this.bytes.writeDoubleLE(y, this.at);
  }

  private uint(value: number): void {
    this.at = this.bytes.writeUInt32LE(value, this.at);
  }
}

/**
 * Reads what `toWkb` wrote, or any little-endian, two-dimensional WKB of those types.
 * @throws TypeError for other bytes
 */
export function fromWkb(bytes: Uint8Array): Geometry {
  const reader = new Reader(bytes);
  const geometry = reader.geometry();
  if (!reader.isAtEnd) throw new TypeError('There are bytes after the geometry.');
  return geometry;
}

class Reader {
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.at === this.view.byteLength;
  }

  geometry(): Geometry {
    const code = this.header();
    return { type: types[code], coordinates: this.coordinates(code) } as Geometry;
  }

  private header(): number {
    if (this.view.getUint8(this.at) !== 1) throw new TypeError('The geometry is not little-endian WKB.');
    this.at += 1;
    const code = this.uint();
    if (code < 1 || code > 6) throw new TypeError(`WKB type ${code} is not known.`);
    return code;
  }

  private coordinates(code: number): Nested {
    if (code === 1) return this.position();
    if (code === 2) return this.positions();
    return Array.from({ length: this.uint() }, () => {
      if (code === 3) return this.positions();
      const inner = this.header();
      if (inner !== partCode[code as 4 | 5 | 6]) throw new TypeError(`WKB type ${inner} cannot stand in type ${code}.`);
      return this.coordinates(inner);
    }) as Nested;
  }

  private positions(): Position[] {
    const count = this.uint();
    const list: Position[] = [];
    for (let i = 0; i < count; i++) list.push(this.position());
    return list;
  }

  private position(): Position {
    const x = this.view.getFloat64(this.at, true);
    const y = this.view.getFloat64(this.at + 8, true);
    this.at += 16;
    return [x, y];
  }

  private uint(): number {
    const value = this.view.getUint32(this.at, true);
    this.at += 4;
    return value;
  }
}
