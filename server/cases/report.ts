import type { FastifyRequest } from 'fastify';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { CaseClass, ClassKey } from '#domain/catalogue/case-class.ts';
import { allClasses, classOf } from '#domain/catalogue/classes.ts';
import type { ChangeRequestLine } from '#domain/change.ts';
import { courseFigures } from '#domain/cases/course/figures.ts';
import { performAct } from '#domain/cases/course/perform.ts';
import { newCase } from '#domain/cases/course/report.ts';
import type { Channel } from '#domain/cases/words.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import { toWgs84, type Datum } from '#domain/geometry/datum.ts';
import { may } from '#domain/people/caller.ts';
import { writeChange, type DoorRequest } from '../collections/door.ts';
import type { Context } from '../context.ts';
import { requireFinding } from '../findings/reader.ts';
import { askerOf } from '../http/access.ts';
import { problem } from '../http/problem.ts';
import { requireStorable, requireTexts } from './check-input.ts';
import type { CaseAfter } from './do-act.ts';
import { actRefusal, changedMeanwhile } from './refusal.ts';
import { reserveNumbers } from './store.ts';
import { occurredOf, whenOf } from './when.ts';
import { gatherWorld } from './world.ts';

/** A report as it comes in, whichever way. */
export interface IncomingReport {
  readonly classKind: ClassKey['kind'];
  readonly classCode: string;
  /** Absent = the newest standard of the catalogue. */
  readonly classStandard?: string;
  /** Degrees in `sourceDatum`; absent = WGS84. */
  readonly lon: number;
  readonly lat: number;
  readonly sourceDatum?: Datum;
  readonly channel: Channel;
  /** As whoever reports says it; absent = in words from the registers. */
  readonly place?: string;
  readonly description?: string;
  readonly photos?: readonly string[];
  /** Cleared on the spot (自行处置): closed at once. */
  readonly selfHandled?: true;
  readonly photosBefore?: readonly string[];
  readonly photosAfter?: readonly string[];
  readonly sourceNumber?: string;
  readonly sourceDueAt?: string;
  readonly urgent?: boolean;
  /** The number of the finding 检查问题 that it is to mend. */
  readonly finding?: string;
  readonly caller?: { readonly name?: string; readonly phone?: string; readonly address?: string };
  readonly note?: string;
  /** 发生时间, where it is sent later; ISO 8601. */
  readonly occurredAt?: string;
}

/**
 * Takes a report: finds where it is and who answers, gives it its number, and begins the case; one change. What the
 * registers do not know keeps no report out.
 * @throws HttpProblem 422 with pointers for a class or finding that is not there, texts and photos that cannot be taken
 */
export async function reportCase(
  context: Context,
  request: FastifyRequest,
  report: IncomingReport,
): Promise<CaseAfter> {
  const change = await writeChange(
    context,
    request,
    () => prepare(context, request, report),
    (refused) => changedMeanwhile('the report', refused),
  );
  const { id, version, after } = change.lines[0]!;
  const said = after!.properties;
  return { id, number: String(said['number']), status: String(said['status']), version, seq: change.seq };
}

async function prepare(context: Context, request: FastifyRequest, report: IncomingReport): Promise<DoorRequest> {
  const { records, store, arrivals } = context;
  const { caller } = askerOf(request);
  const { caller: person = {}, note = '', occurredAt, ...said } = report;
  requireTexts({ ...said, note }, '');
  requireStorable(person, '/caller');
  if (report.urgent !== undefined && !may(caller, 'case.file')) {
    const detail = 'is for the shift lead to say, or for the class (紧急 list)';
    throw problem(403, { detail: `"urgent" ${detail}.`, errors: [{ pointer: '/urgent', detail }] });
  }
  const caseClass = requireClass(records, report);
  if (report.finding !== undefined) await requireFinding(request, context, report.finding, '/finding');
  if (occurredAt !== undefined && report.channel !== 'patrol') {
    throw problem(422, {
      detail: 'Whoever saw it on patrol says when; what others told comes in when it is written.',
      errors: [{ pointer: '/occurredAt', detail: `does not go with the channel "${report.channel}"` }],
    });
  }
  const when = whenOf(context, occurredAt);
  const at = Math.floor(when.now / 1000) * 1000;
  const [lon, lat] = toWgs84([report.lon, report.lat], report.sourceDatum ?? 'wgs84');
  const facts = await arrivals.arrive({ lon, lat, caseClass, at });
  const day = formatDay(dayOf(at)).replaceAll('-', '');
  const [number] = await reserveNumbers(store, day, 1);
  const { road, zone, grid, district, street, community, permitHint } = facts;
  const { description, photos, sourceNumber, sourceDueAt, urgent, finding } = report;
  const found: Properties = {
    ...{ road, zone, grid, district, street, community, permitHint },
    ...{ description: blank(description), photos: photos?.length === 0 ? undefined : photos },
    ...{ sourceNumber: blank(sourceNumber), sourceDueAt, finding },
  };
  const begun = newCase(
    {
      number: number!,
      caseClass,
      channel: report.channel,
      place: blank(report.place) ?? facts.place,
      unit: facts.unit ?? '',
      source: sourceOf(caller.kind),
      sourceDatum: report.sourceDatum ?? 'wgs84',
      facts: found,
      ...(urgent === undefined ? {} : { urgent }),
    },
    { now: at, ...(when.heard === undefined ? {} : { heard: when.heard }), figures: courseFigures(records) },
  );
  const line = (properties: Properties): ChangeRequestLine => ({
    collection: 'cases',
    base: null,
    after: { geometry: { type: 'Point', coordinates: [lon, lat] }, properties },
    ...personalOf(person),
  });
  if (report.selfHandled !== true) {
    return { kind: 'case.report', note, ...occurredOf(when), right: 'case.report', lines: [line(begun)] };
  }
  if (!may(caller, 'case.verify')) {
    throw problem(403, { detail: 'Clearing on the spot (自行处置) needs the right "case.verify".' });
  }
  const geometry = { type: 'Point' as const, coordinates: [lon, lat] };
  const feature: Feature = { collection: 'cases', id: '', fid: 0, version: 0, geometry, properties: begun };
  const { photosBefore, photosAfter } = report;
  const input = { ...(photosBefore && { photosBefore }), ...(photosAfter && { photosAfter }) };
  const { world } = await gatherWorld(context, caller.by, feature, 'case.self-handle', input, { ...when, now: at });
  const done = performAct(begun, 'case.self-handle', input, world);
  if (!done.ok) throw actRefusal('case.self-handle', number!, done.error);
  const lines = [line(done.value.properties)];
  return { kind: 'case.self-handle', note, ...occurredOf(when), right: 'case.verify', lines };
}

/** @throws HttpProblem 422 for a class that is not in the catalogue, or retired */
function requireClass(records: Context['records'], { classStandard, classKind, classCode }: IncomingReport): CaseClass {
  const found =
    classStandard === undefined
      ? allClasses(records).findLast(({ kind, code }) => kind === classKind && code === classCode)
      : classOf(records, { standard: classStandard, kind: classKind, code: classCode });
  const detail =
    found === undefined ? 'is not in the catalogue' : found.retired ? 'is retired: no new case takes it' : '';
  if (detail === '') return found!;
  throw problem(422, {
    detail: `The class ${classKind} ${classCode.slice(0, 20)} ${detail}.`,
    errors: [{ pointer: '/classCode', detail }],
  });
}

function personalOf({
  name,
  phone,
  address,
}: NonNullable<IncomingReport['caller']>): Pick<ChangeRequestLine, 'personal'> {
  const given = { callerName: blank(name), callerPhone: blank(phone), callerAddress: blank(address) };
  const personal = Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return Object.keys(personal).length === 0 ? {} : { personal };
}

function sourceOf(kind: string): string {
  return kind === 'token' ? '接口上报' : '值班台登记';
}

function blank(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}
