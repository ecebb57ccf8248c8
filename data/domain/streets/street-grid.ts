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

/** Figures of a segment in a cell: its first place and its way, metres from the cell's corner, and one by its square length. */
const figures = 5;

/** Metres by which a distance told from what a cell holds may be off: 24 bits over some kilometres, one scale a row. */
const rounding = 0.01;

/** Cells are made larger rather than more than this: one stray road may lie on the other side of the earth. */
const mostCells = 4_000_000;

/**
 * Lays lines into cells. A cell holds the figures of its segments one after the other, so that a question reads one stretch of
 * memory.
 * @param reach metres from a line within which things may be asked for
 */
export function streetGrid(lines: readonly GridLine[], reach: number): StreetGrid {
  const segments = segmentsOf(lines);
  const plan = planOf(lines, reach);
  const { west, south, cellLng, cellLat, width, height } = plan;
  const { ends } = segments;
  /** Metres in a degree in the middle of each row of cells: east, north, east, north ... */
  const scales = new Float64Array(height * 2);
  for (let y = 0; y < height; y++) scales.set(metresPerDegree(south + (y + 0.5) * cellLat), y * 2);

  const starts = new Uint32Array(width * height + 1);
  for (let segment = 0; segment < segments.count; segment++) {
    eachCell(segments, segment, plan, reach, (cell) => starts[cell + 1]!++);
  }
  for (let cell = 0; cell < width * height; cell++) starts[cell + 1]! += starts[cell]!;
  const of = new Uint32Array(starts[width * height]!);
  const near = new Float32Array(of.length * figures);
  const next = starts.slice();
  for (let segment = 0; segment < segments.count; segment++) {
    const [ax, ay, bx, by] = ends.subarray(segment * 4, segment * 4 + 4) as unknown as number[];
    eachCell(segments, segment, plan, reach, (cell) => {
      const row = Math.floor(cell / width);
      const [east, north] = [scales[row * 2]!, scales[row * 2 + 1]!];
      const [dx, dy] = [(bx! - ax!) * east, (by! - ay!) * north];
      const square = dx * dx + dy * dy;
      const at = next[cell]!++;
      of[at] = segment;
      near[at * figures] = (ax! - west - (cell - row * width) * cellLng) * east;
      near[at * figures + 1] = (ay! - south - row * cellLat) * north;
      near[at * figures + 2] = dx;
      near[at * figures + 3] = dy;
      near[at * figures + 4] = square === 0 ? 0 : 1 / square;
    });
  }

  function cellAt(lon: number, lat: number): number {
    const x = Math.floor((lon - west) / cellLng);
    const y = Math.floor((lat - south) / cellLat);
    return x >= 0 && y >= 0 && x < width && y < height ? y * width + x : -1;
  }

  return {
    reach,
    nearest(lon, lat, within, street, along) {
      along.line = -1;
      const cell = cellAt(lon, lat);
      if (cell < 0) return along;
      const row = Math.floor(cell / width);
      const x = (lon - west - (cell - row * width) * cellLng) * scales[row * 2]!;
      const y = (lat - south - row * cellLat) * scales[row * 2 + 1]!;
      // What cells hold is rounded, by how they happen to lie: it says which segments to look at. What is answered is
      // reckoned from place and segment alone, so that it is the same after other streets moved the cells.
      const [east, north] = metresPerDegree(lat);
      let best = within * within;
      let worthALook = best + slackOf(within);
      let bestT = 0;
      let bestSegment = -1;
      let isLeft = true;
      const end = starts[cell + 1]!;
      for (let i = starts[cell]!, o = i * figures; i < end; i++, o += figures) {
        const px = x - near[o]!;
        const py = y - near[o + 1]!;
        const dx = near[o + 2]!;
        const dy = near[o + 3]!;
        let t = (px * dx + py * dy) * near[o + 4]!;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        const qx = px - t * dx;
        const qy = py - t * dy;
        if (qx * qx + qy * qy > worthALook) continue;
        const segment = of[i]!;
        if (street >= 0 && segments.streets[segment] !== street) continue;
        const e = segment * 4;
        const wayEast = (ends[e + 2]! - ends[e]!) * east;
        const wayNorth = (ends[e + 3]! - ends[e + 1]!) * north;
        const toEast = (lon - ends[e]!) * east;
        const toNorth = (lat - ends[e + 1]!) * north;
        t = (toEast * wayEast + toNorth * wayNorth) / (wayEast * wayEast + wayNorth * wayNorth || 1);
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        const offEast = toEast - t * wayEast;
        const offNorth = toNorth - t * wayNorth;
        const square = offEast * offEast + offNorth * offNorth;
        // Of two as near the first, which is that of the first line.
        if (square > best || (square === best && bestSegment >= 0)) continue;
        best = square;
        worthALook = best + slackOf(Math.sqrt(best));
        bestT = t;
        bestSegment = segment;
        isLeft = wayEast * toNorth - wayNorth * toEast >= 0;
      }
      if (bestSegment < 0) return along;
      along.line = segments.lines[bestSegment]!;
      along.at = segments.begins[bestSegment]! + bestT * segments.lengths[bestSegment]!;
      along.left = isLeft ? Math.sqrt(best) : -Math.sqrt(best);
      return along;
    },
  };
}

/** How much further, square metres, what cells hold may make a segment that is so many metres away. */
function slackOf(metres: number): number {
  return (2 * metres + rounding) * rounding;
}

/** All segments of the lines, in columns. */
interface Segments {
  readonly count: number;
  /** lon, lat, lon, lat of their ends. */
  readonly ends: Float64Array;
  readonly lines: Int32Array;
  readonly streets: Int32Array;
  /** Metres from the line's start, and of the segment itself. */
  readonly begins: Float64Array;
  readonly lengths: Float64Array;
}

function segmentsOf(lines: readonly GridLine[]): Segments {
  const count = lines.reduce((sum, { measured }) => sum + measured.line.length - 1, 0);
  const segments = {
    count,
    ends: new Float64Array(count * 4),
    lines: new Int32Array(count),
    streets: new Int32Array(count),
    begins: new Float64Array(count),
    lengths: new Float64Array(count),
  };
  let row = 0;
  for (const [number, { street, measured }] of lines.entries()) {
    for (let i = 1; i < measured.line.length; i++, row++) {
      const [a, b] = [measured.line[i - 1]!, measured.line[i]!];
      segments.ends.set([a[0]!, a[1]!, b[0]!, b[1]!], row * 4);
      segments.lines[row] = number;
      segments.streets[row] = street;
      segments.begins[row] = measured.at[i - 1]!;
      segments.lengths[row] = measured.at[i]! - measured.at[i - 1]!;
    }
  }
  return segments;
}

/** How the cells lie: corner and size in degrees, how many across and up, and the size in metres. */
interface CellPlan {
  readonly west: number;
  readonly south: number;
  readonly cellLng: number;
  readonly cellLat: number;
  readonly width: number;
  readonly height: number;
  readonly side: number;
}

function planOf(lines: readonly GridLine[], reach: number): CellPlan {
  const bounds = boundsOf(lines);
  if (bounds.west > bounds.east) return { west: 0, south: 0, cellLng: 1, cellLat: 1, width: 0, height: 0, side: 1 };
  const [perLng, perLat] = metresPerDegree((bounds.south + bounds.north) / 2);
  const [west, south] = [bounds.west - (reach + 1) / perLng, bounds.south - (reach + 1) / perLat];
  for (let side = Math.max(reach * 1.5, 50); ; side *= 2) {
    const [cellLng, cellLat] = [side / perLng, side / perLat];
    const width = Math.floor((bounds.east + (reach + 1) / perLng - west) / cellLng) + 1;
    const height = Math.floor((bounds.north + (reach + 1) / perLat - south) / cellLat) + 1;
    if (width * height <= mostCells) return { west, south, cellLng, cellLat, width, height, side };
  }
}

/** The cells that a segment can be reached from: those within reach of its box which its line comes near enough to. */
function eachCell(
  { ends }: Segments,
  segment: number,
  { west, south, cellLng, cellLat, width, height, side }: CellPlan,
  reach: number,
  take: (cell: number) => void,
): void {
  const [ax, ay, bx, by] = [ends[segment * 4]!, ends[segment * 4 + 1]!, ends[segment * 4 + 2]!, ends[segment * 4 + 3]!];
  const scale = metresPerDegree((ay + by) / 2);
  // A metre more than is asked for, so that rounding loses none at the bounds.
  const [rx, ry] = [(reach + 1) / scale[0], (reach + 1) / scale[1]];
  const x0 = Math.max(0, Math.floor((Math.min(ax, bx) - rx - west) / cellLng));
  const x1 = Math.min(width - 1, Math.floor((Math.max(ax, bx) + rx - west) / cellLng));
  const y0 = Math.max(0, Math.floor((Math.min(ay, by) - ry - south) / cellLat));
  const y1 = Math.min(height - 1, Math.floor((Math.max(ay, by) + ry - south) / cellLat));
  // A long slanting segment is far from most cells of its box: a circle round the cell must meet the line.
  const isLong = (x1 - x0) * (y1 - y0) > 12;
  const far = reach + side * Math.SQRT1_2 * 1.01 + 1;
  const [dx, dy] = [(bx - ax) * scale[0], (by - ay) * scale[1]];
  const square = dx * dx + dy * dy || 1;
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      if (isLong) {
        const px = (west + (x + 0.5) * cellLng - ax) * scale[0];
        const py = (south + (y + 0.5) * cellLat - ay) * scale[1];
        const t = Math.min(1, Math.max(0, (px * dx + py * dy) / square));
        if (Math.hypot(px - t * dx, py - t * dy) > far) continue;
      }
      take(y * width + x);
    }
  }
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
