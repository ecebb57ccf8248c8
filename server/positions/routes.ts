import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { may } from '#domain/people/caller.ts';
import type { Context } from '../context.ts';
import { askerOf, requireAccess } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { attendanceRoutes } from './attendance-routes.ts';
import { seeing } from './may-see.ts';
import { positionRoutes } from './position-routes.ts';
import { crewNowSchema } from './schemas.ts';

/** Crews as they stand now, signing on and off, and where people on duty are. */
export async function positionsRoutes(root: FastifyInstance, context: Context): Promise<void> {
  await root.register((scope) => attendanceRoutes(scope, context));
  await root.register((scope) => positionRoutes(scope, context));

  root.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/crews',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The crews as they stand now: shift, members on duty, where they are, what lies with them',
        description:
          'For `position.see` or `case.endorse`, within the units and districts of that right. A place has its accuracy ' +
          'and age, and is unknown when it is old, vague, or its person signed off. `positions {units}` at `/api/live` says ' +
          'when to ask again.',
        response: {
          200: Type.Object({ crews: Type.Array(crewNowSchema), at: Type.String({ format: 'date-time' }) }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const asker = askerOf(request);
      requireAccess(asker, seeing.find((right) => may(asker.caller, right)) ?? seeing[0]);
      const at = new Date(context.now()).toISOString();
      return { crews: await context.positions.crewsNow(asker.caller), at };
    },
  );
}
