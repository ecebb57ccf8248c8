import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { settingOf } from '#domain/settings/settings.ts';
import { screenState } from '#domain/wall/screen-state.ts';
import { tokenEnd } from '#domain/wall/token-end.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { allScreens, displayOf } from './display-of.ts';

const saidSchema = Type.Object(
  {
    screen: Type.String({ maxLength: 60 }),
    scene: Type.Optional(Type.String({ maxLength: 60, description: 'absent = none' })),
    seq: Type.Integer({ minimum: 0, description: 'the last change it knows of' }),
    asOf: Type.Optional(Type.String({ format: 'date-time', description: 'of when its figures are' })),
    errors: Type.Integer({ minimum: 0, maximum: 1000, description: 'faults of parts since its word before' }),
  },
  { additionalProperties: false },
);

const statesSchema = Type.Object({
  now: Type.Number({ description: 'epoch milliseconds' }),
  screens: Type.Array(
    Type.Object({
      screen: Type.String(),
      state: Type.Enum(['live', 'late', 'gone']),
      at: Type.Optional(Type.String({ description: 'when it was heard last; absent = not since the server started' })),
      scene: Type.Optional(Type.String()),
      seq: Type.Optional(Type.Integer()),
      asOf: Type.Optional(Type.String()),
      errors: Type.Optional(Type.Integer()),
      ended: Type.Optional(
        Type.Enum(['revoked', 'expired', 'missing'], {
          description: 'its display token: it does not come back by itself',
        }),
      ),
    }),
  ),
});

/** Screens say every 20 s that they are there; whoever reads the map may see which are. */
export async function aliveRoutes(root: FastifyInstance, { alive, records, now }: Context): Promise<void> {
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/wall/alive',
    {
      config: { access: 'map.read', onWalls: true },
      schema: {
        summary: 'A screen says that it is there and what it shows, every 20 s',
        body: saidSchema,
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const token = displayOf(request);
      const { screen } = request.body;
      const known = records.get('screens', screen);
      if (known === undefined) throw problem(404, { detail: `There is no screen "${screen}" (any more).` });
      if (known.content['token'] !== token) throw problem(403, { detail: 'This screen came with another token.' });
      await alive.say({ ...request.body, at: now() });
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/wall/alive',
    {
      config: { access: 'map.read', onWalls: true },
      schema: {
        summary: 'All screens: which are there, and what they show',
        response: { 200: statesSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const at = now();
      const limits = { lateMs: milliseconds('wall.lateSeconds'), goneMs: milliseconds('wall.goneSeconds') };
      const screens = allScreens(records).map(({ id, screen: { token } }) => {
        const heard = alive.last(id);
        const ended = tokenEnd(records, token, at);
        return {
          screen: id,
          ...(heard === undefined ? {} : { ...heard, at: new Date(heard.at).toISOString() }),
          state: ended === undefined ? screenState(heard?.at, alive.since, at, limits) : ('gone' as const),
          ...(ended === undefined ? {} : { ended }),
        };
      });
      return { now: at, screens };
    },
  );

  function milliseconds(key: string): number {
    return Number(settingOf(records, key).value) * 1000;
  }
}
