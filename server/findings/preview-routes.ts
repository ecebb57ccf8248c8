import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { allRules } from '#domain/checks/all-rules.ts';
import { faultsOfRule } from '#domain/checks/faults-of-rule.ts';
import { rules as ruleRecords, type RuleContent } from '#domain/checks/rule.ts';
import type { RecordsView } from '#domain/record.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { schemaFaults, type Fault } from '../http/schema-faults.ts';
import { requireReadableRule } from './readable-rules.ts';
import { foundSchema, ruleStateSchema } from './schemas.ts';
import { sentencesOf } from './shown.ts';

/** What a preview shows at most. */
const mostShown = 2_000;

interface PreviewBody {
  readonly rule: RuleContent;
  readonly replaces?: string;
}

const bodySchema = Type.Object(
  {
    rule: Type.Object(
      {},
      {
        additionalProperties: true,
        description: 'a rule, as a record of the kind `rules` holds it',
      },
    ),
    replaces: Type.Optional(
      Type.String({ maxLength: 100, description: 'id of the rule whose findings of now it is held against' }),
    ),
  },
  { additionalProperties: false },
);

const previewSchema = Type.Object({
  found: Type.Array(foundSchema, { description: `the first ${mostShown}` }),
  total: Type.Integer(),
  state: ruleStateSchema,
  against: Type.Optional(
    Type.Object(
      { opened: Type.Integer(), mended: Type.Integer() },
      { description: 'findings there would be more, and those there would be no longer' },
    ),
  ),
});

const contentSchema = Compile(ruleRecords.schema);

/** `POST /api/checks/preview`: what a rule would find, without being kept. */
export async function previewRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { checks, records } = context;
  const running = new Map<string, AbortController>();

  app.post<{ Body: PreviewBody }>(
    '/api/checks/preview',
    {
      config: { access: 'rule.edit' },
      schema: {
        summary: 'What a rule would find as it is written',
        description:
          'Nothing is kept. One at a time for each asker: a later one ends the earlier, which is answered by 409; one ' +
          'that nobody waits for any more is ended too.',
        body: bodySchema,
        response: { 200: previewSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const { rule, replaces } = request.body;
      requireSound(records, rule, replaces);
      requireReadableRule(request, rule);
      const replaced = allRules(records).find(({ id }) => id === replaces);
      if (replaced !== undefined) requireReadableRule(request, replaced);
      const { by } = askerOf(request).caller;
      running.get(by)?.abort();
      const controller = new AbortController();
      running.set(by, controller);
      reply.raw.once('close', () => controller.abort());
      try {
        const asked = { rule, most: mostShown, ...(replaces === undefined ? {} : { replaces }) };
        const { found, ...whole } = await checks.preview(asked, controller.signal);
        return { found: found.map((one) => ({ ...one, ...sentencesOf(rule, one) })), ...whole };
      } catch (error) {
        if (!controller.signal.aborted) throw error;
        throw problem(409, { detail: 'A later preview of yours took the place of this one.' });
      } finally {
        if (running.get(by) === controller) running.delete(by);
      }
    },
  );
}

/** @throws HttpProblem 422 with pointers into the body, for a rule that could not be kept as it is */
function requireSound(records: RecordsView, rule: RuleContent, replaces: string | undefined): void {
  const faults: Fault[] = contentSchema.Check(rule)
    ? faultsOfRule(rule).map(({ pointer, detail }) => ({ pointer: `/rule${pointer}`, detail }))
    : schemaFaults(contentSchema.Errors(rule), '/rule');
  if (replaces !== undefined && allRules(records).every(({ id }) => id !== replaces)) {
    faults.push({ pointer: '/replaces', detail: `there is no rule "${replaces}"` });
  }
  if (faults.length > 0) throw problem(422, { detail: 'The rule cannot hold as it is written.', errors: faults });
}
