import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { recordKinds } from '#domain/records.ts';
import type { Context } from '../context.ts';
import { askerOf, requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';

const bodySchema = Type.Object(
  {
    subject: Type.String({
      pattern: '^[a-z][a-z-]{0,59}/[^\\s/\\u0000-\\u001f]{1,120}$',
      description: 'collection/id, or kind/id of a record that all who are signed in may read',
    }),
    client: Type.String({ pattern: '^[\\w-]{8,64}$', description: 'names the page, by chance' }),
    here: Type.Boolean({ description: 'false: no longer' }),
  },
  { additionalProperties: false },
);

/** `POST /api/presence`: a page says what it shows; told to the readers of the topic `presence`. */
export async function presenceRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  app.post(
    '/api/presence',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Say that one has a feature or record open, every 20 s; after 60 s of silence one is gone',
        body: bodySchema,
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const { subject, client, here } = request.body;
      const collection = subject.slice(0, subject.indexOf('/'));
      const isRecord = recordKinds.some(({ id, rights }) => id === collection && rights.read === 'signed-in');
      if (!isRecord && !context.collections.some(({ id }) => id === collection)) {
        const detail = `there is no collection "${collection}"`;
        throw problem(422, { detail, errors: [{ pointer: '/subject', detail }] });
      }
      if (!isRecord) requireReadable(request, [collection]);
      const { caller } = askerOf(request);
      // A token or a wall is nobody who works on something.
      if (caller.kind === 'person') await context.presence.say({ subject, client, by: caller.by }, here);
      return reply.code(204).send(null);
    },
  );
}
