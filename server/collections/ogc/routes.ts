import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import packageFacts from '../../../package.json' with { type: 'json' };
import type { Collection } from '#domain/collection.ts';
import type { Context } from '../../context.ts';
import { readableOf, requireReadable } from '../../http/access.ts';
import { holdsAlready } from '../../http/entity-tag.ts';
import { readParameters } from '../../http/parameters.ts';
import { problem } from '../../http/problem.ts';
import { cityName } from '../city-name.ts';
import { findCollection } from '../find-collection.ts';
import { validSpans } from '../store.ts';
import { countInMemory } from './count-in-memory.ts';
import { collectionDocument, collectionsDocument } from './collection-document.ts';
import { readCrs } from './crs-parameters.ts';
import { featureDocument } from './feature-document.ts';
import { schemaDocument } from './feature-schema.ts';
import { readFormat, readItemsQuery } from './items-query.ts';
import { itemsDocument } from './items-document.ts';
import { conformance, landingPage } from './landing.ts';
import { geojson, json, jsonSchema, openApi30, originOf } from './links.ts';
import { openApiDocument } from './openapi.ts';
import { ogcWriteRoutes } from './write-routes.ts';

const route = { config: { access: 'map.read' }, schema: { hide: true } } as const;

/** `/ogc`: OGC API - Features, Parts 1 (Core, GeoJSON, OpenAPI 3.0), 2 (CRS) and 4 (write), for any GIS client. */
export async function ogcRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { collections, config, index, register } = context;
  const counted = countInMemory(context);
  app.addHook('preHandler', async (request) => {
    const { id } = request.params as { id?: string };
    if (collections.some((collection) => collection.id === id)) requireReadable(request, [id!]);
  });

  /** A route whose answer depends on nothing but its address. */
  function documentRoute(
    path: string,
    type: string,
    make: (origin: string, id: string, request: FastifyRequest) => object | Promise<object>,
  ): void {
    app.get<{ Params: { id?: string } }>(path, route, async (request, reply) => {
      readOnlyFormat(request);
      const body = await make(originOf(request), request.params.id ?? '', request);
      return answer(reply, type, body);
    });
  }

  async function describe(origin: string, asked: readonly Collection[]): Promise<object[]> {
    const spans = await validSpans(
      context.store,
      asked.map(({ id }) => id),
    );
    return asked.map((one) => collectionDocument(one, origin, index.extent(one.id, 'all'), spans.get(one.id)));
  }

  documentRoute('/ogc', json, (origin) => landingPage(origin, cityName(config.city), config.city === 'taizhou'));
  documentRoute('/ogc/', json, (origin) => landingPage(origin, cityName(config.city), config.city === 'taizhou'));
  documentRoute('/ogc/conformance', json, conformance);
  documentRoute('/ogc/api', openApi30, (origin, _id, request) =>
    openApiDocument(readableOf(request, collections), origin, packageFacts.version),
  );
  documentRoute('/ogc/collections', json, async (origin, _id, request) =>
    collectionsDocument(await describe(origin, readableOf(request, collections)), origin),
  );
  documentRoute(
    '/ogc/collections/:id',
    json,
    async (origin, id) => (await describe(origin, [findCollection(collections, id)]))[0]!,
  );
  documentRoute('/ogc/collections/:id/schema', jsonSchema, (origin, id) =>
    schemaDocument(findCollection(collections, id), origin),
  );

  app.get<{ Params: { id: string } }>('/ogc/collections/:id/items', route, async (request, reply) => {
    const collection = findCollection(collections, request.params.id);
    const query = readItemsQuery(request.query, collection);
    const page = await register.page(collection, { ...query, ...counted(collection, query) });
    reply.header('content-crs', `<${query.crs.uri}>`).header('shirong-seq', String(page.seq));
    return reply
      .header('content-type', geojson)
      .send(itemsDocument(collection, page, query.crs, request, context.now()));
  });

  app.get<{ Params: { id: string; featureId: string } }>(
    '/ogc/collections/:id/items/:featureId',
    route,
    async (request, reply) => {
      const parameters = readParameters(request.query);
      readFormat(parameters);
      const crs = readCrs(parameters, 'crs');
      parameters.done();
      const collection = findCollection(collections, request.params.id);
      const feature = await register.get(collection.id, request.params.featureId);
      if (feature === undefined) {
        throw problem(404, { detail: `There is no feature "${request.params.featureId}" in "${collection.id}".` });
      }
      const tag = `"${feature.version}"`;
      reply.header('etag', tag).header('content-crs', `<${crs.uri}>`);
      if (holdsAlready(request.headers['if-none-match'], tag)) return reply.code(304).send();
      return answer(reply, geojson, featureDocument(collection, feature, crs, originOf(request)));
    },
  );

  ogcWriteRoutes(app, context);
}

function readOnlyFormat(request: FastifyRequest): void {
  const parameters = readParameters(request.query);
  readFormat(parameters);
  parameters.done();
}

function answer(reply: FastifyReply, type: string, body: object): FastifyReply {
  // Bytes, not text: JSON's media types have no charset, and text would be given one.
  return reply.header('content-type', type).send(Buffer.from(JSON.stringify(body)));
}
