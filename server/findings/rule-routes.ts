import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { isInForce, type Rule } from '#domain/checks/all-rules.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { readableRules } from './readable-rules.ts';
import { at, ruleSchema, ruleStateSchema } from './schemas.ts';
import { checkDays, countByRule, ruleStandings, type CheckDay, type RuleCount, type RuleStanding } from './store.ts';
import { exceptionsOn } from './treatments.ts';

/** Days of a rule's small trend. */
const trendDays = 30;

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
  const { store, records, checks, now } = context;

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
      const rules = readableRules(request, records);
      const ids = rules.map(({ id }) => id);
      const moment = now();
      const today = dayOf(moment);
      const excepted = [...exceptionsOn(records, formatDay(today)).keys()];
      const { phase, seq } = checks.state;
      const [standings, counts, days] = await Promise.all([
        ruleStandings(store),
        countByRule(store, excepted),
        checkDays(store, ids, formatDay(today - trendDays + 1)),
      ]);
      const entryOf = entries(standings, counts, days, formatDay(today));
      return {
        rules: rules.map((rule) => ({ ...entryOf(rule), version: records.get('rules', rule.id)?.version ?? null })),
        phase,
        ...(seq === undefined ? {} : { seq }),
        at: new Date(moment).toISOString(),
      };
    },
  );
}

/** Puts together what is known of each rule. @param today "YYYY-MM-DD" */
function entries(
  standings: readonly RuleStanding[],
  counts: readonly RuleCount[],
  days: readonly CheckDay[],
  today: string,
) {
  const standingOf = new Map(standings.map((standing) => [standing.rule, standing]));
  const countOf = new Map(counts.map((count) => [count.rule, count]));
  const daysOf = Map.groupBy(days, ({ rule }) => rule);
  return (rule: Rule) => {
    const standing = standingOf.get(rule.id);
    const count = countOf.get(rule.id);
    const inForce = isInForce(rule, today);
    const trend = daysOf.get(rule.id) ?? [];
    return {
      rule,
      inForce,
      state: standing?.state ?? null,
      open: inForce ? (count?.open ?? 0) : 0,
      excepted: inForce ? (count?.excepted ?? 0) : 0,
      trend: trend.map(({ day, percent, open }) => ({ day, percent, open })),
      ...(standing === undefined ? {} : { computedAt: standing.at.toISOString() }),
      ...(count === undefined ? {} : { changedAt: count.changedAt.toISOString() }),
      ...(typeof standing?.failed === 'string' ? { failed: standing.failed } : {}),
    };
  };
}
