import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { allRules, type Rule } from '#domain/checks/all-rules.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { requireReadableRule } from './readable-rules.ts';
import { at } from './schemas.ts';
import { checkDays } from './store.ts';

/** Days of a trend at most, and where nothing is said. */
const mostDays = 1_000;
const usualDays = 90;

const amount = Type.Union([Type.Number(), Type.Null()]);

const trendSchema = Type.Object({
  days: Type.Array(
    Type.Object({
      day: Type.String({ description: 'Asia/Shanghai' }),
      percent: amount,
      open: Type.Integer({ description: 'open findings at the end of the day, those accepted as they are included' }),
      opened: Type.Integer(),
      mended: Type.Integer(),
      figures: Type.Record(Type.String(), amount, { description: "by the kind's own names" }),
    }),
    { description: 'those that are known, oldest first' },
  ),
  at,
});

/** The checks themselves: running them anew, what they show beside findings, and how a rule stood day by day. */
export async function checkRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { checks, jobs, store, now } = context;

  app.post(
    '/api/checks/run',
    {
      config: { access: 'rule.edit' },
      schema: {
        summary: 'Compute all rules in force anew; answered with the job that does it',
        response: { 202: Type.Object({ job: Type.String() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const job = await jobs.send('check-run', {}, askerOf(request).caller.by);
      return reply.code(202).send({ job });
    },
  );

  app.get<{ Params: { rule: string; what: string } }>(
    '/api/checks/shows/:rule/:what',
    {
      config: { access: 'map.read' },
      schema: {
        summary: "What a rule's kind shows beside its findings: areas in reach, a street as a strip",
        params: Type.Object({ rule: Type.String({ maxLength: 100 }), what: Type.String({ maxLength: 100 }) }),
        querystring: Type.Object({
          of: Type.Optional(Type.String({ description: "what of, such as a street's name" })),
        }),
        response: { 200: Type.Unknown({ description: "by the rule's kind" }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const of = parameters.text('of') ?? '';
      parameters.done();
      const { what } = request.params;
      const { id } = requireRule(request, context, request.params.rule);
      const shown = await checks.shows(id, what, of);
      if (shown === undefined) {
        const detail = `The rule "${id}" shows no "${what}"${of === '' ? '' : ` of "${of}"`}.`;
        throw problem(404, { detail });
      }
      return reply.type('application/json; charset=utf-8').send(shown);
    },
  );

  app.get(
    '/api/checks/trend',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'How a rule stood at the end of each day',
        querystring: Type.Object({
          rule: Type.String({ description: 'id of the rule' }),
          days: Type.Optional(Type.Integer({ minimum: 1, maximum: mostDays, default: usualDays })),
        }),
        response: { 200: trendSchema, ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const asked = parameters.required('rule');
      const days = parameters.whole('days', { min: 1, max: mostDays, fallback: usualDays });
      parameters.done();
      const { id } = requireRule(request, context, asked);
      const moment = now();
      const known = await checkDays(store, [id], formatDay(dayOf(moment) - days + 1));
      return {
        days: known.map(({ rule: _, state, ...day }) => ({ ...day, figures: state.figures })),
        at: new Date(moment).toISOString(),
      };
    },
  );
}

/** The rule of an id, for whoever may read what it looks at. @throws HttpProblem 404, 401 or 403 */
function requireRule(request: FastifyRequest, { records }: Pick<Context, 'records'>, id: string): Rule {
  const rule = allRules(records).find((one) => one.id === id);
  if (rule === undefined) throw problem(404, { detail: `There is no rule "${id}".` });
  requireReadableRule(request, rule);
  return rule;
}
