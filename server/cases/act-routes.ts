import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { allActs, ruleOf } from '#domain/cases/acts.ts';
import { actFields, type ActInput } from '#domain/cases/fields.ts';
import type { Context } from '../context.ts';
import { requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { HttpProblem, problem, problemDocument, problemResponses } from '../http/problem.ts';
import { doAct, type CaseAfter, type LaterAct } from './do-act.ts';

const laterActs = allActs.filter((act) => act !== 'case.report');
const severalActs: ReadonlySet<LaterAct> = new Set(laterActs.filter((act) => ruleOf(act).several === true));
const actSchema = Type.Unsafe<LaterAct>({ type: 'string', enum: laterActs });
const baseSchema = Type.Integer({ minimum: 1, description: 'the version that was read' });
const inputSchema = Type.Optional(
  Type.Unsafe<ActInput>(Type.Partial(Type.Object(actFields), { additionalProperties: false })),
);

/** 发生时间, for what was done on the street without signal and is told later. */
export const occurredSchema = Type.Optional(
  Type.String({
    format: 'date-time',
    maxLength: 40,
    description:
      'when it was done, where it is sent later (发生时间): it is judged by it. Not in the future, not before the last step of the case, not older than the setting field.lateHours',
  }),
);

/** What a case is after an act. */
export const caseAfterSchema = Type.Object({
  id: Type.String(),
  number: Type.String({ description: 'YYYYMMDD-NNNN' }),
  status: Type.String(),
  version: Type.Integer(),
  seq: Type.Integer(),
});

/** The most cases that one request acts on. */
const mostCases = 200;

/** Acts on cases: the one way by which a case moves on. */
export async function actRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/cases/:ref/acts',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Do an act on a case: accept, file, dispatch, acknowledge, report back ...',
        description:
          'What each act needs and who may is in data/domain/cases/acts.ts. 409 with `possible` for an act that the case ' +
          'does not have as it stands, or where it has another version than `base`; 403 naming the earlier entry for ' +
          'whoever did what keeps him from it; 422 with pointers for what is missing or does not fit.',
        params: Type.Object({ ref: Type.String({ maxLength: 200, description: 'id or number' }) }),
        body: Type.Object(
          { act: actSchema, base: baseSchema, input: inputSchema, occurredAt: occurredSchema },
          { additionalProperties: false },
        ),
        response: { 200: caseAfterSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      const { ref } = request.params;
      const { input = {}, ...asked } = request.body;
      const after = await doAct(context, request, { ref, input, ...asked });
      return reply.header('shirong-seq', String(Math.max(after.seq, context.live.seq))).send(after);
    },
  );

  app.post(
    '/api/cases/acts',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Do one act on several cases; each is a change of its own and has a line of its own in the answer',
        body: Type.Object(
          {
            act: actSchema,
            cases: Type.Array(Type.Object({ id: Type.String({ maxLength: 200 }), base: baseSchema }), {
              minItems: 1,
              maxItems: mostCases,
            }),
            input: inputSchema,
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ results: Type.Array(Type.Unknown()) }), ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      const { act, cases, input = {} } = request.body;
      requireSeveral(act, cases.length);
      const results: (CaseAfter | { readonly id: string; readonly problem: object })[] = [];
      for (const { id, base } of cases) {
        try {
          results.push(await doAct(context, request, { ref: id, act, base, input, part: id }));
        } catch (error) {
          if (!(error instanceof HttpProblem)) throw error;
          results.push({ id, problem: problemDocument(error.statusCode, error.parts, request.url) });
        }
      }
      return reply.header('shirong-seq', String(context.live.seq)).send({ results });
    },
  );
}

/** @throws HttpProblem 422 for an act that is done one by one */
function requireSeveral(act: LaterAct, count: number): void {
  if (count === 1 || severalActs.has(act)) return;
  throw problem(422, {
    detail: `"${act}" is done one by one: each case is looked at.`,
    errors: [{ pointer: '/act', detail: 'is not done to several cases at once' }],
  });
}
