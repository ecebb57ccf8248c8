import waters from '#taizhou/waters.json' with { type: 'json' };
import { measureLine, metresPerDegree, placeAt, type MeasuredLine } from '#domain/streets/chainage.ts';
import { toLattice, type Point } from '#domain/geometry/lattice.ts';

/** A stretch of a river as the cleaning divides it. */
export interface RiverStretch {
  readonly number: string;
  readonly river: string;
  readonly name: string;
  readonly class: string;
  readonly piece: number;
  readonly width: number;
  /** Metres along the river. */
  readonly fromChainage: number;
  readonly toChainage: number;
  readonly measured: MeasuredLine;
  /** Water and banks, closed and counter-clockwise; neighbours share the cut across the river. */
  readonly ring: readonly Point[];
}

/** Metres of bank on each side that belong to the water's zone. */
const bank = 8;

const chineseNumbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** All rivers in stretches of equal length, from the start of each line. */
export function drawWaters(): RiverStretch[] {
  let count = 0;
  return waters.waters.flatMap((water) => {
    const whole = measureLine(water.line);
    const half = water.width / 2 + bank;
    const cuts = Array.from({ length: water.sections + 1 }, (_, i) => (whole.length * i) / water.sections);
    const stations = [...new Set([...cuts, ...whole.at])].sort((a, b) => a - b);
    const closed = water.line[0]!.join() === water.line.at(-1)!.join();
    const banks = stations.map((chainage) => across(whole, chainage, half, closed));
    if (closed) banks[banks.length - 1] = banks[0]!;
    return cuts.slice(1).map((toChainage, i): RiverStretch => {
      const fromChainage = cuts[i]!;
      const within = stations.map((s, k) => [s, k] as const).filter(([s]) => s >= fromChainage && s <= toChainage);
      const left = within.map(([, k]) => banks[k]!.left);
      const right = within.map(([, k]) => banks[k]!.right);
      count += 1;
      return {
        number: `HD-${String(count).padStart(2, '0')}`,
        river: water.name,
        name: `${water.name}${chineseNumbers[i]!}段`,
        class: water.class,
        piece: i + 1,
        width: water.width,
        fromChainage,
        toChainage,
        measured: measureLine(within.map(([s]) => placeAt(whole, s).position)),
        ring: [...right, ...left.reverse(), right[0]!],
      };
    });
  });
}

/** The two bank points beside a place on the river, on the bisector where the river bends. */
function across(whole: MeasuredLine, chainage: number, half: number, closed: boolean): { left: Point; right: Point } {
  const wrap = (c: number) => (closed ? (c + whole.length) % whole.length : Math.min(whole.length, Math.max(0, c)));
  const { position } = placeAt(whole, chainage);
  const before = placeAt(whole, wrap(chainage - 0.5)).bearing;
  const after = placeAt(whole, wrap(chainage + 0.5)).bearing;
  const turn = ((after - before + 540) % 360) - 180;
  const bearing = ((before + turn / 2) * Math.PI) / 180;
  const reach = half / Math.cos((turn * Math.PI) / 360);
  const [perLng, perLat] = metresPerDegree(position[1]);
  const east = Math.cos(bearing) * reach;
  const north = -Math.sin(bearing) * reach;
  return {
    left: toLattice([position[0] - east / perLng, position[1] - north / perLat]),
    right: toLattice([position[0] + east / perLng, position[1] + north / perLat]),
  };
}
