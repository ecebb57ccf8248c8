import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { cases } from '#domain/cases/collection.ts';
import type { Feature } from '#domain/feature.ts';
import { may } from '#domain/people/caller.ts';
import { crewsOf } from '#domain/people/crews-of.ts';
import { findCase } from '../cases/reader.ts';
import { actedOn } from '../collections/line-rights.ts';
import type { Context } from '../context.ts';
import { askerOf, requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { applyMoves } from './apply.ts';
import { crewsForCase } from './crews-for-case.ts';
import { ownRoutes } from './own-route.ts';
import { createPlans, type UnitPlan } from './plans.ts';
import { mayAssignIn, maySeePlanOf, unitsSeenBy } from './rights.ts';
import * as schemas from './schemas.ts';
import { unitReason } from './unit-reason.ts';

/** To whom a case goes: the unit and why (派遣), the unit's crews and why not, its plan, and what another choice costs (指派). */
export async function dispatchRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const plans = createPlans(context);
  const { records } = context;

  app.get(
    '/api/dispatch/unit',
    {
      config: { access: 'case.dispatch' },
      schema: {
        summary: 'The unit that a case is to be sent to, and what says so',
        response: { 200: schemas.unitReasonSchema, ...problemResponses },
      },
    },
    async (request) => {
      const feature = await caseAsked(context, request);
      if (!may(askerOf(request).caller, 'case.dispatch', actedOn(cases, feature))) throw outside(feature);
      return unitReason(context, feature);
    },
  );

  app.get(
    '/api/dispatch/crews',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The crews of a case’s unit, the best first; of each that does not fit, why',
        description: 'For the unit’s own seats and the shift lead. `penalty=true`: as if a penalty were meant.',
        response: {
          200: schemas.crewsForCaseSchema,
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const { penalty, ...query } = request.query as { readonly penalty?: string };
      const feature = await caseAsked(context, request, query);
      const unit = String(feature.properties['unit']);
      const { coUnit } = feature.properties;
      // A unit that helps chooses among its own crews; whom else the case's unit has is not its.
      const { caller } = askerOf(request);
      const helps = typeof coUnit === 'string' && maySeePlanOf(records, caller, coUnit);
      const seesAll = maySeePlanOf(records, caller, unit);
      if (!seesAll) requireInside(request, helps ? coUnit : unit);
      const found = await crewsForCase(context, feature, penalty === 'true');
      const crews = found?.crews.filter((crew) => seesAll || crew.unit === coUnit) ?? [];
      return { unit, task: found?.task ?? null, crews };
    },
  );

  app.get(
    '/api/dispatch/plan',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The plan of a unit’s crews for all that it has in hand',
        description:
          'Stays as it was wherever nothing changed. `assigned=open`: cases that were assigned, but not signed for, may go ' +
          'to others; `anew=true`: made from nothing. For the unit’s own seats and the shift lead.',
        response: { 200: schemas.unitPlanSchema, ...problemResponses },
      },
    },
    async (request) => {
      const query = readParameters(request.query);
      const unit = query.required('unit');
      const assigned = query.text('assigned') ?? 'keep';
      if (assigned !== 'keep' && assigned !== 'open') query.fault('assigned', 'must be keep or open');
      const anew = query.text('anew') === 'true';
      query.done();
      requireUnit(request, unit);
      const made = await plans.of(unit, { keeps: assigned === 'keep', anew });
      return planAnswer(request, made);
    },
  );

  app.post(
    '/api/dispatch/cost',
    {
      config: { access: 'signed-in' },
      schema: {
        summary:
          'What it costs to put a case on another crew’s route: seconds of lateness and travel more than as it is',
        body: schemas.costBody,
        response: { 200: schemas.costSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const { unit, ...move } = request.body;
      requireUnit(request, unit);
      const cost = await plans.costOf(unit, move);
      return 'why' in cost ? { why: cost.why } : cost;
    },
  );

  app.post(
    '/api/dispatch/apply',
    {
      config: { access: 'case.endorse' },
      schema: {
        summary: 'Assign cases to crews; where it is not what the plan says, with a reason that the history keeps',
        body: schemas.applyBody,
        response: { 200: Type.Object({ results: Type.Array(Type.Unknown()) }), ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      const { unit, moves } = request.body;
      if (!mayAssignIn(records, askerOf(request).caller, unit)) {
        throw problem(403, { detail: `Only ${unit} itself assigns its cases.` });
      }
      const results = await applyMoves(context, plans, request, unit, moves);
      return reply.header('shirong-seq', String(context.live.seq)).send({ results });
    },
  );

  app.get(
    '/api/dispatch/mine',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The order in which the asker’s own crews go to what was assigned to them',
        response: {
          200: schemas.ownRoutesSchema,
          ...problemResponses,
        },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      const { caller } = askerOf(request);
      const names = caller.kind === 'person' ? crewsOf(records, caller.id) : new Set<string>();
      return { routes: await ownRoutes(records, plans, names), at: new Date(context.now()).toISOString() };
    },
  );

  /** @throws HttpProblem 403 */
  function requireInside(request: FastifyRequest, unit: string): void {
    requireReadable(request, ['cases']);
    if (!maySeePlanOf(records, askerOf(request).caller, unit)) {
      throw problem(403, { detail: 'Whom a unit sends is seen by its own seats and the shift lead.' });
    }
  }

  /** @throws HttpProblem 403, 404 */
  function requireUnit(request: FastifyRequest, unit: string): void {
    requireInside(request, unit);
    if (!records.all('units').some(({ content }) => content['name'] === unit)) {
      throw problem(404, { detail: `There is no unit "${unit.slice(0, 60)}".` });
    }
  }

  function planAnswer(request: FastifyRequest, { unit, ground, stops, plan }: UnitPlan): schemas.UnitPlanAnswer {
    const { caller } = askerOf(request);
    return {
      unit,
      plan,
      tasks: ground.tasks,
      crews: ground.crews,
      inHand: stops.inHand,
      elsewhere: stops.elsewhere,
      mayAssign: mayAssignIn(records, caller, unit),
      units: unitsSeenBy(records, caller),
      at: new Date(ground.now * 1000).toISOString(),
    };
  }
}

/** The case that `case=` names. @throws HttpProblem 400, 403, 404 */
async function caseAsked(context: Context, request: FastifyRequest, query: unknown = request.query): Promise<Feature> {
  requireReadable(request, ['cases']);
  const parameters = readParameters(query);
  const ref = parameters.required('case');
  parameters.done();
  return findCase(context, ref);
}

function outside({ properties }: Feature): Error {
  return problem(403, {
    detail: `${String(properties['number'])} stands outside the units, districts or actions of your right.`,
  });
}
