import type { Position } from 'geojson';

/**
 * The borders of a coverage: which places are nodes, where one border parts into several. Between nodes a border is
 * an arc that at most two areas share, and both must draw it alike. Kept place by place, so that an edit costs as
 * much as the edited area has places, however many areas there are.
 *
 * The coverage must be noded: a place on a shared border belongs to both neighbours.
 */
export class Borders {
  /** longitude -> latitude -> the places next to it on every ring that passes, each as often as it is passed. */
  readonly #places = new Map<number, Map<number, Position[]>>();

  /** Adds the rings of an area (GeoJSON, closed). */
  add(rings: readonly (readonly Position[])[]): void {
    for (const [at, previous, next] of passes(rings)) {
      let column = this.#places.get(at[0]!);
      if (column === undefined) this.#places.set(at[0]!, (column = new Map()));
      const neighbours = column.get(at[1]!);
      if (neighbours === undefined) column.set(at[1]!, [previous, next]);
      else neighbours.push(previous, next);
    }
  }

  /** Takes away the rings of an area added before. */
  remove(rings: readonly (readonly Position[])[]): void {
    for (const [at, previous, next] of passes(rings)) {
      const column = this.#places.get(at[0]!);
      const neighbours = column?.get(at[1]!);
      if (column === undefined || neighbours === undefined) continue;
      for (const gone of [previous, next]) {
        const i = neighbours.findIndex((p) => same(p, gone));
        if (i >= 0) neighbours.splice(i, 1);
      }
      if (neighbours.length === 0) column.delete(at[1]!);
      if (column.size === 0) this.#places.delete(at[0]!);
    }
  }

  /** Whether borders part at a place: it has other than two different neighbours. */
  isNode(at: Position): boolean {
    const neighbours = this.#places.get(at[0]!)?.get(at[1]!);
    if (neighbours === undefined) return false;
    const different = neighbours.filter((p, i) => neighbours.findIndex((q) => same(p, q)) === i);
    return different.length !== 2;
  }
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Each place of closed rings with the one before and the one after it. */
function* passes(
  rings: readonly (readonly Position[])[],
): Generator<[at: Position, previous: Position, next: Position]> {
  for (const ring of rings) {
    const n = ring.length - 1;
    for (let i = 0; i < n; i++) yield [ring[i]!, ring[(i + n - 1) % n]!, ring[i + 1]!];
  }
}
