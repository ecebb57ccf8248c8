import Flatbush from 'flatbush';
import { bboxOf } from '#domain/geometry/bbox.ts';
import { placeAt } from '#domain/streets/chainage.ts';
import type { CheckCity } from '../check.ts';
import type { MakeTest } from './permitted-test.ts';
import { roomAround, separation } from './separation.ts';

interface Junction {
  readonly name: string;
  readonly place: readonly [number, number];
}

/** A thing keeps so many metres away from where streets cross. */
export const junctions: MakeTest = (city, { limit }) => {
  let known: { readonly revision: number; readonly all: readonly Junction[]; readonly tree: Flatbush | undefined };
  const junctionsNow = () => {
    const { revision } = city.streets;
    if (known?.revision !== revision) {
      const all = junctionsOf(city);
      known = { revision, all, tree: treeOf(all) };
    }
    return known;
  };
  return {
    examine(thing) {
      const { all, tree } = junctionsNow();
      const near = tree?.search(...roomAround(bboxOf(thing.geometry), limit!)) ?? [];
      const [nearest] = near
        .map((at) => all[at]!)
        .map((junction) => ({
          junction,
          metres: separation(thing.geometry, { type: 'Point', coordinates: [...junction.place] }),
        }))
        .sort((a, b) => a.metres - b.metres || (a.junction.name < b.junction.name ? -1 : 1));
      if (nearest === undefined || nearest.metres >= limit!) return undefined;
      return {
        reason: 'near',
        measured: nearest.metres,
        limit: limit!,
        measure: 'm',
        severity: nearest.metres < limit! / 2 ? 'high' : 'middle',
        remedy: { do: 'amount', amount: limit! - nearest.metres, measure: 'm', way: 'more' },
        details: { other: `${nearest.junction.name}路口`, otherEn: `the crossing ${nearest.junction.name}` },
      };
    },
    touched: ({ streets }) => (streets.size > 0 ? 'all' : []),
  };
};

/** Where streets cross; each crossing once for each of its streets. */
function junctionsOf({ streets }: CheckCity): Junction[] {
  return streets.all.flatMap(({ name, parts }) =>
    parts.flatMap(({ begin, measured, crossings }) =>
      crossings.map((crossing) => ({
        name: `${name}${crossing.name}`,
        place: placeAt(measured, crossing.at - begin).position,
      })),
    ),
  );
}

function treeOf(all: readonly Junction[]): Flatbush | undefined {
  if (all.length === 0) return undefined;
  const tree = new Flatbush(all.length);
  for (const { place } of all) tree.add(...place, ...place);
  tree.finish();
  return tree;
}
