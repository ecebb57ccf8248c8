import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { wallCase } from '#domain/wall/wall-case.ts';
import type { Context } from '../context.ts';
import { requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { unstorable } from '../http/storable.ts';
import { createAlarms } from './alarms.ts';
import { wallCaseSchema } from './schemas.ts';

const alarmSchema = Type.Object({
  ...wallCaseSchema.properties,
  since: Type.String({ description: 'when it became urgent, RFC 3339 UTC' }),
});

/** Urgent cases that nobody answered, and the card of one case: both without anything personal. */
export async function alarmRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { register, now } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const openAlarms = createAlarms(context);

  app.get(
    '/api/wall/alarms',
    {
      config: { access: 'map.read', onWalls: true },
      schema: {
        summary: 'Urgent cases that no unit has signed for and nobody answered',
        description:
          'An alarm is answered by making a record of kind `alarm-answers` with the id of the case (`POST /api/changes`); ' +
          '409 says that somebody did so already.',
        response: {
          200: Type.Object({ seq: Type.Integer(), at: Type.String(), alarms: Type.Array(alarmSchema) }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      return { at: new Date(now()).toISOString(), ...(await openAlarms()) };
    },
  );

  app.get(
    '/api/wall/cases/:id',
    {
      config: { access: 'map.read', onWalls: true },
      schema: {
        summary: 'A case as a wall shows it',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 200: wallCaseSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      const { id } = request.params;
      const feature = unstorable(id) === undefined ? await register.get('cases', id) : undefined;
      if (feature === undefined) throw problem(404, { detail: `There is no case "${id}".` });
      return wallCase(feature);
    },
  );
}
