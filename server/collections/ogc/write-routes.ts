import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Change } from '#domain/change.ts';
import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import type { Context } from '../../context.ts';
import { requireWritable } from '../../http/access.ts';
import { HttpProblem, problem } from '../../http/problem.ts';
import { readParameters } from '../../http/parameters.ts';
import type { CommitRefusal } from '../../store/store.ts';
import { requireOutsideSchemes } from '../../zones/reader.ts';
import { writeChange, type DoorRequest } from '../door.ts';
import { findCollection } from '../find-collection.ts';
import { isId } from '../schemas.ts';
import { contentCrs, patched, readBody, stateOf } from './feature-body.ts';
import { changedMeanwhile, requireMatch } from './if-match.ts';
import { featureHref, geojson, json, mergePatch, originOf } from './links.ts';
import { methodsOf, writableOf } from './write-verbs.ts';

const write = { config: { access: 'signed-in' }, schema: { hide: true } } as const;
const read = { config: { access: 'map.read' }, schema: { hide: true } } as const;

interface OfItems {
  Params: { id: string };
}
interface OfItem {
  Params: { id: string; featureId: string };
}

/** OGC API - Features, Part 4: create, replace, update and delete, over the one door, each held to the version seen. */
export function ogcWriteRoutes(app: FastifyInstance, context: Context): void {
  const { collections, register } = context;
  app.addContentTypeParser([geojson, mergePatch], { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));

  /** The collection, if this can be done to it. */
  function writable(request: FastifyRequest<OfItems>, resource: 'items' | 'item'): Collection {
    readParameters(request.query).done();
    const collection = findCollection(collections, request.params.id);
    const allowed = methodsOf(collection, resource);
    if (allowed.includes(request.method)) {
      requireWritable(request, collection);
      return collection;
    }
    const why = writableOf(collection) === 'nothing' ? 'is only read' : 'keeps its features and their borders';
    throw problem(405, {
      detail: `"${collection.id}" ${why} here. Possible: ${allowed.join(', ')}.`,
      headers: { Allow: allowed.join(', ') },
    });
  }

  async function through(request: FastifyRequest, id: string, prepare: () => DoorRequest | Promise<DoorRequest>) {
    try {
      return await writeChange(context, request, prepare, (refused) => refusal(refused, id));
    } catch (error) {
      throw ownPointers(error);
    }
  }

  /** Changes the feature of an address; `line` makes the content from what there is. */
  async function change(
    request: FastifyRequest<OfItem>,
    kind: string,
    line: (collection: Collection, feature: Feature) => DoorRequest['lines'][number]['after'],
  ): Promise<Change> {
    const collection = writable(request, 'item');
    const { featureId: id } = request.params;
    return through(request, id, async () => {
      const feature = await register.get(collection.id, id);
      if (feature === undefined) throw problem(404, { detail: `There is no feature "${id}" in "${collection.id}".` });
      requireMatch(request.headers['if-match'], feature);
      const after = line(collection, feature);
      const lines = [{ collection: collection.id, id, base: feature.version, after }];
      await requireOutsideSchemes(context, request, lines);
      return { kind, note: '', lines };
    });
  }

  function done(reply: FastifyReply, { seq, lines }: Change): FastifyReply {
    void reply.header('shirong-seq', String(Math.max(seq, context.live.seq)));
    return reply.header('etag', `"${lines[0]!.version}"`);
  }

  app.post<OfItems>('/ogc/collections/:id/items', write, async (request, reply) => {
    const collection = writable(request, 'items');
    requireType(request, [geojson, json]);
    const change = await through(request, '', () => {
      const crs = contentCrs(request.headers['content-crs']);
      const body = readBody(request.body);
      const { id } = body;
      if (id !== undefined && !isId(id)) {
        throw problem(422, { errors: [{ pointer: '/id', detail: 'is no name that an address can hold' }] });
      }
      const after = stateOf(collection, body, crs);
      const line = { collection: collection.id, base: null, after, ...(id === undefined ? {} : { id }) };
      return { kind: 'feature.create', note: '', lines: [line] };
    });
    const location = featureHref(originOf(request), collection.id, change.lines[0]!.id);
    return done(reply, change).code(201).header('location', location).send();
  });

  app.put<OfItem>('/ogc/collections/:id/items/:featureId', write, async (request, reply) => {
    const made = await change(request, 'feature.update', (collection, feature) => {
      requireType(request, [geojson, json]);
      const crs = contentCrs(request.headers['content-crs']);
      const keepsGeometry = writableOf(collection) === 'attributes';
      const body = readBody(request.body, feature.id);
      if (!keepsGeometry && !('geometry' in body)) {
        throw problem(422, { errors: [{ pointer: '/geometry', detail: 'is missing' }] });
      }
      return stateOf(collection, body, crs, feature, keepsGeometry);
    });
    return done(reply, made).code(204).send();
  });

  app.patch<OfItem>('/ogc/collections/:id/items/:featureId', write, async (request, reply) => {
    const made = await change(request, 'feature.update', (collection, feature) => {
      requireType(request, [mergePatch]);
      const crs = contentCrs(request.headers['content-crs']);
      const body = patched(feature, readBody(request.body, feature.id), crs);
      return stateOf(collection, body, crs, feature, writableOf(collection) === 'attributes');
    });
    return done(reply, made).code(204).send();
  });

  app.delete<OfItem>('/ogc/collections/:id/items/:featureId', write, async (request, reply) => {
    const { seq } = await change(request, 'feature.delete', () => null);
    return reply
      .header('shirong-seq', String(Math.max(seq, context.live.seq)))
      .code(204)
      .send();
  });

  for (const [path, resource] of [
    ['/ogc/collections/:id/items', 'items'],
    ['/ogc/collections/:id/items/:featureId', 'item'],
  ] as const) {
    app.options<OfItems>(path, read, async (request, reply) => {
      const allowed = methodsOf(findCollection(collections, request.params.id), resource);
      if (allowed.includes('POST')) void reply.header('accept-post', `${geojson}, ${json}`);
      if (allowed.includes('PATCH')) void reply.header('accept-patch', mergePatch);
      return reply.code(204).header('allow', allowed.join(', ')).send();
    });
  }
}

/** @throws HttpProblem 415 */
function requireType(request: FastifyRequest, types: readonly string[]): void {
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (types.includes(type)) return;
  throw problem(415, { detail: `The body must be ${types.join(' or ')}, not "${type}".` });
}

function refusal(refused: CommitRefusal, id: string): Error {
  if (refused.reason === 'exists') {
    const detail = 'exists already; replace it with PUT';
    return problem(409, { title: 'Exists already', detail: `It ${detail}.`, errors: [{ pointer: '/id', detail }] });
  }
  if (refused.reason === 'version-conflict' && refused.current !== null) return changedMeanwhile(id, refused.current);
  return problem(404, { detail: `"${id}" is not there any more.` });
}

/** The door speaks of lines of a change; here the body is the one line's content. */
function ownPointers(error: unknown): unknown {
  if (!(error instanceof HttpProblem) || error.parts.errors === undefined) return error;
  const errors = error.parts.errors.map(({ pointer, ...rest }) => ({
    ...rest,
    ...(pointer === undefined ? {} : { pointer: pointer.replace(/^\/lines\/0(\/after)?/, '') }),
  }));
  return problem(error.statusCode, { ...error.parts, errors });
}
