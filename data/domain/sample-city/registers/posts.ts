import { centroid, fromLattice } from '#domain/geometry/lattice.ts';
import { placeAt } from '#domain/streets/chainage.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import type { Planted } from '../planted-fault.ts';
import type { PlannedZone } from '../zone-plan.ts';
import { ledger, numbered, point } from './entry.ts';

/** Zones that were left without a post on purpose. */
const withoutPost = ['HD-003', 'XC-017'];

interface PlannedPost {
  readonly zone: PlannedZone;
  readonly kind: 'order' | 'cleaning' | 'river' | 'patrol';
  readonly name: string;
  readonly at: readonly number[];
  readonly radius: number;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** One post in each zone of every kind, but for two zones. */
export function postFeatures(city: City): Planted<SampleFeature[]> {
  const { random, enter } = ledger(city, 'posts');
  // New kinds go to the end, so that the posts before them stay what they are.
  const planned = [...blockPosts(city), ...riverPosts(city), ...patrolPosts(city)];
  const features = planned
    .filter(({ zone }) => !withoutPost.includes(zone.number))
    .map(({ zone, kind, name, at, radius, startsAt, endsAt }, i) =>
      enter(point(at), {
        number: numbered('GW', i),
        name,
        kind,
        zone: zone.number,
        persons: random.pick([1, 1, 2]),
        radius,
        startsAt,
        endsAt,
        unit: zone.unit,
      }),
    );
  const faults = withoutPost.map((number) => ({
    kind: 'post' as const,
    collection: 'zones',
    subjects: [number],
    measured: 0,
    limit: 1,
    unit: 'count' as const,
    note: 'A zone without a post.',
  }));
  return { features, faults };
}

function blockPosts({ ground, zonePlan: { orderOf, cleaningOf } }: City): PlannedPost[] {
  const middle = (zones: readonly PlannedZone[], zone: PlannedZone) =>
    fromLattice(ground.blocks[zones.indexOf(zone)]!.centre);
  const order = [...new Set(orderOf)].map((zone): PlannedPost => {
    const [lng, lat] = middle(orderOf, zone);
    const name = `${zone.name.replace('责任区', '')}市容岗`;
    return { zone, kind: 'order', name, at: [lng - 0.0005, lat], radius: 200, startsAt: '08:00', endsAt: '20:00' };
  });
  const cleaning = [...new Set(cleaningOf)].map((zone): PlannedPost => {
    const [lng, lat] = middle(cleaningOf, zone);
    const at = [lng + 0.0005, lat - 0.0005];
    const name = `${zone.name.replace('保洁片区', '')}保洁岗`;
    return { zone, kind: 'cleaning', name, at, radius: 200, startsAt: '05:30', endsAt: '21:30' };
  });
  return [...order, ...cleaning];
}

/** On the bank, half way along the stretch. */
function riverPosts({ waters, zonePlan }: City): PlannedPost[] {
  return waters.map(({ river, piece, measured, width }, i): PlannedPost => {
    const at = placeAt(measured, measured.length / 2, width / 2 + 4).position;
    const name = `${river}保洁岗${piece}`;
    return { zone: zonePlan.riverOf[i]!, kind: 'river', name, at, radius: 400, startsAt: '06:00', endsAt: '18:00' };
  });
}

function patrolPosts({ zonePlan }: City): PlannedPost[] {
  return zonePlan.zones
    .filter(({ kind }) => kind === 'patrol')
    .map((zone): PlannedPost => {
      const at = fromLattice(centroid(zone.rings[0]!));
      return { zone, kind: 'patrol', name: `${zone.name}巡查岗`, at, radius: 500, startsAt: '07:30', endsAt: '19:30' };
    });
}
