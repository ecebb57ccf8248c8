import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { personalRightOf } from '#domain/collection.ts';
import { may, mayEverywhere } from '#domain/people/caller.ts';
import { findCollection } from '../collections/find-collection.ts';
import { actedOn } from '../collections/line-rights.ts';
import type { Context } from '../context.ts';
import { askerOf, requireAccess, requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { lookAtPersonal } from './store.ts';

/** The personal fields of a feature, for the seats that need them; no answer without its trace. */
export async function personalRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { collections, register, store, now } = context;

  app.get<{ Params: { collection: string; id: string } }>(
    '/api/features/:collection/:id/personal',
    {
      // Which right it needs is the collection's matter.
      config: { access: 'signed-in' },
      schema: {
        summary: 'Personal fields of a feature; each look is logged',
        params: Type.Object({ collection: Type.String({ maxLength: 100 }), id: Type.String({ maxLength: 500 }) }),
        response: {
          200: Type.Object({ fields: Type.Record(Type.String(), Type.String()) }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const asker = askerOf(request);
      const { caller } = asker;
      const collection = findCollection(collections, request.params.collection);
      requireReadable(request, [collection.id]);
      if (collection.personal === undefined) {
        throw problem(404, { detail: `"${collection.id}" holds no personal fields.` });
      }
      const right = personalRightOf(collection);
      requireAccess(asker, right);
      const { id } = request.params;
      const feature = await register.get(collection.id, id);
      if (feature === undefined) throw problem(404, { detail: `There is no "${id}" in "${collection.id}".` });
      if (!mayEverywhere(caller, right) && !may(caller, right, actedOn(collection, feature))) {
        throw problem(403, { detail: 'This stands outside the units, districts or actions of your right.' });
      }
      const look = { at: new Date(now()), by: caller.by, collection: collection.id, id };
      const fields = await lookAtPersonal(store, look);
      return reply.header('cache-control', 'no-store').send({ fields });
    },
  );
}
