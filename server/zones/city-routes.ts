import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { lookedAt } from './reckon.ts';
import { requireScheme } from './versions.ts';

const json = 'application/json; charset=utf-8';
const ofScheme = Type.Object({ id: Type.String({ maxLength: 200 }) });
const answered = (description: string) => ({ 200: Type.Unknown({ description }), ...problemResponses });

/** Versions against the city: the whole-city test, and what changes hands between two. */
export async function schemeCityRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { reckoner, now } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  for (const what of ['test', 'test-ground'] as const) {
    app.get(
      `/api/zones/schemes/:id/${what}`,
      {
        config: { access: 'signed-in' },
        schema: {
          summary:
            what === 'test'
              ? 'The whole-city test of a version: ground, roads, posts and hours without anyone'
              : 'What the whole-city test needs beside the coverage, to run it while drawing',
          params: ofScheme,
          response: answered('by the kind of responsibility, as of today'),
        },
      },
      async (request, reply) => {
        readParameters(request.query).done();
        requireReadable(request, ['zones', ...lookedAt.test]);
        const { id, content } = await requireScheme(context, request.params.id);
        const task = { what, version: id, kind: content.responsibilityKind, now: now() };
        return reply.type(json).send(await reckoner.reckon(task));
      },
    );
  }

  app.get(
    '/api/zones/schemes/:id/compare/:other',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'What changes hands from a version to another of the same kind',
        params: Type.Object({ ...ofScheme.properties, other: Type.String({ maxLength: 200 }) }),
        response: answered('zones, ground, road sides, places and open cases'),
      },
    },
    async (request: FastifyRequest<{ Params: { id: string; other: string } }>, reply) => {
      readParameters(request.query).done();
      requireReadable(request, ['zones', ...lookedAt.compare]);
      const before = await requireScheme(context, request.params.id);
      const after = await requireScheme(context, request.params.other);
      const kind = before.content.responsibilityKind;
      if (after.content.responsibilityKind !== kind) {
        throw problem(422, {
          detail: 'Versions of two kinds of responsibility have no ground in common to change hands.',
        });
      }
      const task = { what: 'compare', before: before.id, after: after.id, kind, now: now() } as const;
      return reply.type(json).send(await reckoner.reckon(task));
    },
  );
}
