import { fromLattice } from '#domain/geometry/lattice.ts';
import { placeWithin } from '../coverage/arrange.ts';
import type { AnsweringStreet } from './answering-street.ts';
import { squareMetres, type Cover } from './cover.ts';
import { byMeasured, type TestEntry } from './report.ts';

/** Built-up area without a zone: each face of it, with the sub-district that answers for the place meanwhile. */
export function testGround({ gaps, builtUp }: Cover, streetAt: AnsweringStreet): TestEntry {
  const items = gaps.map((face) => {
    const at = fromLattice(placeWithin(face));
    const street = streetAt(at);
    const [x, y] = face.rings[0]![0]!;
    return {
      key: `${x},${y}`,
      at,
      geometry: { type: 'Polygon' as const, coordinates: face.rings.map((ring) => ring.map(fromLattice)) },
      measured: squareMetres(face),
      unit: 'm²' as const,
      ...(street === undefined ? {} : { street }),
    };
  });
  return {
    test: 'ground',
    figure: items.reduce((sum, { measured }) => sum + measured, 0),
    unit: 'm²',
    of: builtUp,
    items: items.sort(byMeasured),
  };
}
