import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { screens } from '#domain/wall/screen.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { unstorable } from '../http/storable.ts';
import { allScreens, displayOf } from './display-of.ts';
import { registerScreen, type SaidOfScreen } from './register-screen.ts';

const bodySchema = Type.Unsafe<SaidOfScreen>(Type.Pick(screens.schema, ['name', 'heightMetres', 'distanceMetres']));

const mineSchema = Type.Object({
  seq: Type.Integer(),
  screens: Type.Array(
    Type.Object({
      id: Type.String(),
      version: Type.Integer(),
      content: Type.Unsafe<object>(
        Type.Object({}, { additionalProperties: true, description: 'a record of kind screens' }),
      ),
    }),
  ),
});

/** The door by which a display says which screens it draws. */
export async function screenRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/wall/screens',
    {
      config: { access: 'map.read', onWalls: true },
      schema: {
        summary: 'Register a screen of the display that asks',
        description:
          'One display token may draw several screens. 409 where another screen has the name; one whose own token ' +
          'ended comes back by its name, with its place on the wall.',
        body: bodySchema,
        response: { 201: Type.Object({ id: Type.String() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      displayOf(request);
      const detail = unstorable(request.body.name);
      if (detail !== undefined) {
        throw problem(422, { detail: 'This screen cannot be registered.', errors: [{ pointer: '/name', detail }] });
      }
      return reply.code(201).send({ id: await registerScreen(context, request, request.body) });
    },
  );

  app.get(
    '/api/wall/screens/mine',
    {
      config: { access: 'map.read', onWalls: true },
      schema: { summary: 'The screens of the display that asks', response: { 200: mineSchema, ...problemResponses } },
    },
    async (request) => {
      readParameters(request.query).done();
      const token = displayOf(request);
      const mine = allScreens(context.records).filter(({ screen }) => screen.token === token);
      return {
        seq: context.live.seq,
        screens: mine.map(({ id, version, screen }) => ({ id, version, content: screen })),
      };
    },
  );
}
