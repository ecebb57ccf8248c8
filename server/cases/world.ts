import { calendarOf } from '#domain/calendar/calendars.ts';
import { actFields, type ActInput } from '#domain/cases/fields.ts';
import { flagsOf } from '#domain/cases/photo-flags.ts';
import type { CaseAct } from '#domain/cases/acts.ts';
import { courseFigures } from '#domain/cases/course/figures.ts';
import type { ActWorld } from '#domain/cases/course/world.ts';
import { classOf } from '#domain/catalogue/classes.ts';
import type { CaseClass, ClassKey } from '#domain/catalogue/case-class.ts';
import { factsOf } from '#domain/collection.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import { colleaguesIn } from '#domain/people/colleagues.ts';
import { crewNamed } from '#domain/people/crews-of.ts';
import { handOf } from '#domain/people/same-hand.ts';
import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { Context } from '../context.ts';
import { mediaFacts, usedByOtherCases } from '../media/reader.ts';
import { caseByNumber, mergedInto } from './store.ts';
import type { When } from './when.ts';

type Needs = Pick<Context, 'records' | 'store' | 'arrivals'>;

/** An act's world, and the case that it is or will be merged into. */
export interface GatheredWorld {
  readonly world: ActWorld;
  readonly main?: Feature;
}

/**
 * Gathers what an act is done in: settings, class, the main case of a merge, who is to look, and what the photos say.
 * @param by who acts, as the journal names them
 * @param when it was done; who is sent next is sent when it is heard of
 */
export async function gatherWorld(
  { records, store, arrivals }: Needs,
  by: string,
  feature: Feature,
  act: CaseAct,
  input: ActInput,
  when: When,
): Promise<GatheredWorld> {
  const { properties, geometry } = feature;
  const { now, heard = now } = when;
  const number = act === 'case.merge' ? input.into : textOf(properties['mergedInto']);
  const main = number === undefined ? undefined : await caseByNumber(store, number);
  const others = act === 'case.unmerge' && main !== undefined ? await deadlines(store, main, feature.id) : undefined;
  const own =
    act === 'case.correct' && input.sourceDueAt !== undefined ? await deadlines(store, feature, '') : undefined;
  const otherDeadlines = others ?? own;
  const task = taskOf(arrivals, feature, act, heard);
  const caseClass = classOf(records, keyAfter(properties, input));
  const found = act === 'case.correct' ? await foundFor(arrivals, feature, caseClass, now) : undefined;
  return {
    world: {
      ...plainWorld(records, by, now),
      heard,
      ...(geometry.type === 'Point' ? { place: geometry.coordinates } : {}),
      caseClass,
      ...(found === undefined ? {} : { found }),
      ...(main === undefined ? {} : { main: main.properties }),
      ...(otherDeadlines === undefined ? {} : { otherDeadlines }),
      ...(task === undefined ? {} : { task }),
      photoFlags: await photoFlags({ records, store }, feature, input, now),
    },
    ...(main === undefined ? {} : { main }),
  };
}

/** What of an act's world the records alone say. */
export function plainWorld(records: RecordsView, by: string, now: number): Omit<ActWorld, 'caseClass' | 'photoFlags'> {
  const units = new Map(records.all('units').map(({ content }) => [content['name'], content]));
  return {
    now,
    hand: handOf(records, by),
    figures: courseFigures(records),
    calendarOf: (id) => calendarOf(records, id),
    calendarIdOf: (unit) => textOf(units.get(unit)?.['calendar']),
    isUnit: (name) => units.has(name),
    worksIn: (person, unit) => colleaguesIn(records, unit).some(({ id }) => id === person),
    crewNamed: (name) => crewNamed(records, name),
    isLicensed(person) {
      const content = records.get('people', person)?.content;
      return content?.['licensed'] === true && content['disabled'] !== true;
    },
  };
}

/** The class that a case has after an act. */
function keyAfter(properties: Properties, { classKind, classCode }: ActInput): ClassKey {
  return {
    standard: String(properties['classStandard']),
    kind: (classKind ?? properties['classKind']) as ClassKey['kind'],
    code: classCode ?? String(properties['classCode']),
  };
}

/** What the registers say of the place for another class; undefined where the class stays as it is. */
async function foundFor(
  arrivals: Context['arrivals'],
  { geometry, properties }: Feature,
  caseClass: CaseClass | undefined,
  at: number,
): Promise<ActWorld['found']> {
  if (caseClass === undefined || geometry.type !== 'Point') return undefined;
  if (caseClass.kind === properties['classKind'] && caseClass.code === properties['classCode']) return undefined;
  const [lon, lat] = geometry.coordinates as [number, number];
  const { unit, zone, permitHint } = await arrivals.arrive({ lon, lat, caseClass, at });
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(zone === undefined ? {} : { zone }),
    ...(permitHint === undefined ? {} : { permitHint }),
  };
}

async function deadlines(store: Context['store'], main: Feature, except: string): Promise<string[]> {
  const children = await mergedInto(store, String(main.properties['number']));
  return children.flatMap(({ id, properties }) => (id === except ? [] : (textOf(properties['answerBy']) ?? [])));
}

/** Acts that lead to a verification or an inspection, which the nearest supervisor on shift gets (practice.md 3). */
const sends: ReadonlySet<CaseAct> = new Set<CaseAct>(['case.accept', 'case.report-back']);

function taskOf(arrivals: Context['arrivals'], feature: Feature, act: CaseAct, now: number): string | undefined {
  if (!sends.has(act) || feature.geometry.type !== 'Point') return undefined;
  const [lon, lat] = feature.geometry.coordinates as [number, number];
  const handled = textOf(feature.properties['assignee']);
  return arrivals.supervisorFor([lon, lat], now, handled === undefined ? [] : [handled]);
}

/** Where a case holds the photos of other steps than handling. */
const otherSteps = ['photos', 'photosVerified', 'photosEarlier', 'photosInspected'] as const;

/** What is to be marked of photos that show the case after handling. */
async function photoFlags(
  { records, store }: Pick<Needs, 'records' | 'store'>,
  { id, geometry, properties }: Feature,
  { photosAfter = [] }: ActInput,
  doneAt: number,
): Promise<readonly string[]> {
  if (photosAfter.length === 0 || geometry.type !== 'Point') return [];
  const earlier = otherSteps.flatMap((name) => (properties[name] as readonly string[] | undefined) ?? []);
  const used = await usedByOtherCases(store, photosAfter, id);
  for (const sha256 of photosAfter) if (earlier.includes(sha256)) used.add(sha256);
  const [lon, lat] = geometry.coordinates as [number, number];
  const dispatchedAt = textOf(properties['dispatchedAt']);
  const of = { lon, lat, doneAt, ...(dispatchedAt === undefined ? {} : { dispatchedAt }) };
  const metres = Number(settingOf(records, 'photo.metres').value);
  return flagsOf(await mediaFacts(store, photosAfter), of, used, { metres });
}

/** The photos that were given with an act, with where each stands in its input. */
export function photosOf(input: ActInput): { readonly sha256: string; readonly pointer: string }[] {
  return Object.entries(input).flatMap(([name, value]) =>
    factsOf(actFields[name as keyof typeof actFields]).kind === 'photos'
      ? (value as readonly string[]).map((sha256, i) => ({ sha256, pointer: `/input/${name}/${i}` }))
      : [],
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
