import divisions from '#taizhou/divisions.json' with { type: 'json' };
import type { Block, Ground } from './ground/blocks.ts';
import { dissolve, toGeometry } from './ground/dissolve.ts';
import { grow } from './ground/grow.ts';
import { toLattice } from '#domain/geometry/lattice.ts';
import type { SampleFeature } from './feature.ts';
import { sampleSource, type Setting } from './setting.ts';

export interface Community {
  readonly code: string;
  readonly name: string;
  readonly street: string;
  readonly streetCode: string;
  readonly partner: string | undefined;
}

export const communities: readonly Community[] = divisions.streets.flatMap((street) =>
  street.communities.map((community) => ({
    code: community.code,
    name: community.name,
    street: street.name,
    streetCode: street.code,
    partner: (community as { partner?: string }).partner,
  })),
);

/** For each block the index of its community. */
export function shareAmongCommunities(blocks: Ground['blocks']): number[] {
  const seeds = divisions.streets.flatMap((street) => street.communities.map(({ at }) => toLattice(at)));
  return grow(blocks, seeds);
}

/** The divisions collection: rough districts, and sub-districts and communities as unions of blocks. */
export function divisionFeatures(
  blocks: readonly Block[],
  communityOf: readonly number[],
  setting: Setting,
): SampleFeature[] {
  const union = (belongs: (community: Community) => boolean) =>
    toGeometry(dissolve(blocks.filter((b) => belongs(communities[communityOf[b.index]!]!)).map((b) => b.ring)));
  const base = { validFrom: setting.validFrom, ...sampleSource };
  const arcs = divisions.arcs as Record<string, number[][]>;
  const ring = (names: readonly string[]) => {
    const positions: number[][] = [];
    for (const name of names) {
      const arc = name.startsWith('-') ? [...arcs[name.slice(1)]!].reverse() : arcs[name]!;
      positions.push(...(positions.length === 0 ? arc : arc.slice(1)));
    }
    return positions;
  };
  return [
    ...divisions.districts.map((district): SampleFeature => ({
      id: district.code,
      geometry: { type: 'Polygon', coordinates: [ring(district.arcs)] },
      properties: { code: district.code, name: district.name, level: 'district', ...base },
    })),
    ...divisions.streets.map((street): SampleFeature => ({
      id: street.code,
      geometry: union((community) => community.streetCode === street.code),
      properties: { code: street.code, name: street.name, level: 'street', parent: street.code.slice(0, 6), ...base },
    })),
    ...communities.map((community): SampleFeature => ({
      id: community.code,
      geometry: union((other) => other === community),
      properties: {
        code: community.code,
        name: community.name,
        level: 'community',
        parent: community.streetCode,
        ...(community.partner === undefined ? {} : { partner: community.partner }),
        ...base,
      },
    })),
    ...divisions.apart.map((division): SampleFeature => ({
      id: division.code,
      geometry: { type: 'Polygon', coordinates: [division.ring] },
      properties: {
        code: division.code,
        name: division.name,
        level: division.level,
        parent: division.parent,
        ...(division.partner === undefined ? {} : { partner: division.partner }),
        ...base,
      },
    })),
  ];
}
