import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { readableRules } from './readable-rules.ts';
import { ruleEntries, trendDays } from './rule-entries.ts';
import { at, ruleSchema, ruleStateSchema } from './schemas.ts';

const percent = Type.Union([Type.Number(), Type.Null()]);

const rulesSchema = Type.Object({
  rules: Type.Array(
    Type.Object({
      rule: ruleSchema,
      version: Type.Union([Type.Integer(), Type.Null()], {
        description: "of the bureau's record, the base of its next change; null: a standard rule as it is",
      }),
      inForce: Type.Boolean(),
      state: Type.Union([ruleStateSchema, Type.Null()], { description: 'null: not computed yet' }),
      open: Type.Integer({
        description: 'open findings, without those accepted as they are; none of a rule that is not in force',
      }),
      excepted: Type.Integer({ description: 'open findings that are accepted as they are today' }),
      trend: Type.Array(Type.Object({ day: Type.String(), percent, open: Type.Integer() }), {
        description: `of the last ${trendDays} days those that are known, oldest first`,
      }),
      computedAt: Type.Optional(Type.String()),
      changedAt: Type.Optional(Type.String({ description: 'when one of its findings last changed' })),
      failed: Type.Optional(Type.String({ description: 'why it could not be computed; the state is of before then' })),
    }),
  ),
  phase: Type.String({ description: 'of the checks in this process: stopped, waiting, loading, ready' }),
  seq: Type.Optional(Type.Integer({ description: 'the change that the findings stand at' })),
  at,
});

/** The rules with how they stand. They are written through `POST /api/changes`, as records of the kind `rules`. */
export async function ruleRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { records, checks, now } = context;

  app.get(
    '/api/rules',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'The rules that the city is held against, with how each stands',
        response: { 200: rulesSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const moment = now();
      const { phase, seq } = checks.state;
      const known = await ruleEntries(context, readableRules(request, records), moment);
      return {
        rules: known.map((entry) => ({ ...entry, version: records.get('rules', entry.rule.id)?.version ?? null })),
        phase,
        ...(seq === undefined ? {} : { seq }),
        at: new Date(moment).toISOString(),
      };
    },
  );
}
