import { dayOf, formatDay, parseDay, startOfDay, weekdayOf } from '#domain/calendar/work-calendar.ts';
import { isInForce, type Assignment } from '#domain/duty/assignments.ts';
import { worksOn, type ShiftPlan } from '#domain/duty/shift-plans.ts';
import type { ResponsibilityKind } from '../collection.ts';
import { kindOfCase } from './case-kind.ts';
import { isArea, isLine, isPoint, isValidOn, picked, type CityFacts, type Fact } from './city-facts.ts';
import type {
  CaseColumns,
  LiablePartyGround,
  Place,
  PostGround,
  RiverGround,
  RoadGround,
  TestGround,
} from './test-ground.ts';

/** Cases of so many days are looked at: a month, as workload is told (`caseDays`). */
const caseDays = 30;

/**
 * What a kind's coverage is tested against on a day, from the city's facts. Names of the fields are picked one by one: personal
 * fields never come in.
 * @param day "YYYY-MM-DD" in Asia/Shanghai; features count that are valid at its last moment
 */
export function gatherTestGround(kind: ResponsibilityKind, day: string, facts: CityFacts): TestGround {
  const on = parseDay(day);
  const valid = (collection: string): Fact[] =>
    [...facts.features(collection)]
      .filter(({ properties }) => isValidOn(properties, on))
      .sort((p, q) => (p.id < q.id ? -1 : p.id > q.id ? 1 : 0));
  const posts = valid('posts').filter(isPoint);
  return {
    kind,
    day,
    builtUp: valid('city-extents')
      .filter(isArea)
      .filter(({ properties }) => properties['kind'] === 'builtUp')
      .map(({ geometry }) => geometry),
    streets: valid('divisions')
      .filter(isArea)
      .filter(({ properties }) => properties['level'] === 'street')
      .map(({ geometry, properties }) => ({ name: String(properties['name']), geometry })),
    roads: roadsOf(valid('roads')),
    rivers: kind === 'river' ? valid('river-sections').filter(isLine).map(riverOf) : [],
    posts: posts.filter(({ properties }) => properties['kind'] === kind).map(postOf),
    otherPosts: posts
      .filter(({ properties }) => properties['kind'] !== kind)
      .map(({ properties }) => String(properties['number'])),
    shifts: [...facts.records('shift-plans')].map(({ content }) => {
      const shift = content as ShiftPlan;
      const days = [0, 1, 2, 3, 4, 5, 6].map((weekday) => worksOn(shift, weekday));
      return {
        ...picked<ShiftPlan>(shift, ['name', 'zone', 'post', 'startsAt', 'endsAt', 'persons']),
        days: days as unknown as TestGround['shifts'][number]['days'],
      };
    }),
    assignments: [...facts.records('assignments')]
      .map(({ id, content }) => ({ id, ...(content as Assignment) }))
      .filter((assignment) => isInForce(assignment, day))
      .map(({ id, post, shift, person }) => ({ id, post, shift, person })),
    liableParties: valid('liable-parties').filter(isPoint).map(partyOf),
    cases: casesOf(kind, on, facts.features('cases')),
    caseDays,
  };
}

/** Road sections as the test and the comparison want them; those in several parts become one each. */
export function roadsOf(roads: readonly Fact[]): RoadGround[] {
  return roads.flatMap((fact): RoadGround[] => {
    const said = picked<Pick<RoadGround, 'name' | 'class' | 'lanes'>>(fact.properties, ['name', 'class', 'lanes']);
    if (isLine(fact)) return [{ id: fact.id, ...said, line: placesOf(fact.geometry.coordinates) }];
    if (fact.geometry.type !== 'MultiLineString') return [];
    return fact.geometry.coordinates
      .filter((line) => line.length > 1)
      .map((line) => ({ id: fact.id, ...said, line: placesOf(line) }));
  });
}

function riverOf({ id, geometry, properties }: Fact & { geometry: { coordinates: number[][] } }): RiverGround {
  const said = picked<Omit<RiverGround, 'id' | 'line'>>(properties, [
    'number',
    'name',
    'riverClass',
    'piece',
    'officer',
    'post',
  ]);
  return { id, ...said, line: placesOf(geometry.coordinates) };
}

function postOf({ id, geometry, properties }: Fact & { geometry: { coordinates: number[] } }): PostGround {
  const said = picked<Omit<PostGround, 'id' | 'at'>>(properties, [
    'number',
    'name',
    'zone',
    'persons',
    'startsAt',
    'endsAt',
  ]);
  return { id, ...said, at: placeOf(geometry.coordinates) };
}

function partyOf({ id, geometry, properties }: Fact & { geometry: { coordinates: number[] } }): LiablePartyGround {
  const said = picked<Omit<LiablePartyGround, 'id' | 'at'>>(properties, [
    'number',
    'name',
    'letterSigned',
    'letterUntil',
  ]);
  return { id, ...said, at: placeOf(geometry.coordinates) };
}

/** Cases of the kind reported in the days up to and with this one; 作废 and merged ones are counted nowhere. */
function casesOf(kind: ResponsibilityKind, day: number, cases: Iterable<Fact>): CaseColumns {
  const [from, to] = [startOfDay(day + 1 - caseDays), startOfDay(day + 1)];
  const columns = { numbers: [] as string[], lon: [] as number[], lat: [] as number[], minuteOfWeek: [] as number[] };
  for (const fact of cases) {
    const { properties } = fact;
    const reported = Date.parse(String(properties['reportedAt']));
    if (!(reported >= from && reported < to) || !isPoint(fact)) continue;
    if (properties['status'] === 'voided' || properties['mergedInto'] !== undefined) continue;
    if (kindOfCase(String(properties['classKind']), String(properties['classCode'])) !== kind) continue;
    columns.numbers.push(String(properties['number']));
    columns.lon.push(fact.geometry.coordinates[0]!);
    columns.lat.push(fact.geometry.coordinates[1]!);
    columns.minuteOfWeek.push(minuteOfWeek(reported));
  }
  return columns;
}

/** Minutes since Monday 00:00 in Asia/Shanghai. */
export function minuteOfWeek(instantMs: number): number {
  const day = dayOf(instantMs);
  return weekdayOf(formatDay(day)) * 1440 + Math.floor((instantMs - startOfDay(day)) / 60_000);
}

const placeOf = ([lon, lat]: readonly number[]): Place => [lon!, lat!];
const placesOf = (line: readonly (readonly number[])[]): Place[] => line.map(placeOf);
