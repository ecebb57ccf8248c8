import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { requireAccess } from '../http/access.ts';
import { problemResponses } from '../http/problem.ts';
import { comesFromThisComputer } from '../people/people.ts';

const readiness = Type.Object({
  state: Type.Union([Type.Literal('ready'), Type.Literal('degraded')]),
  database: Type.Object({
    answers: Type.Boolean(),
    since: Type.Optional(Type.String({ description: 'has not answered since; what is shown is as of then' })),
  }),
  seq: Type.Integer({ description: 'the last change this process shows' }),
  lastSeq: Type.Optional(Type.Integer({ description: 'the last change committed; absent while the database is away' })),
});

/** `/healthz`, `/readyz` and `/metrics`, for whoever supervises the program. */
export async function operationRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { live, store, measures, people } = context;

  app.get(
    '/healthz',
    { config: { access: 'public' }, schema: { summary: 'Whether the process answers', response: problemResponses } },
    async (_request, reply) => reply.type('text/plain; charset=utf-8').send('ok\n'),
  );

  app.get(
    '/readyz',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Whether everything can be served; 503 with the same body while the database is away',
        response: { 200: readiness, 503: readiness },
      },
    },
    async (_request, reply) => {
      const lastSeq = await store.lastSeq().catch(() => undefined);
      const answers = lastSeq !== undefined;
      const since = live.awaySince;
      return reply.code(answers ? 200 : 503).send({
        state: answers ? 'ready' : 'degraded',
        database: { answers, ...(since === undefined ? {} : { since: new Date(since).toISOString() }) },
        seq: live.seq,
        ...(answers ? { lastSeq } : {}),
      });
    },
  );

  app.get(
    '/metrics',
    {
      // Open to a collector on this computer; from elsewhere an account or a token is needed.
      config: { access: 'public' },
      schema: { summary: "Measures in Prometheus' text format", response: problemResponses },
    },
    async (request, reply) => {
      if (!comesFromThisComputer(request)) requireAccess(await people.asker(request), 'signed-in');
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await measures.text());
    },
  );
}
