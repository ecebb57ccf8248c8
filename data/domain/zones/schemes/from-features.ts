import type { FeatureState, Properties } from '#domain/feature.ts';
import { doubleArea, toLattice, type Point } from '#domain/geometry/lattice.ts';
import { zoneContentSchema, type Ground, type ZoneContent } from '../content.ts';
import { nobody, type Edge, type Owner } from '../coverage/arc.ts';
import { chainEdges } from '../coverage/chains.ts';
import { Coverage } from '../coverage/coverage.ts';
import { numbering } from '../coverage/places.ts';

/** A zone as the collection `zones` has it. */
export type ZoneFeature = FeatureState & { readonly id: Owner };

/** Names of the contents that a zone's feature and its ground have in common; frontages are told differently. */
const common = Object.keys(zoneContentSchema.properties).filter((name) => name !== 'frontages');

/**
 * The coverage of zones that share every vertex of their common borders, as the sample's do; zones as surveyed go through
 * `taking-in`. A zone's feature gives it its id for ever.
 * @throws RangeError for zones that overlap along a border
 */
export function coverageOfFeatures(features: readonly ZoneFeature[]): Coverage {
  const edges: Edge[] = [];
  const grounds = features.map(({ id, properties }) => [id, groundOf(properties)] as const);
  const rings = features.flatMap((feature) => ringsOf(feature).map((ring) => ({ ring, id: feature.id })));
  if (rings.length === 0) return Coverage.of([], []);
  const number = numbering(rings[0]!.ring[0]!);
  /** Edges by their ends, until the neighbour's comes the other way. */
  const open = new Map<number, Map<number, { a: Point; b: Point; left: Owner }>>();
  for (const { ring, id } of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      const twin = open.get(number(b))?.get(number(a));
      if (twin !== undefined) {
        open.get(number(b))!.delete(number(a));
        if (twin.left !== id) edges.push({ a, b, left: id, right: twin.left });
        continue;
      }
      const from = open.get(number(a)) ?? new Map<number, { a: Point; b: Point; left: Owner }>();
      if (from.has(number(b))) throw new RangeError(`"${id}" and "${from.get(number(b))!.left}" overlap.`);
      open.set(number(a), from.set(number(b), { a, b, left: id }));
    }
  }
  for (const from of open.values()) {
    for (const { a, b, left } of from.values()) edges.push({ a, b, left, right: nobody });
  }
  return Coverage.of(grounds, chainEdges(edges));
}

/** Outer rings counter-clockwise, holes clockwise, whichever way the feature's turn. */
function ringsOf({ geometry }: ZoneFeature): Point[][] {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') throw new RangeError('A zone is an area.');
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((polygon) =>
    polygon.map((positions, i) => {
      const ring = positions.map(toLattice);
      return doubleArea(ring) > 0 === (i === 0) ? ring : ring.reverse();
    }),
  );
}

function groundOf(properties: Properties): Ground {
  const said = common.filter((name) => properties[name] !== undefined).map((name) => [name, properties[name]]);
  return { is: 'zone', content: Object.fromEntries(said) as ZoneContent };
}
