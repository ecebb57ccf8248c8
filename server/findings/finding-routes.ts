import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters, type Parameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { readFindingQuery } from './read-query.ts';
import { readableRules } from './readable-rules.ts';
import { at, eventSchema, findingParameters, findingSchema, ruleSchema } from './schemas.ts';
import { findingsFor } from './shown.ts';
import { eventsOf, findingsById, listFindings } from './store.ts';

/** Findings in one answer at most. */
const mostListed = 200;

const listSchema = Type.Object({
  total: Type.Integer({ description: 'all that match, whatever the offset and limit' }),
  findings: Type.Array(findingSchema),
  seq: Type.Optional(Type.Integer({ description: 'the change that the findings stand at' })),
  at,
});

const oneSchema = Type.Object({ finding: findingSchema, events: Type.Array(eventSchema), rule: ruleSchema, at });

/** What the checks found: lists, and one finding with its life. */
export async function findingRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { store, records, checks, now } = context;

  app.get(
    '/api/findings',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'What the checks found, of the rules whose collections are open to the asker',
        querystring: Type.Object({
          ...findingParameters,
          offset: Type.Optional(Type.Integer({ minimum: 0 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostListed, default: 100 })),
        }),
        response: { 200: listSchema, ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const offset = parameters.whole('offset', { min: 0, max: 1_000_000_000, fallback: 0 });
      const limit = parameters.whole('limit', { min: 1, max: mostListed, fallback: 100 });
      const { rules, query } = askedFindings(request, parameters, context);
      const { seq } = checks.state;
      const { total, findings } = await listFindings(store, query, offset, limit);
      return {
        total,
        findings: await findingsFor(context, askerOf(request), rules)(findings),
        ...(seq === undefined ? {} : { seq }),
        at: new Date(now()).toISOString(),
      };
    },
  );

  app.get<{ Params: { id: string } }>(
    '/api/findings/:id',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'One finding, open or not, with what happened to it',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 200: oneSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const { id } = request.params;
      const rules = readableRules(request, records);
      const found = /^\d{1,18}$/.test(id) ? await findingsById(store, [id]) : [];
      const [finding] = await findingsFor(context, askerOf(request), rules)(found);
      const rule = rules.find((one) => one.id === finding?.rule);
      if (finding === undefined || rule === undefined) {
        throw problem(404, { detail: `There is no finding "${id}" that is open to you.` });
      }
      return { finding, events: await eventsOf(store, finding.id), rule, at: new Date(now()).toISOString() };
    },
  );
}

/**
 * The findings that a request means: all that is left of its parameters.
 * @throws HttpProblem 400 naming every parameter that is wrong
 */
export function askedFindings(request: FastifyRequest, parameters: Parameters, context: Context) {
  const rules = readableRules(request, context.records);
  const query = readFindingQuery(parameters, context, rules);
  parameters.done();
  return { rules, query };
}
