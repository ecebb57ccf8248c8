import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Feature } from '#domain/feature.ts';
import type { Context } from '../context.ts';
import { requireReadable } from '../http/access.ts';
import { readParameters, type Parameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import type { Standing } from '../tiles/city-index.ts';
import { changeRoutes } from './change-routes.ts';
import { cityRoutes } from './city-routes.ts';
import { findCollection, readCollections } from './find-collection.ts';
import { listFeatures } from './list-features.ts';
import { countsSchema, featureSchema, filterParameters, listSchema, valuesSchema } from './schemas.ts';

const boxParameter = Type.Optional(Type.String({ description: 'west,south,east,north in degrees WGS84' }));

/** The page's API over the collections: what the map's side panels show, in the map's own terms. */
export async function collectionRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { collections, index, register, live } = context;
  await cityRoutes(app, context);
  await changeRoutes(app, context);

  app.get(
    '/api/counts',
    {
      config: { access: 'map.read', onWalls: true },
      schema: {
        summary: 'Exact counts in a view, by collection',
        querystring: Type.Object({ collections: Type.String(), bbox: boxParameter, ...filterParameters }),
        response: { 200: countsSchema, ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const asked = readCollections(parameters, 'collections', collections);
      const bbox = parameters.bbox('bbox');
      const filter = parameters.filter(asked);
      parameters.done();
      requireReadable(
        request,
        asked.map(({ id }) => id),
      );
      const now = context.now();
      const counts = asked.map(({ id }) => [id, index.counts(id, filter, bbox, Math.floor(now / 1000))]);
      return { seq: live.seq, at: new Date(now).toISOString(), counts: Object.fromEntries(counts) };
    },
  );

  app.get(
    '/api/list',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'The features of a view, collection by collection',
        querystring: Type.Object({
          collections: Type.String(),
          bbox: boxParameter,
          ...filterParameters,
          standing: Type.Optional(
            Type.Union([Type.Literal('current'), Type.Literal('all')], {
              default: 'current',
              description: 'what is valid now, as on the map, or also what is announced and retired',
            }),
          ),
          offset: Type.Optional(Type.Integer({ minimum: 0 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
        }),
        response: { 200: listSchema, ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const asked = readCollections(parameters, 'collections', collections);
      const bbox = parameters.bbox('bbox');
      const offset = parameters.whole('offset', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: 0 });
      const limit = parameters.whole('limit', { min: 1, max: 1000, fallback: 100 });
      const standing = readStanding(parameters);
      const filter = parameters.filter(asked);
      parameters.done();
      requireReadable(
        request,
        asked.map(({ id }) => id),
      );
      const now = context.now();
      const seq = live.seq;
      const { total, features } = await listFeatures(context, asked, { filter, bbox, standing, offset, limit });
      return { seq, at: new Date(now).toISOString(), total, features };
    },
  );

  app.get(
    '/api/values',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'The values a property takes, most frequent first',
        querystring: Type.Object({ collection: Type.String(), property: Type.String() }),
        response: { 200: valuesSchema, ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const id = parameters.required('collection');
      const property = parameters.required('property');
      parameters.done();
      const collection = findCollection(collections, id);
      requireReadable(request, [collection.id]);
      if (!collection.columns.some((column) => column.property === property && column.kind === 'word')) {
        parameters.fault('property', `is not an indexed word of "${id}"`);
        parameters.done();
      }
      return { values: index.values(id, property) };
    },
  );

  app.get<{ Params: { collection: string; id: string } }>(
    '/api/features/:collection/:id',
    {
      config: { access: 'map.read' },
      schema: { summary: 'One feature by its id', response: { 200: featureSchema, ...problemResponses } },
    },
    async (request) => {
      readParameters(request.query).done();
      const collection = findCollection(collections, request.params.collection);
      requireReadable(request, [collection.id]);
      return present(await register.get(collection.id, request.params.id), collection.id, request.params.id);
    },
  );

  app.get<{ Params: { collection: string; fid: string } }>(
    '/api/features/:collection/by-fid/:fid',
    {
      config: { access: 'map.read' },
      schema: { summary: 'One feature by its number in tiles', response: { 200: featureSchema, ...problemResponses } },
    },
    async (request) => {
      readParameters(request.query).done();
      const collection = findCollection(collections, request.params.collection);
      requireReadable(request, [collection.id]);
      const fid = /^\d{1,15}$/.test(request.params.fid) ? Number(request.params.fid) : undefined;
      const found = fid === undefined ? undefined : await register.getByFid(collection.id, fid);
      return present(found, collection.id, request.params.fid);
    },
  );
}

function readStanding(parameters: Parameters): Standing {
  const standing = parameters.text('standing') ?? 'current';
  if (standing === 'current' || standing === 'all') return standing;
  parameters.fault('standing', `must be current or all, not "${standing}"`);
  return 'current';
}

function present(feature: Feature | undefined, collection: string, name: string): Feature {
  if (feature === undefined) throw problem(404, { detail: `There is no feature "${name}" in "${collection}".` });
  return feature;
}
