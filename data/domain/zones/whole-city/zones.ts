import { fromLattice, type Point } from '#domain/geometry/lattice.ts';
import type { ZoneContent } from '../content.ts';
import type { Owner } from '../coverage/arc.ts';
import { placeWithinRings } from '../coverage/arranging/place-within.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { polygonsOf } from '../coverage/rings.ts';
import type { TestSubject } from './report.ts';
import type { Place } from './test-ground.ts';

/** A zone of the coverage under test. */
export interface TestedZone {
  readonly id: Owner;
  readonly content: ZoneContent;
}

/** The zones of a coverage in order of their numbers; ground left out or disputed is none. */
export function zonesOf(coverage: Coverage): TestedZone[] {
  const zones: TestedZone[] = [];
  for (const [id, ground] of coverage.grounds) if (ground.is === 'zone') zones.push({ id, content: ground.content });
  return zones.sort((p, q) => compare(p.content.number, q.content.number) || compare(p.id, q.id));
}

const compare = (p: string, q: string): number => (p < q ? -1 : p > q ? 1 : 0);

export function subjectOf({ id, content }: TestedZone): TestSubject {
  return { kind: 'zone', id, number: content.number, name: content.name };
}

/** Some place inside a ground, for a mark on the map. */
export type PlaceOf = (owner: Owner) => Place;

/** Finds places inside grounds: in the part with the most places. Worked out once a ground. */
export function placesIn(coverage: Coverage): PlaceOf {
  const known = new Map<Owner, Place>();
  return (owner) => {
    let place = known.get(owner);
    if (place === undefined) known.set(owner, (place = placeIn(coverage.ringsOf(owner))));
    return place;
  };
}

function placeIn(rings: readonly (readonly Point[])[]): Place {
  const largest =
    rings.length === 1
      ? rings
      : polygonsOf(rings).reduce((most, polygon) => (polygon[0]!.length > most[0]!.length ? polygon : most));
  return fromLattice(placeWithinRings(largest) as [number, number]);
}
