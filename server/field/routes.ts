import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { FieldTasks } from '#domain/cases/field-task.ts';
import { handOf } from '#domain/people/same-hand.ts';
import { openActs } from '../cases/reader.ts';
import type { Context } from '../context.ts';
import { askerOf, requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { findTasks } from './find-tasks.ts';
import { taskOf } from './task-of.ts';

/** What phones on the street ask for. */
export async function fieldRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { records, live, now } = context;

  app.get(
    '/api/field/tasks',
    {
      config: { access: 'signed-in' },
      schema: {
        summary:
          'The cases that are the asker’s to work on outside, with all that a phone needs of them without signal',
        description:
          'FieldTasks of data/domain/cases/field-task.ts; the one that is due first at the head, at most 200.',
        response: {
          200: Type.Object({
            tasks: Type.Array(Type.Unknown()),
            at: Type.String(),
            seq: Type.Integer(),
          }),
          ...problemResponses,
        },
      },
    },
    async (request, reply): Promise<FieldTasks> => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      const { caller } = askerOf(request);
      const { seq } = live;
      const found = await findTasks(context, caller);
      const acts = await openActs(context, caller, found);
      const hand = handOf(records, caller.by);
      reply.header('shirong-seq', String(seq));
      return {
        tasks: found.map((feature, i) => taskOf(feature, acts[i]!, hand)),
        at: new Date(now()).toISOString(),
        seq,
      };
    },
  );
}
