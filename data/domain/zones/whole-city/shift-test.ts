import { nobody, type Owner } from '../coverage/arc.ts';
import type { Locator } from '../locate/locator.ts';
import { grouped } from './grouped.ts';
import { nearestPostOf } from './nearest-post.ts';
import { byMeasured, type TestEntry, type TestItem } from './report.ts';
import type { Place, PostGround, ShiftGround, TestGround } from './test-ground.ts';
import { weekStretches, type WeekStretch } from './week.ts';
import { subjectOf, type TestedZone } from './zones.ts';

const everyDay = [true, true, true, true, true, true, true];

/**
 * 有案无岗: hours of the week in which cases were reported in a zone while nobody was planned to be on shift there
 * (plan 2.2.10), the hour with the most cases first, each with the nearest post. Asked minute by minute: a shift from 08:30
 * does not answer for 08:10.
 *
 * On shift in a zone are: shifts that name the zone; shifts that name one of its posts, or that an assignment puts there.
 * A post that no shift is known of counts in its own hours only where no roster is kept at all: otherwise nobody stands
 * there. Shifts and posts of no persons do not count.
 */
export function testShifts(
  zones: readonly TestedZone[],
  posts: ReadonlyMap<Owner, readonly PostGround[]>,
  locator: Locator,
  ground: TestGround,
): TestEntry {
  const { cases } = ground;
  const onShift = rosterOf(posts, ground);
  const hours = new Map<string, { zone: TestedZone; hour: number; places: Place[] }>();
  const zoneOf = new Map(zones.map((zone) => [zone.id, zone]));
  let of = 0;
  for (let i = 0; i < cases.lon.length; i++) {
    const at: Place = [cases.lon[i]!, cases.lat[i]!];
    const owner = locator.ownerAt(...at);
    const zone = owner === nobody ? undefined : zoneOf.get(owner);
    if (zone === undefined) continue;
    of += 1;
    const minute = cases.minuteOfWeek[i]!;
    if (onShift(zone).some(([from, to]) => minute >= from && minute < to)) continue;
    const hour = Math.floor(minute / 60);
    const key = `${zone.id},${hour}`;
    const known = hours.get(key);
    if (known === undefined) hours.set(key, { zone, hour, places: [at] });
    else known.places.push(at);
  }
  const nearest = nearestPostOf(ground.posts);
  const items = [...hours].map(([key, { zone, hour, places }]): TestItem => {
    const at = meanOf(places);
    const nearestPost = nearest(at);
    return {
      key,
      subject: subjectOf(zone),
      at,
      geometry: { type: 'MultiPoint', coordinates: places.map(([lon, lat]) => [lon, lat]) },
      measured: places.length,
      unit: 'count',
      hour,
      ...(nearestPost === undefined ? {} : { nearestPost }),
    };
  });
  return {
    test: 'shift',
    figure: of === 0 ? null : items.length,
    unit: 'count',
    of,
    items: items.sort(byMeasured),
  };
}

/** When somebody is planned to be on shift in a zone; worked out once a zone. */
export function rosterOf(
  posts: ReadonlyMap<Owner, readonly PostGround[]>,
  { shifts, assignments }: TestGround,
): (zone: TestedZone) => readonly WeekStretch[] {
  const manned = shifts.filter(({ persons }) => persons > 0);
  const byZone = grouped(manned, ({ zone }) => zone);
  const byPost = grouped(manned, ({ post }) => post);
  const byName = new Map(manned.map((shift) => [shift.name, shift]));
  const assigned = grouped(assignments, ({ post }) => post);
  const ofPost = (post: PostGround): WeekStretch[] => {
    const named = [
      ...(byPost.get(post.number) ?? []),
      ...(assigned.get(post.number) ?? []).flatMap(({ shift }) => byName.get(shift) ?? []),
    ];
    if (named.length > 0) return named.flatMap(stretchesOf);
    if (assignments.length > 0 || post.persons === 0 || post.startsAt === undefined || post.endsAt === undefined)
      return [];
    return weekStretches(post.startsAt, post.endsAt, everyDay);
  };
  const known = new Map<Owner, readonly WeekStretch[]>();
  return ({ id, content }) => {
    let stretches = known.get(id);
    if (stretches === undefined) {
      stretches = [
        ...(byZone.get(content.number) ?? []).flatMap(stretchesOf),
        ...(posts.get(id) ?? []).flatMap(ofPost),
      ];
      known.set(id, stretches);
    }
    return stretches;
  };
}

function stretchesOf({ startsAt, endsAt, days }: ShiftGround): WeekStretch[] {
  return weekStretches(startsAt, endsAt, days);
}

function meanOf(places: readonly Place[]): Place {
  const n = places.length;
  return [places.reduce((sum, [lon]) => sum + lon, 0) / n, places.reduce((sum, [, lat]) => sum + lat, 0) / n];
}
