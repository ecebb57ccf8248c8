import { areaOf } from '#domain/geometry/measure.ts';
import { communities } from './communities.ts';
import type { SampleFeature } from './feature.ts';
import type { CellGrid } from './ground/cells.ts';
import { centroid, fromLattice } from '#domain/geometry/lattice.ts';
import type { Locator } from './ground/locate.ts';
import { sampleSource, type Setting } from './setting.ts';

/** For each cell its 15-digit identifier: community code, then a serial west to east and north to south. */
export function cellCodes(grid: CellGrid, locator: Locator, communityOf: readonly number[]) {
  const serials = new Map<number, number>();
  return grid.rings.map((ring) => {
    const [x, y] = centroid(ring);
    const community = communityOf[locator.blockAt(x, y)]!;
    const serial = (serials.get(community) ?? 0) + 1;
    serials.set(community, serial);
    return { community, code: communities[community]!.code + String(serial).padStart(3, '0') };
  });
}

/** The unit-grid collection. */
export function unitGridFeatures(
  grid: CellGrid,
  codes: readonly { readonly code: string; readonly community: number }[],
  setting: Setting,
): SampleFeature[] {
  return grid.rings.map((ring, i) => {
    const { code, community } = codes[i]!;
    const positions = ring.map(fromLattice);
    const { name, street, code: communityCode } = communities[community]!;
    return {
      id: code,
      geometry: { type: 'Polygon', coordinates: [positions] },
      properties: {
        code,
        street,
        community: name,
        communityCode,
        area: Math.round(areaOf([positions])),
        responsibleParty: street,
        validFrom: setting.validFrom,
        ...sampleSource,
      },
    };
  });
}
