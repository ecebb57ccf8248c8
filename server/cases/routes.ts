import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { actFields } from '#domain/cases/fields.ts';
import { channels, type Channel } from '#domain/cases/words.ts';
import { datums, type Datum } from '#domain/geometry/datum.ts';
import { featureSchema } from '../collections/schemas.ts';
import type { Context } from '../context.ts';
import { askerOf, requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { actRoutes, caseAfterSchema, occurredSchema } from './act-routes.ts';
import { findCase } from './find.ts';
import { openActs } from './open-acts.ts';
import { reportCase } from './report.ts';
import { mergedInto } from './store.ts';

const sha256s = Type.Optional(Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' }), { maxItems: 12 }));
const short = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

const reportSchema = Type.Object(
  {
    classKind: Type.Union([Type.Literal('matter'), Type.Literal('component')]),
    classCode: Type.String({ pattern: '^\\d{4,5}$' }),
    classStandard: short(60),
    lon: Type.Number({ minimum: -180, maximum: 180, description: 'degrees in `sourceDatum`' }),
    lat: Type.Number({ minimum: -85, maximum: 85 }),
    sourceDatum: Type.Optional(
      Type.Unsafe<Datum>({ type: 'string', enum: datums, description: 'absent = wgs84; gcj02 and bd09 are converted' }),
    ),
    channel: Type.Unsafe<Channel>({ type: 'string', enum: Object.keys(channels) }),
    place: Type.Optional(Type.String({ maxLength: 200, description: 'absent = in words from the registers' })),
    description: short(1000),
    photos: sha256s,
    selfHandled: Type.Optional(Type.Literal(true, { description: '自行处置: closed at once, with both photos' })),
    photosBefore: sha256s,
    photosAfter: sha256s,
    sourceNumber: short(60),
    sourceDueAt: Type.Optional(actFields.sourceDueAt),
    urgent: Type.Optional(Type.Boolean()),
    finding: Type.Optional(
      Type.String({ pattern: '^\\d{1,18}$', description: 'number of the finding of a check that it is to mend' }),
    ),
    caller: Type.Optional(
      Type.Object({ name: short(40), phone: short(30), address: short(200) }, { additionalProperties: false }),
    ),
    note: short(1000),
    occurredAt: occurredSchema,
  },
  { additionalProperties: false },
);

/** Cases: reports, acts, and one case with what may be done to it. */
export async function caseRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { store, live, now } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  await actRoutes(root, context);

  app.post(
    '/api/cases',
    {
      config: { access: 'case.report' },
      schema: {
        summary: 'Report a case',
        description:
          'Zone, unit, street, place in words, grid, likely duplicates and permits are found from the registers in force. ' +
          'A supervisor’s own report (patrol) waits for filing, all others for acceptance. Photos are uploaded before ' +
          '(/api/media). The caller’s fields are kept apart and never told again here.',
        body: reportSchema,
        response: { 201: caseAfterSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const after = await reportCase(context, request, request.body);
      return reply
        .code(201)
        .header('location', `/api/cases/${after.number}`)
        .header('shirong-seq', String(Math.max(after.seq, live.seq)))
        .send(after);
    },
  );

  app.get(
    '/api/cases/:ref',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'A case by its number or id, what is merged into it, and the acts that the asker may do on it now',
        params: Type.Object({ ref: Type.String({ maxLength: 200 }) }),
        response: {
          200: Type.Object({
            case: featureSchema,
            merged: Type.Array(featureSchema, { description: 'cases that are merged into it' }),
            acts: Type.Array(Type.Unknown(), { description: 'in the order in which they are offered' }),
            now: Type.String(),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      const found = await findCase(context, request.params.ref);
      const hasMerged = Number(found.properties['merges'] ?? 0) > 0;
      const merged = hasMerged ? await mergedInto(store, String(found.properties['number'])) : [];
      const [acts = []] = await openActs(context, askerOf(request).caller, [found]);
      return { case: found, merged, acts, now: new Date(now()).toISOString() };
    },
  );
}
