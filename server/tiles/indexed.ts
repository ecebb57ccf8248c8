import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import { PointIndex, type PointFeature } from './point-index.ts';
import { ShapeIndex } from './shape-index.ts';

/** One collection in memory, or a part of it, by its geometry. */
export type Indexed =
  | { readonly kind: 'point'; readonly collection: Collection; readonly index: PointIndex }
  | { readonly kind: 'shape'; readonly collection: Collection; readonly index: ShapeIndex };

/** What the index needs of a feature. */
export type Put = Pick<Feature, 'fid' | 'id' | 'geometry' | 'properties'>;

/** An index of a collection that holds nothing yet. */
export function emptyIndex(collection: Collection): Indexed {
  return collection.geometry === 'point'
    ? { kind: 'point', collection, index: new PointIndex(collection.columns, collection.cells?.open) }
    : { kind: 'shape', collection, index: new ShapeIndex(collection) };
}

/** An empty index that keeps what of another's features is not drawn: each can take features over from the other. */
export function emptyBeside(one: Indexed): Indexed {
  if (one.kind === 'point') return { ...one, index: one.index.empty() };
  return { ...one, index: new ShapeIndex(one.collection, one.index) };
}

/** Puts a feature in, in place of the one of the same fid. */
export function put(one: Indexed, feature: Put): void {
  if (one.kind === 'point') one.index.set(pointOf(feature));
  else one.index.set(feature.fid, feature.id, feature.geometry, feature.properties);
}

/** Puts a feature of a fresh reading in; points stand in no order yet (`putInOrder`). */
export function push(one: Indexed, feature: Put): void {
  if (one.kind === 'point') one.index.push(pointOf(feature));
  else put(one, feature);
}

/** Moves a feature from one index of a collection to another beside it; nothing happens when it is not there. */
export function move(from: Indexed, to: Indexed, fid: number): void {
  if (from.kind === 'point' && to.kind === 'point') to.index.takeOver(from.index, fid);
  else if (from.kind === 'shape' && to.kind === 'shape') to.index.takeOver(from.index, fid);
}

/** The public id of a feature; undefined where there is none. */
export function idIn({ index }: Indexed, fid: number): string | undefined {
  return index instanceof PointIndex ? index.idOf(fid) : index.get(fid)?.id;
}

function pointOf({ fid, id, geometry, properties }: Put): PointFeature {
  if (geometry.type !== 'Point') throw new TypeError(`Feature ${id} is a ${geometry.type} where a Point belongs.`);
  return { fid, id, lng: geometry.coordinates[0]!, lat: geometry.coordinates[1]!, properties };
}
