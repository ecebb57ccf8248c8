import { metresPerDegree, type MeasuredLine } from './chainage.ts';

/** A line that things are held against: part of a street. */
export interface GridLine {
  /** Lines of one street share a number. */
  readonly street: number;
  readonly measured: MeasuredLine;
}

/** Where a thing lies along a line. Written over by the next question, so that a million answers need no memory. */
export interface Along {
  /** Number of the line among those the grid was made of; -1: none within reach. */
  line: number;
  /** Metres from the line's start. */
  at: number;
  /** Metres to the left of the way it runs; negative to the right. */
  left: number;
}

/**
 * Lines laid into square cells, each in every cell from which it can be reached: a question looks at one cell only. What is
 * measured along a line is the share of a geodesic length; across, a plane at the place itself (good to a millimetre in 100 m).
 */
export interface StreetGrid {
  /** Metres within which questions are answered. */
  readonly reach: number;
  /**
   * The place of a line nearest to a position.
   * @param lon degrees WGS84
   * @param within metres, at most `reach`
   * @param street only lines of this street; -1: of any
   * @returns `along`, filled
   */
  nearest(lon: number, lat: number, within: number, street: number, along: Along): Along;
}

/** Each row of segments holds these figures beside one another, so that looking at one touches one line of memory. */
const columns = 7;
const [lon0, lat0, east, north, begin, length, perSquare] = [0, 1, 2, 3, 4, 5, 6];

/**
 * Lays lines into cells.
 * @param reach metres from a line within which things may be asked for
 */
export function streetGrid(lines: readonly GridLine[], reach: number): StreetGrid {
  const count = lines.reduce((sum, { measured }) => sum + measured.line.length - 1, 0);
  const rows = new Float64Array(count * columns);
  const lineOf = new Int32Array(count);
  const streetOf = new Int32Array(count);
  const bounds = boundsOf(lines);
  const [perLng, perLat] = metresPerDegree(count === 0 ? 0 : (bounds.south + bounds.north) / 2);
  const side = Math.max(reach * 1.5, 50);
  const [cellLng, cellLat] = [side / perLng, side / perLat];
  // Half a cell of room all around: what lies beyond can reach nothing.
  const [west, south] = [bounds.west - reach / perLng, bounds.south - reach / perLat];
  const width = count === 0 ? 0 : Math.floor((bounds.east + reach / perLng - west) / cellLng) + 1;
  const height = count === 0 ? 0 : Math.floor((bounds.north + reach / perLat - south) / cellLat) + 1;

  let row = 0;
  for (const [number, { street, measured }] of lines.entries()) {
    for (let i = 1; i < measured.line.length; i++, row++) {
      const [a, b] = [measured.line[i - 1]!, measured.line[i]!];
      const [x, y] = metresPerDegree((a[1]! + b[1]!) / 2);
      const [dx, dy] = [(b[0]! - a[0]!) * x, (b[1]! - a[1]!) * y];
      const square = dx * dx + dy * dy;
      const size = measured.at[i]! - measured.at[i - 1]!;
      rows.set([a[0]!, a[1]!, dx, dy, measured.at[i - 1]!, size, square === 0 ? 0 : 1 / square], row * columns);
      lineOf[row] = number;
      streetOf[row] = street;
    }
  }
  const cells = laidOut(rows, count, width, height);
  /** Metres in a degree in the middle of each row of cells: east, north, east, north ... */
  const scales = new Float64Array(height * 2);
  for (let y = 0; y < height; y++) scales.set(metresPerDegree(south + (y + 0.5) * cellLat), y * 2);

  function laidOut(
    of: Float64Array,
    segments: number,
    across: number,
    down: number,
  ): { starts: Uint32Array; of: Uint32Array } {
    const starts = new Uint32Array(across * down + 1);
    const visit = (take: (cell: number, segment: number) => void): void => {
      for (let segment = 0; segment < segments; segment++) eachCell(of, segment, (cell) => take(cell, segment));
    };
    visit((cell) => starts[cell + 1]!++);
    for (let cell = 0; cell < across * down; cell++) starts[cell + 1]! += starts[cell]!;
    const filled = new Uint32Array(starts[across * down] ?? 0);
    const next = starts.slice();
    visit((cell, segment) => (filled[next[cell]!++] = segment));
    return { starts, of: filled };
  }

  /** The cells that a segment can be reached from: those within reach of its box which its line comes near enough to. */
  function eachCell(of: Float64Array, segment: number, take: (cell: number) => void): void {
    const o = segment * columns;
    const lat = of[o + lat0]!;
    const scale = metresPerDegree(lat + of[o + north]! / perLat / 2);
    const [ax, ay] = [of[o + lon0]!, lat];
    const [bx, by] = [ax + of[o + east]! / scale[0], ay + of[o + north]! / scale[1]];
    // A metre more than is asked for, so that rounding loses none at the bounds.
    const [rx, ry] = [(reach + 1) / scale[0], (reach + 1) / scale[1]];
    const x0 = Math.max(0, Math.floor((Math.min(ax, bx) - rx - west) / cellLng));
    const x1 = Math.min(width - 1, Math.floor((Math.max(ax, bx) + rx - west) / cellLng));
    const y0 = Math.max(0, Math.floor((Math.min(ay, by) - ry - south) / cellLat));
    const y1 = Math.min(height - 1, Math.floor((Math.max(ay, by) + ry - south) / cellLat));
    // A long slanting segment is far from most cells of its box: a circle round the cell must meet the line.
    const far = reach + side * Math.SQRT1_2 + 1;
    const isLong = (x1 - x0) * (y1 - y0) > 12;
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        if (isLong) {
          const px = (west + (x + 0.5) * cellLng - ax) * scale[0];
          const py = (south + (y + 0.5) * cellLat - ay) * scale[1];
          const t = Math.min(1, Math.max(0, (px * of[o + east]! + py * of[o + north]!) * of[o + perSquare]!));
          if (Math.hypot(px - t * of[o + east]!, py - t * of[o + north]!) > far) continue;
        }
        take(y * width + x);
      }
    }
  }

  function cellAt(lon: number, lat: number): number {
    const x = Math.floor((lon - west) / cellLng);
    const y = Math.floor((lat - south) / cellLat);
    return x < 0 || y < 0 || x >= width || y >= height ? -1 : y * width + x;
  }

  return {
    reach,
    nearest(lon, lat, within, street, along) {
      along.line = -1;
      const cell = cellAt(lon, lat);
      if (cell < 0) return along;
      const scaleRow = Math.floor(cell / width) * 2;
      const scaleEast = scales[scaleRow]!;
      const scaleNorth = scales[scaleRow + 1]!;
      let best = within * within;
      const end = cells.starts[cell + 1]!;
      for (let i = cells.starts[cell]!; i < end; i++) {
        const segment = cells.of[i]!;
        if (street >= 0 && streetOf[segment] !== street) continue;
        const o = segment * columns;
        const px = (lon - rows[o + lon0]!) * scaleEast;
        const py = (lat - rows[o + lat0]!) * scaleNorth;
        const dx = rows[o + east]!;
        const dy = rows[o + north]!;
        let t = (px * dx + py * dy) * rows[o + perSquare]!;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        const qx = px - t * dx;
        const qy = py - t * dy;
        const square = qx * qx + qy * qy;
        // Of two as near the first line, whatever the order of the cells.
        if (square > best || (square === best && along.line >= 0 && lineOf[segment]! >= along.line)) continue;
        best = square;
        along.line = lineOf[segment]!;
        along.at = rows[o + begin]! + t * rows[o + length]!;
        along.left = dx * py - dy * px >= 0 ? Math.sqrt(square) : -Math.sqrt(square);
      }
      return along;
    },
  };
}

function boundsOf(lines: readonly GridLine[]): { west: number; south: number; east: number; north: number } {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { measured } of lines) {
    for (const [lon, lat] of measured.line as readonly (readonly [number, number])[]) {
      bounds.west = Math.min(bounds.west, lon);
      bounds.east = Math.max(bounds.east, lon);
      bounds.south = Math.min(bounds.south, lat);
      bounds.north = Math.max(bounds.north, lat);
    }
  }
  return bounds;
}
