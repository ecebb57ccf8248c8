import { collectionById } from '#domain/collections.ts';
import { unknownProperties } from '../about-feature.ts';
import type { Selection, Where } from '../params.ts';
import type { ReachParams } from './kind.ts';

/** What the schema of a reach rule cannot say: unknown properties, nothing asked for, an area that is none. */
export function faultsOfParams({
  facilities,
  counts,
  places,
  roads,
  area,
  per,
  candidates,
  walkable,
  barriers,
}: ReachParams): { pointer: string; detail: string }[] {
  const faults: { pointer: string; detail: string }[] = [];
  const held = (pointer: string, collection: string, where: Where) => {
    for (const name of unknownProperties(collection, Object.keys(where))) {
      faults.push({ pointer: `${pointer}/${name}`, detail: `"${collection}" has no property "${name}"` });
    }
  };
  const chosen = (pointer: string, one: Selection | undefined) => {
    if (one !== undefined) held(`${pointer}/where`, one.collection, one.where);
  };
  chosen('/facilities', facilities);
  held('/counts', facilities.collection, counts);
  for (const [i, one] of places.entries()) chosen(`/places/${i}`, one);
  for (const [i, one] of barriers.entries()) chosen(`/barriers/${i}`, one);
  chosen('/candidates', candidates);
  held('/walkable', 'roads', walkable);
  if (roads !== undefined) held('/roads', 'roads', roads);
  for (const [pointer, one] of [
    ['/area', area],
    ['/per', per],
  ] as const) {
    chosen(pointer, one);
    if (one !== undefined && collectionById(one.collection)?.geometry !== 'area') {
      faults.push({ pointer: `${pointer}/collection`, detail: `"${one.collection}" holds no areas` });
    }
  }
  if (places.length === 0 && roads === undefined && area === undefined) {
    faults.push({ pointer: '/places', detail: 'names no places, roads or area to be within reach' });
  }
  return faults;
}
