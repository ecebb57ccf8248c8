import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';

/** Jobs shown: what is older is in the audit trail, by what it wrote. */
const shown = 200;

const jobSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  state: Type.Enum(['created', 'retry', 'active', 'completed', 'cancelled', 'failed']),
  progress: Type.Object({
    done: Type.Integer(),
    total: Type.Optional(Type.Integer()),
    note: Type.Optional(Type.String()),
  }),
  by: Type.String({ description: "as in the journal; 'schedule' for what the clock starts" }),
  byName: Type.Optional(Type.String()),
  createdAt: Type.String(),
  startedAt: Type.Optional(Type.String()),
  endedAt: Type.Optional(Type.String()),
  error: Type.Optional(Type.String()),
  output: Type.Optional(Type.Object({}, { additionalProperties: true })),
});

const jobId = Type.Object({ id: Type.String({ maxLength: 100 }) });

/** Work in the background: what there is, ending it, trying it again. */
export async function jobRoutes(root: FastifyInstance, { jobs, people }: Context): Promise<void> {
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.get(
    '/api/jobs',
    {
      config: { access: 'jobs.see' },
      schema: {
        summary: 'The newest jobs and how far they are',
        response: { 200: Type.Object({ jobs: Type.Array(jobSchema) }), ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const rows = await jobs.list(shown);
      return {
        jobs: rows.map((job) => {
          const byName = people.nameOf(job.by);
          return {
            ...job,
            progress: { ...job.progress },
            ...(job.output === undefined ? {} : { output: { ...job.output } }),
            ...(byName === undefined ? {} : { byName }),
          };
        }),
      };
    },
  );

  app.get(
    '/api/jobs/schedules',
    {
      config: { access: 'jobs.see' },
      schema: {
        summary: 'What the clock starts',
        response: {
          200: Type.Object({
            schedules: Type.Array(
              Type.Object({
                name: Type.String(),
                cron: Type.String({ description: 'minute hour day month weekday' }),
                zone: Type.String(),
              }),
            ),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      return { schedules: jobs.schedules().map((schedule) => ({ ...schedule, zone: 'Asia/Shanghai' })) };
    },
  );

  for (const [act, summary, detail] of [
    ['cancel', 'End a job', 'It has ended already, or there is no such job.'],
    ['retry', 'Try a job again', 'It neither failed nor was cancelled, or there is no such job.'],
  ] as const) {
    app.post(
      `/api/jobs/:id/${act}`,
      {
        config: { access: 'jobs.manage' },
        schema: { summary, params: jobId, response: { 204: Type.Null(), ...problemResponses } },
      },
      async (request, reply) => {
        const { id } = request.params;
        const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
        if (!isId || !(await jobs[act](id))) throw problem(409, { detail });
        return reply.code(204).send(null);
      },
    );
  }
}
