import type { RecordRequestLine } from '#domain/change.ts';
import type { Assignment } from '#domain/duty/assignments.ts';
import type { Crew } from '#domain/people/crew.ts';
import type { Person } from '#domain/people/person.ts';
import { crewNames, deskUnit, hands } from '../cases/hands.ts';
import type { SampleFeature } from '../feature.ts';
import { randomFor } from '#domain/random.ts';

/** Squads have four crews, two a shift; they are made of those who stand neighbouring posts. */
const together = 3;

/** Ids of people who stand the sample's posts begin so: nobody signs in as one of them. */
export const rosteredId = 'sample-p-';

/** What a squad's crews go out with, and what they can do beyond the ordinary. */
const equipment: readonly Pick<Crew, 'vehicle' | 'skills'>[] = [
  { vehicle: 'car', skills: ['拆除'] },
  { vehicle: 'ebike' },
  { vehicle: 'car', skills: ['清洗'] },
  { vehicle: 'ebike' },
];

interface Rostered {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly shift: string;
  readonly zone: string;
}

/**
 * People for the names of the roster, and the crews that they go out in; all invented. Those of squads, of cleaning and of rivers are
 * crew members of their unit; supervisors of the roster have no seat, so that tasks go to those with accounts.
 * @param roster the records of `rosterRecords`
 * @param posts the features of the collection `posts`
 * @param unitId id of the unit of a name
 */
export function crewRecords(
  roster: readonly RecordRequestLine[],
  posts: readonly SampleFeature[],
  unitId: (name: string) => string | undefined,
): RecordRequestLine[] {
  const postOf = new Map(posts.map(({ properties }) => [properties['number'], properties]));
  const rostered = roster.flatMap(({ kind, after }): Rostered[] => {
    const { post, person, shift } = after as unknown as Assignment;
    const properties = kind === 'assignments' ? postOf.get(post) : undefined;
    const badge = /工号(\d+)/.exec(person)?.[1];
    if (properties === undefined || badge === undefined) return [];
    const [unit, zone] = [String(properties['unit']), String(properties['zone'])];
    return [{ id: `${rosteredId}${badge}`, name: person, unit, shift, zone }];
  });
  const licences = randomFor(1, 'licences');
  const people = rostered.map(({ id, name, unit }): RecordRequestLine => {
    const own = unitId(unit);
    const hasSeat = own !== undefined && unit !== patrolUnit(rostered);
    const person: Person = {
      username: id,
      name,
      ...(own === undefined ? {} : { unit: own }),
      seats: hasSeat ? [{ seat: 'crewMember', units: [own] }] : [],
      ...(unit.endsWith('中队') && licences.chance(0.7) ? { licensed: true } : {}),
    };
    return { kind: 'people', id, base: null, after: { ...person } };
  });
  const crews = [...new Set(rostered.map(({ unit }) => unit))].flatMap((unit) => crewsOfUnit(unit, rostered));
  return [
    ...people,
    ...crews.map((crew, i): RecordRequestLine => ({
      kind: 'crews',
      id: `sample-crew-${i + 1}`,
      base: null,
      after: { ...crew, phone: `0523-0001${String(i + 1).padStart(4, '0')}` },
    })),
  ];
}

/** The unit of the supervisors. */
function patrolUnit(rostered: readonly Rostered[]): string | undefined {
  return rostered.find(({ zone }) => zone.startsWith('XC-'))?.unit;
}

function crewsOfUnit(unit: string, rostered: readonly Rostered[]): Crew[] {
  const own = rostered.filter((one) => one.unit === unit);
  if (unit === patrolUnit(rostered)) return [];
  const { early, late } = crewNames(unit);
  return [early, late].flatMap((names, half) => {
    const shift = own.find((one) => one.shift.endsWith(['早班', '晚班'][half]!)) ?? (half === 0 ? own[0] : undefined);
    const onIt = own.filter((one) => one.shift === shift?.shift);
    return names.flatMap((name, i): Crew[] => {
      const members = onIt.slice(i * together, (i + 1) * together);
      const [first] = members;
      if (first === undefined) return [];
      const accounts = unit === deskUnit && half === 0 && i === 0 ? hands.officers : [];
      return [
        {
          name,
          unit,
          members: [...accounts, ...members.map(({ id }) => id)],
          ...(unit.endsWith('中队') ? equipment[half * 2 + i]! : { vehicle: 'car' as const }),
          shift: first.shift,
          zone: first.zone,
        },
      ];
    });
  });
}
