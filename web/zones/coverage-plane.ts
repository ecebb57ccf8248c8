import { fromLattice, type Point } from '#domain/geometry/lattice.ts';
import { arcKey, nobody, type Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { polygonsOf } from '#domain/zones/coverage/rings.ts';
import type { FeaturePlane } from '../map/plane/feature-plane.ts';
import type { PlaneFeature } from '../map/plane/contract.ts';
import { labelPlace } from './label-place.ts';

/** Keeps what a plane shows of grounds, borders and names level with a coverage: by difference where it is known. */
export class CoveragePlane {
  readonly #plane: FeaturePlane;
  /** Ids of the borders around each owner, as shown. */
  #borders = new Map<Owner, readonly string[]>();
  #gaps: readonly string[] = [];
  /** What stands before the numbers of grounds. */
  #letters: ReadonlyMap<Owner, string> = new Map();

  constructor(plane: FeaturePlane) {
    this.#plane = plane;
  }

  /** Shows a coverage from the beginning; none takes all away. */
  showAll(coverage: Coverage | undefined): void {
    this.#borders = new Map();
    this.#gaps = [];
    if (coverage === undefined) {
      for (const source of ['grounds', 'borders', 'labels'] as const) this.#plane.replace(source, []);
      return;
    }
    const shown = [...coverage.grounds.keys()].map((owner) => this.#featuresOf(coverage, owner));
    const gaps = gapFeatures(coverage);
    this.#gaps = gaps.map(({ id }) => id);
    this.#plane.replace('grounds', [...shown.map(({ ground }) => ground), ...gaps]);
    this.#plane.replace(
      'labels',
      shown.flatMap(({ label }) => label ?? []),
    );
    for (const owner of [...coverage.grounds.keys(), nobody]) {
      this.#borders.set(owner, coverage.arcsOf(owner).map(arcKey));
    }
    this.#plane.replace('borders', [...coverage.arcs()].map(borderFeature));
  }

  /** Shows what is different: the grounds of these owners, and the borders around them. */
  show(coverage: Coverage, touched: ReadonlySet<Owner>): void {
    const there = [...touched].filter((owner) => owner !== nobody && coverage.grounds.has(owner));
    const went = [...touched].filter((owner) => owner !== nobody && !coverage.grounds.has(owner));
    const shown = there.map((owner) => this.#featuresOf(coverage, owner));
    const gaps = touched.has(nobody) ? gapFeatures(coverage) : undefined;
    this.#plane.change({
      source: 'grounds',
      gone: [...went, ...(gaps ? this.#gaps : [])],
      put: [...shown.map(({ ground }) => ground), ...(gaps ?? [])],
    });
    if (gaps) this.#gaps = gaps.map(({ id }) => id);
    const labels = shown.flatMap(({ label }) => label ?? []);
    this.#plane.change({ source: 'labels', gone: [...touched], put: labels });
    this.#showBorders(coverage, touched);
  }

  /** Puts letters before the numbers of grounds, instead of those before. */
  letter(coverage: Coverage | undefined, letters: ReadonlyMap<Owner, string>): void {
    const before = this.#letters;
    this.#letters = letters;
    if (coverage === undefined) return;
    const others = [...new Set([...before.keys(), ...letters.keys()])].filter(
      (owner) => before.get(owner) !== letters.get(owner) && coverage.grounds.has(owner),
    );
    const put = others.flatMap((owner) => this.#featuresOf(coverage, owner).label ?? []);
    this.#plane.change({ source: 'labels', gone: [], put });
  }

  #featuresOf(coverage: Coverage, owner: Owner) {
    return groundFeatures(coverage, owner, this.#letters.get(owner));
  }

  #showBorders(coverage: Coverage, touched: ReadonlySet<Owner>): void {
    const gone = new Set([...touched].flatMap((owner) => this.#borders.get(owner) ?? []));
    const put = new Map<string, PlaneFeature>();
    for (const owner of touched) {
      const arcs = coverage.arcsOf(owner);
      const keys = arcs.map(arcKey);
      this.#borders.set(owner, keys);
      for (const [i, arc] of arcs.entries()) {
        // A border that one side of it had before and has still is shown already, unless its places are others.
        put.set(keys[i]!, borderFeature(arc));
        gone.delete(keys[i]!);
      }
    }
    this.#plane.change({ source: 'borders', gone: [...gone], put: [...put.values()] });
  }
}

function groundFeatures(
  coverage: Coverage,
  owner: Owner,
  letter: string | undefined,
): { readonly ground: PlaneFeature; readonly label: PlaneFeature | undefined } {
  const ground = coverage.grounds.get(owner)!;
  const polygons = polygonsOf(coverage.ringsOf(owner));
  const feature: PlaneFeature = {
    id: owner,
    geometry: { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(degreesOf)) },
    properties: { is: ground.is },
  };
  if (ground.is !== 'zone' || polygons.length === 0) return { ground: feature, label: undefined };
  const [x, y] = labelPlace(polygons);
  const { number, name } = ground.content;
  const label: PlaneFeature = {
    id: owner,
    geometry: { type: 'Point', coordinates: fromLattice([x, y]) },
    properties: { number: letter === undefined ? number : `${letter} ${number}`, name },
  };
  return { ground: feature, label };
}

/** Ground that is nobody's with somebody's all around it. */
function gapFeatures(coverage: Coverage): PlaneFeature[] {
  return polygonsOf(coverage.ringsOf(nobody)).map((rings) => ({
    id: `gap:${rings[0]![0]!.join()}`,
    geometry: { type: 'Polygon', coordinates: rings.map(degreesOf) },
    properties: { is: 'gap' },
  }));
}

function borderFeature(arc: { readonly points: readonly Point[] }): PlaneFeature {
  return {
    id: arcKey(arc),
    geometry: { type: 'LineString', coordinates: degreesOf(arc.points) },
    properties: {},
  };
}

function degreesOf(places: readonly Point[]): [number, number][] {
  return places.map(fromLattice);
}
