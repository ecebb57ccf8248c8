import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Coverage } from '#domain/zones/coverage/coverage.ts';
import { encodeCoverage } from '#domain/zones/coverage/encoded.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { writeChange } from '../collections/door.ts';
import type { Context } from '../context.ts';
import { askerOf, requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { unstorable } from '../http/storable.ts';
import { schemeActRoutes } from './acts.ts';
import { zonesAtRoute } from './at.ts';
import { schemeCityRoutes } from './city-routes.ts';
import { draftRequest } from './draft.ts';
import { outrunBy, untilFirst } from './outrun.ts';
import { schemeListRoute } from './list-route.ts';
import { editsAfter, snapshotOf } from './store.ts';
import { editSchema, entryOf, takeEdit } from './take-edit.ts';
import { unprintable } from './unprintable.ts';
import { noSuchScheme, requireForAll, requireScheme } from './versions.ts';

const ofScheme = Type.Object({ id: Type.String({ maxLength: 200 }) });
const entries = Type.Array(Type.Unknown(), { description: 'edits in order of number, each with its delta' });

const draftSchema = Type.Object(
  {
    responsibilityKind: Type.Unsafe<ResponsibilityKind>({ type: 'string', enum: Object.keys(responsibilityKinds) }),
    title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    basedOn: Type.Optional(Type.String({ maxLength: 200, description: 'id of a version of the same kind' })),
  },
  { additionalProperties: false },
);

/** The schemes of responsibility zones: drafts, edits, acts, and who answers for a place. */
export async function zoneRoutes(root: FastifyInstance, context: Context): Promise<void> {
  await zonesAtRoute(root, context);
  await schemeListRoute(root, context);
  await schemeRoutes(root, context);
  await schemeActRoutes(root, context);
  await schemeCityRoutes(root, context);
}

/** Drafts of schemes and their edits. */
async function schemeRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { store, schemes, live, now } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/zones/schemes',
    {
      config: { access: 'zone.edit' },
      schema: {
        summary: 'Make a draft of a scheme, from a version of the same kind or from nothing',
        description:
          'The number is the next one of the kind. A version of any state will do: so an earlier one is brought back.',
        body: draftSchema,
        response: { 201: Type.Object({ id: Type.String(), seq: Type.Integer() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      requireForAll(request, 'zone.edit');
      const { basedOn, ...draft } = request.body;
      const detail = unprintable(draft.title);
      if (detail !== undefined) throw problem(422, { errors: [{ pointer: '/title', detail }] });
      const { caller } = askerOf(request);
      const change = await untilFirst(() =>
        writeChange(
          context,
          request,
          async () => {
            const from = basedOn === undefined ? undefined : await requireBase(basedOn, draft.responsibilityKind);
            const snapshot = await snapshotOf(from ?? encodeCoverage(Coverage.of([], [])));
            const wanted = { ...draft, ...(basedOn === undefined ? {} : { basedOn }), by: caller.by, now: now() };
            return draftRequest(store, wanted, snapshot);
          },
          outrunBy,
        ),
      );
      return reply.code(201).send({ id: change.records![0]!.id, seq: change.seq });
    },
  );

  /** The coverage of the version that a draft is made from. */
  async function requireBase(id: string, kind: ResponsibilityKind) {
    const fault = (detail: string) => problem(422, { errors: [{ pointer: '/basedOn', detail }] });
    if (unstorable(id) !== undefined) throw fault('is no version');
    const { content } = await requireScheme(context, id).catch(() => {
      throw fault(`there is no scheme version "${id}"`);
    });
    if (content.responsibilityKind !== kind) throw fault(`is a version of the kind "${content.responsibilityKind}"`);
    return (await schemes.encodedOf(id))?.coverage;
  }

  app.get(
    '/api/zones/schemes/:id/coverage',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The coverage of a version as it stands',
        params: ofScheme,
        response: {
          200: Type.Object({
            id: Type.String(),
            number: Type.Integer({ description: 'of the version within its kind' }),
            edits: Type.Integer({ description: 'the last edit included' }),
            coverage: Type.Unknown({ description: 'grounds and the arcs between them' }),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, ['zones']);
      const { id } = request.params;
      const { content } = await requireScheme(context, id);
      const held = await schemes.encodedOf(id);
      if (held === undefined) throw noSuchScheme(id);
      return { id, number: content.number, edits: held.number, coverage: held.coverage };
    },
  );

  app.get(
    '/api/zones/schemes/:id/edits',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The log of a version: its edits after a number',
        params: ofScheme,
        querystring: Type.Object({ after: Type.Optional(Type.String({ description: 'number of an edit; 0' })) }),
        response: { 200: Type.Object({ edits: entries }), ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const after = parameters.whole('after', { min: 0, max: 2_147_483_647, fallback: 0 });
      parameters.done();
      requireReadable(request, ['zones']);
      const { id } = await requireScheme(context, request.params.id);
      return { edits: (await editsAfter(store, id, after)).map((edit) => entryOf(context, edit)) };
    },
  );

  app.post(
    '/api/zones/schemes/:id/edits',
    {
      config: { access: 'zone.edit' },
      schema: {
        summary: 'Take an edit of a draft: draw, move a border, split, undo ...',
        description:
          'A delta made on an older `base` is taken where nothing it touches was changed since. Otherwise 409 with ' +
          '`conflict`: the edits since, and whose ground they touch. 422 with `refusal` (reason, place, owners) for one ' +
          'that would break the coverage. `undoes` and `redoes` name an edit of one’s own, the last first.',
        params: ofScheme,
        body: editSchema,
        response: {
          201: Type.Object({ number: Type.Integer(), seq: Type.Integer(), edits: entries }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      requireForAll(request, 'zone.edit');
      const { change, number, edits } = await takeEdit(context, request, request.params.id, request.body);
      return reply
        .code(201)
        .header('shirong-seq', String(Math.max(change.seq, live.seq)))
        .send({ number, seq: change.seq, edits: edits.map((edit) => entryOf(context, edit)) });
    },
  );
}
