import type { FastifyRequest } from 'fastify';
import { caseActs, ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import { performAct } from '#domain/cases/course/perform.ts';
import { rightsFor } from '#domain/cases/course/possible.ts';
import { holderOf, isAssigned, isOwnWork } from '#domain/cases/course/whose.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import { lastStepOf } from '#domain/cases/occurred.ts';
import type { Change } from '#domain/change.ts';
import type { Feature } from '#domain/feature.ts';
import { may } from '#domain/people/caller.ts';
import { crewNamed } from '#domain/people/crews-of.ts';
import type { Right } from '#domain/people/rights.ts';
import { handOf } from '#domain/people/same-hand.ts';
import { writeChange, type DoorRequest } from '../collections/door.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { problem } from '../http/problem.ts';
import { missingMedia } from '../media/reader.ts';
import { requireTexts } from './check-input.ts';
import { findCase } from './find.ts';
import { mayAct } from './may-act.ts';
import { actRefusal, changedMeanwhile } from './refusal.ts';
import { occurredOf, whenOf } from './when.ts';
import { gatherWorld, photosOf } from './world.ts';

/** Acts on a case that is there; a report begins one. */
export type LaterAct = Exclude<CaseAct, 'case.report'>;

/** An act that is asked for. */
export interface AskedAct {
  /** Id or number of the case. */
  readonly ref: string;
  /** The version that the asker saw. */
  readonly base: number;
  readonly act: LaterAct;
  readonly input: ActInput;
  /** 发生时间, ISO 8601; absent = now. */
  readonly occurredAt?: string;
  /** One of several acts of the request. */
  readonly part?: string;
}

/** What a case is after an act. */
export interface CaseAfter {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly version: number;
  readonly seq: number;
}

/**
 * Does an act on a case: one change, named after the act.
 * @throws HttpProblem 403, 404, 409 (with `possible` for a wrong act), 422 with pointers
 */
export async function doAct(context: Context, request: FastifyRequest, asked: AskedAct): Promise<CaseAfter> {
  const { ref, part } = asked;
  let number = ref;
  const write = (): Promise<Change> =>
    writeChange(
      context,
      request,
      async () => {
        const feature = await findCase(context, ref);
        number = String(feature.properties['number']);
        return prepare(context, request, feature, asked);
      },
      (refused) =>
        refused.reason !== 'key-reused' && refused.line > 0 ? new MainMoved() : changedMeanwhile(number, refused),
      part,
    );
  let change: Change | undefined;
  for (let tries = 1; change === undefined; tries++) {
    try {
      change = await write();
    } catch (error) {
      // Another case was merged into the main one at this very moment: it is read again, the asker need not know.
      if (!(error instanceof MainMoved)) throw error;
      if (tries === 5) throw problem(409, { detail: `The main case of ${number} is changed by many; try again.` });
    }
  }
  const { id, version, after } = change.lines[0]!;
  const said = after!.properties;
  return { id, number: String(said['number']), status: String(said['status']), version, seq: change.seq };
}

/** The case that the act's own is merged into was changed between reading and writing. */
class MainMoved extends Error {}

async function prepare(
  context: Context,
  request: FastifyRequest,
  feature: Feature,
  { base, act, input, occurredAt }: AskedAct,
): Promise<DoorRequest> {
  const { caller } = askerOf(request);
  const number = String(feature.properties['number']);
  const right = requireRight(context, request, act, feature);
  if (occurredAt !== undefined) requireStreetAct(context, request, act, feature);
  requireTexts(input, '/input');
  await requireUploaded(context, input);
  if (feature.version !== base) {
    throw changedMeanwhile(number, { reason: 'version-conflict', line: 0, current: feature.version });
  }
  const when = whenOf(context, occurredAt, lastStepOf(feature.properties));
  const { world, main } = await gatherWorld(context, caller.by, feature, act, input, when);
  const done = performAct(feature.properties, act, input, world);
  if (!done.ok) throw actRefusal(act, number, done.error);
  const line = (of: Feature, properties: Feature['properties']) => ({
    collection: 'cases',
    id: of.id,
    base: of.version,
    after: { geometry: of.geometry, properties },
  });
  const mainAfter = done.value.main;
  return {
    kind: act,
    note: noteOf(input),
    ...occurredOf(when),
    right,
    lines: [
      line(feature, done.value.properties),
      ...(main === undefined || mainAfter === undefined ? [] : [line(main, mainAfter)]),
    ],
  };
}

/** The right by which the asker may do this act on this case. @throws HttpProblem 403 where there is none */
function requireRight(
  { records }: Pick<Context, 'records'>,
  request: FastifyRequest,
  act: LaterAct,
  feature: Feature,
): Right {
  const { caller } = askerOf(request);
  const whose = { hand: handOf(records, caller.by), crewNamed: (name: string) => crewNamed(records, name) };
  const rights = rightsFor(act, feature.properties, whose);
  const held = rights.find((right) => mayAct(records, caller, act, right, feature));
  if (held !== undefined) return held;
  if (act === 'case.report-back' && may(caller, 'case.handle') && isAssigned(feature.properties)) {
    const { number } = feature.properties;
    const holder = holderOf(feature.properties, (id) => {
      const name = records.get('people', id)?.content['name'];
      return typeof name === 'string' ? name : undefined;
    });
    throw problem(403, {
      detail: `${String(number)} is assigned to ${holder}, who reports back.`,
    });
  }
  const known = rights.some((right) => may(caller, right));
  throw problem(403, {
    detail: known
      ? `${String(feature.properties['number'])} stands outside the units, districts or actions of your right.`
      : `${caseActs[act].zh} ("${act}") needs the right ${rights.map((right) => `"${right}"`).join(' or ')}.`,
  });
}

/** @throws HttpProblem 422 for an act of a desk, which is done when it is written */
function requireStreetAct(
  { records }: Pick<Context, 'records'>,
  request: FastifyRequest,
  act: LaterAct,
  { properties }: Feature,
): void {
  const whose = {
    hand: handOf(records, askerOf(request).caller.by),
    crewNamed: (name: string) => crewNamed(records, name),
  };
  // Being in time is judged by it: only who has the case on the street, or its task, may say that it was earlier. A unit's
  // desk, which reports back too, does not; nor does the shift lead who sends back.
  const isCrews = isAssigned(properties) && isOwnWork(properties, whose);
  const { task, status } = properties;
  const isFree = task === undefined || whose.hand === `person:${String(task)}`;
  const isTask = may(askerOf(request).caller, 'case.verify') && isFree;
  const hasIt: Partial<Record<LaterAct, boolean>> = {
    'case.report-back': isCrews,
    'case.verify': isTask,
    'case.inspect': isTask,
    'case.rework': isTask && status === 'pendingInspection',
    'case.note': isCrews || isTask,
  };
  if (ruleOf(act).street === true && hasIt[act] !== false) return;
  throw problem(422, {
    detail: `"${act}" is done at a desk, when it is written; "occurredAt" is for acts on the street.`,
    errors: [{ pointer: '/occurredAt', detail: `does not go with "${act}"` }],
  });
}

async function requireUploaded({ store }: Pick<Context, 'store'>, input: ActInput): Promise<void> {
  const named = photosOf(input);
  const missing = new Set(
    await missingMedia(
      store,
      named.map(({ sha256 }) => sha256),
    ),
  );
  const errors = named.flatMap(({ sha256, pointer }) =>
    missing.has(sha256) ? [{ pointer, detail: 'has not been uploaded' }] : [],
  );
  if (errors.length > 0) throw problem(422, { detail: 'The act names photos that are not there.', errors });
}

/** What the history shows beside the act: what was said with it. */
function noteOf({ reason, note, answer, unit, into, until, supervisionNumber }: ActInput): string {
  const said = [unit, into, until, supervisionNumber, reason, note, answer]
    .filter((part) => part !== undefined && part !== '')
    .join('；');
  // By whole characters: rare ones of names and places are two units long.
  return [...said].slice(0, 500).join('');
}
