/** A place in a plane in metres. */
export type Plane = readonly [x: number, y: number];

/** Turns sharper than this get their corner cut off, as a mitre would reach too far: cosine of 120 degrees. */
const sharpest = -0.5;

/**
 * The ground between a line and the line moved sideways, as pieces that together cover it: one with four corners for each
 * straight stretch, and a triangle at an outer turn too sharp for a mitre. At outer turns and at inner ones that both
 * stretches are long enough for, neighbours meet in the mitre; otherwise they overlap.
 * @param line two places or more, no place twice in a row
 * @param left metres to the left of the line, negative to the right
 * @returns rings, not closed, in either direction
 */
export function bandBeside(line: readonly Plane[], left: number): Plane[][] {
  const ways = line.slice(1).map((b, i) => unit(line[i]!, b));
  const mitres = mitresOf(line, ways, left);
  const pieces: Plane[][] = [];
  for (const [i, way] of ways.entries()) {
    const [a, b] = [line[i]!, line[i + 1]!];
    pieces.push([a, b, mitres[i + 1] ?? moved(b, way, left), mitres[i] ?? moved(a, way, left)]);
    const next = ways[i + 1];
    if (next !== undefined && mitres[i + 1] === undefined && turn(way, next) * left < 0) {
      pieces.push([b, moved(b, next, left), moved(b, way, left)]);
    }
  }
  return pieces;
}

/** Where the moved stretches before and after a vertex meet; undefined at the ends and where they keep square ends. */
function mitresOf(line: readonly Plane[], ways: readonly Plane[], left: number): (Plane | undefined)[] {
  const mitres = line.map((at, i): Plane | undefined => {
    const [before, after] = [ways[i - 1], ways[i]];
    if (before === undefined || after === undefined) return undefined;
    const cosine = before[0] * after[0] + before[1] * after[1];
    if (cosine < sharpest) return undefined;
    const [x, y] = [before[0] + after[0], before[1] + after[1]];
    return [at[0] - (left * y) / (1 + cosine), at[1] + (left * x) / (1 + cosine)];
  });
  // A stretch that inner mitres would turn round keeps its square ends, and so do its neighbours there.
  for (const [i, way] of ways.entries()) {
    const [from, to] = [mitres[i] ?? moved(line[i]!, way, left), mitres[i + 1] ?? moved(line[i + 1]!, way, left)];
    if ((to[0] - from[0]) * way[0] + (to[1] - from[1]) * way[1] > 0) continue;
    if (i > 0 && turn(ways[i - 1]!, way) * left > 0) mitres[i] = undefined;
    if (i + 1 < ways.length && turn(way, ways[i + 1]!) * left > 0) mitres[i + 1] = undefined;
  }
  return mitres;
}

function unit(a: Plane, b: Plane): Plane {
  const [x, y] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(x, y);
  return [x / length, y / length];
}

function moved(at: Plane, way: Plane, left: number): Plane {
  return [at[0] - left * way[1], at[1] + left * way[0]];
}

/** Positive where the second way turns left of the first. */
function turn(a: Plane, b: Plane): number {
  return a[0] * b[1] - a[1] * b[0];
}
