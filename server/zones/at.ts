import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import type { Context } from '../context.ts';
import { requireReadable } from '../http/access.ts';
import { type Parameters, readParameters } from '../http/parameters.ts';
import { readMoment, readPlace } from '../http/place-and-time.ts';
import { problemResponses } from '../http/problem.ts';
import { zoneAnswerAt } from './answer-at.ts';

const kinds = Object.keys(responsibilityKinds) as readonly ResponsibilityKind[];

/** `GET /api/zones/at`: who answered for a place, on any day. */
export async function zonesAtRoute(root: FastifyInstance, context: Context): Promise<void> {
  const { now } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.get(
    '/api/zones/at',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'Who answers for a place, by kind of responsibility, at an instant or on a day',
        description:
          'Answered by the version in effect then; a day is asked at its last moment, now where nothing is said. A kind ' +
          'without a version in effect then has no answer. A gap names the sub-district that answers meanwhile (属地兜底); ' +
          'rivers have no gap on dry land.',
        querystring: Type.Object({
          lon: Type.String({ description: 'degrees WGS84' }),
          lat: Type.String(),
          at: Type.Optional(Type.String({ description: 'RFC 3339 instant, or YYYY-MM-DD in Asia/Shanghai' })),
          kind: Type.Optional(Type.String({ description: kinds.join(', ') })),
        }),
        response: {
          200: Type.Object({ at: Type.String(), answers: Type.Array(Type.Unknown()) }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const place = readPlace(parameters);
      const at = readMoment(parameters, 'at', now());
      const wanted = kindsOf(parameters);
      parameters.done();
      requireReadable(request, ['zones']);
      const answers = [];
      for (const kind of wanted) {
        const answer = await zoneAnswerAt(context, kind, place, at);
        if (answer !== undefined) answers.push({ kind, ...answer });
      }
      return { at: new Date(at).toISOString(), answers };
    },
  );
}

function kindsOf(parameters: Parameters): readonly ResponsibilityKind[] {
  const raw = parameters.text('kind');
  if (raw === undefined) return kinds;
  const found = kinds.filter((kind) => kind === raw);
  if (found.length === 0) parameters.fault('kind', `must be one of ${kinds.join(', ')}`);
  return found;
}
