import type { RecordRequestLine } from '#domain/change.ts';
import { formatDay } from '#domain/calendar/work-calendar.ts';
import type { Assignment } from '#domain/duty/assignments.ts';
import type { ShiftPlan } from '#domain/duty/shift-plans.ts';
import type { StandIn } from '#domain/duty/stand-ins.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import { supervisorNames } from '../cases/hands.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import { someone } from '../people.ts';
import type { Planted, PlantedFault } from '../planted-fault.ts';
import { randomFor } from '#domain/random.ts';
import { sampleId } from '../sample-id.ts';
import type { PlannedZone } from '../zone-plan.ts';

/** Posts that nobody is assigned to on purpose, by their zone. */
const withoutPerson = ['SR-041', 'BJ-012'];
/** A post that is no more, but somebody is still assigned to it. */
const endedPost = 'GW-900';
/** Zones in which hours of the day are left without anybody, and the hours that are. */
const leftOpen: Readonly<Record<string, { readonly shifts: readonly string[]; readonly hours: number }>> = {
  // The shopping district has its early shift alone: nobody from 14:00 to 06:00.
  'SR-023': { shifts: ['早班'], hours: 16 },
  // No mobile crew at night: nobody from 22:00 to 05:00.
  'BJ-009': { shifts: ['早班', '晚班'], hours: 7 },
};
/** The two supervisors with accounts stand their posts by day and by night, so that there is always somebody to send. */
const nightShift = { name: '夜班', startsAt: '19:30', endsAt: '07:30' };
/** Posts that somebody else stands today. */
const standInAt = [2, 11, 30, 97];

/** The shifts of a kind's units (错时工作制): who is assigned to posts, and the mobile crew that covers the rest of the day. */
const patterns: Readonly<Record<ResponsibilityKind, readonly (readonly [name: string, from: string, to: string])[]>> = {
  order: [
    ['早班', '06:00', '14:00'],
    ['晚班', '14:00', '22:00'],
  ],
  cleaning: [
    ['早班', '05:00', '13:30'],
    ['晚班', '13:30', '22:00'],
  ],
  river: [['白班', '06:00', '18:00']],
  patrol: [['白班', '07:30', '19:30']],
};

const everyDay = {
  monday: true,
  tuesday: true,
  wednesday: true,
  thursday: true,
  friday: true,
  saturday: true,
  sunday: true,
};

/**
 * Shift plans, assignments and stand-ins 排班 of all posts. With the mobile crews every hour of every zone of street order,
 * cleaning and rivers is covered, but for the two planted zones.
 * @param posts the features of the collection `posts`
 */
export function rosterRecords(city: City, posts: readonly SampleFeature[]): Planted<RecordRequestLine[]> {
  const shifts = [...unitShifts(city), ...mobileShifts(city, posts)];
  const { assignments, standIns } = assigned(city, posts);
  const features = [
    ...linesOf(city, 'shift-plans', shifts),
    ...linesOf(city, 'assignments', assignments),
    ...linesOf(city, 'stand-ins', standIns),
  ];
  return { features, faults: faultsOf(posts) };
}

/** One plan a shift and unit, of no zone in particular. */
function unitShifts({ zonePlan }: City): ShiftPlan[] {
  const units = new Map(zonePlan.zones.map(({ unit, kind }) => [unit, kind]));
  const nights = [...units].filter(([, kind]) => kind === 'patrol').map(([unit]) => unit);
  return [
    ...[...units].flatMap(([unit, kind]) =>
      patterns[kind].map(([name, startsAt, endsAt]) => ({
        name: shiftName(unit, name),
        unit,
        startsAt,
        endsAt,
        persons: 1,
        ...everyDay,
      })),
    ),
    ...nights.map((unit) => ({
      ...nightShift,
      name: shiftName(unit, nightShift.name),
      unit,
      persons: supervisorNames.length,
      ...everyDay,
    })),
  ];
}

const shiftName = (unit: string, name: string) => `${unit}${name}`;

/** The mobile crew of each zone: for the hours of no shift, or around the clock where nobody stands at its post. */
function mobileShifts({ zonePlan }: City, posts: readonly SampleFeature[]): ShiftPlan[] {
  const posted = new Set(posts.map(({ properties }) => properties['zone']));
  return zonePlan.zones.flatMap((zone): ShiftPlan[] => {
    const { number, unit, kind } = zone;
    if (kind === 'patrol' || leftOpen[number] !== undefined) return [];
    const manned = posted.has(number) && !withoutPerson.includes(number);
    const [startsAt, endsAt] = manned
      ? [patterns[kind].at(-1)![2], patterns[kind][0]![1]]
      : (['00:00', '24:00'] as const);
    const name = `${number}${manned ? '夜间机动班' : '机动班'}`;
    return [{ name, unit, zone: number, startsAt, endsAt, persons: 1, ...everyDay }];
  });
}

function assigned({ setting, zonePlan }: City, posts: readonly SampleFeature[]) {
  const random = randomFor(setting.seed, 'roster');
  const zoneOf = new Map(zonePlan.zones.map((zone) => [zone.number, zone]));
  const from = formatDay(setting.firstDay);
  const today = formatDay(setting.lastDay + 1);
  const assignments: Assignment[] = [];
  const standIns: StandIn[] = [];
  const supervisors = supervisorsAt(posts, zoneOf);
  let serial = 0;
  // Surnames repeat; the number of the badge tells people apart.
  const anyone = () => `${someone(random)}（工号${String(++serial).padStart(3, '0')}）`;
  for (const [i, { properties }] of posts.entries()) {
    const zone = zoneOf.get(String(properties['zone']))!;
    if (withoutPerson.includes(zone.number)) continue;
    const post = String(properties['number']);
    for (const [name] of shiftsAt(zone)) {
      const person = supervisors.get(post) ?? anyone();
      const shift = shiftName(zone.unit, name);
      assignments.push({ post, shift, person, from });
      if (standInAt.includes(i)) standIns.push({ day: today, post, shift, person, standIn: anyone(), reason: '病假' });
    }
  }
  for (const [post, person] of supervisors) {
    const { unit } = zonePlan.zones.find(({ kind }) => kind === 'patrol')!;
    assignments.push({ post, shift: shiftName(unit, nightShift.name), person, from });
  }
  const [first] = zonePlan.zones as [PlannedZone];
  const lost = shiftName(first.unit, patterns[first.kind][0]![0]);
  assignments.push({ post: endedPost, shift: lost, person: anyone(), from });
  return { assignments, standIns };
}

/** The posts of the supervisors with accounts, apart from each other: post and name. */
function supervisorsAt(posts: readonly SampleFeature[], zoneOf: ReadonlyMap<string, PlannedZone>): Map<string, string> {
  const patrol = posts.filter(({ properties }) => zoneOf.get(String(properties['zone']))!.kind === 'patrol');
  return new Map(
    supervisorNames.map((name, i) => {
      const post = patrol[Math.floor((patrol.length * (i + 0.5)) / supervisorNames.length)]!;
      return [String(post.properties['number']), name];
    }),
  );
}

/** The shifts that people are assigned to at a zone's post. */
function shiftsAt({ number, kind }: PlannedZone) {
  const only = leftOpen[number]?.shifts;
  return patterns[kind].filter(([name]) => only === undefined || only.includes(name));
}

function linesOf(
  { setting }: City,
  kind: string,
  contents: readonly (ShiftPlan | Assignment | StandIn)[],
): RecordRequestLine[] {
  const random = randomFor(setting.seed, `${kind} ids`);
  return contents.map((after) => ({ kind, id: sampleId(setting.registeredAt, random), base: null, after }));
}

function faultsOf(posts: readonly SampleFeature[]): PlantedFault[] {
  const postOf = (zone: string) => posts.find(({ properties }) => properties['zone'] === zone)!.properties['number'];
  const count = { unit: 'count' } as const;
  return [
    ...withoutPerson.map((zone): PlantedFault => {
      const note = 'A post that nobody is assigned to.';
      return {
        kind: 'person',
        collection: 'posts',
        subjects: [String(postOf(zone)), zone],
        measured: 0,
        limit: 1,
        ...count,
        note,
      };
    }),
    {
      kind: 'assignment',
      collection: 'assignments',
      subjects: [endedPost],
      measured: 1,
      limit: 0,
      ...count,
      note: 'Somebody is assigned to a post that does not exist.',
    },
    ...Object.entries(leftOpen).map(([zone, { hours }]): PlantedFault => {
      const note = 'Hours of the week in which nobody is on shift in the zone; cases that fall into them are found.';
      return { kind: 'shift', collection: 'zones', subjects: [zone], measured: hours * 7, limit: 0, unit: 'h', note };
    }),
  ];
}
