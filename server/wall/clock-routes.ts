import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';

/** `GET /api/wall/clock`: the clock that all screens of a wall keep step by. */
export async function clockRoutes(app: FastifyInstance, { now }: Context): Promise<void> {
  app.get(
    '/api/wall/clock',
    {
      config: { access: 'map.read', onWalls: true },
      schema: {
        summary: "The server's clock, for screens that keep in step",
        response: {
          200: Type.Object({ now: Type.Number({ description: 'epoch milliseconds' }) }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      void reply.header('cache-control', 'no-store');
      return { now: now() };
    },
  );
}
