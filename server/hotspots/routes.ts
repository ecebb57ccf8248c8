import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { slicesOf } from '#domain/hotspots/count.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { hotspotDocumentRoutes } from './document-routes.ts';
import { instantOf } from './cell-query.ts';
import { openAsked } from './open-asked.ts';
import { hotParameters } from './parameters.ts';
import { mostPlaces, recurringRoutes } from './recurring-routes.ts';
import type { HotAsked } from './reader.ts';
import { cellsSchema, matrixSchema, placeSchema, topSchema } from './schemas.ts';
import { sendBytes } from './send-bytes.ts';
import { tellPlaces } from './tell-places.ts';
import { untilGone } from '../http/until-gone.ts';

const access = { access: 'map.read' } as const;

/** High-incidence areas 高发区域: by cell, by place, the ranking, the week's hours, and where the same comes again. */
export async function hotspotRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { hotspots } = context;
  await recurringRoutes(app, context);
  await hotspotDocumentRoutes(app, context);

  app.get(
    '/api/hotspots',
    {
      config: access,
      schema: {
        summary: 'High-incidence areas by cell: Gi*, corrected for the false-discovery rate, with its emerging class',
        description:
          'Counted are cases reported in the period, what was cleared on the spot among them; not counted are those not ' +
          'accepted, not filed, voided or merged into another.',
        querystring: Type.Object(hotParameters),
        response: { 200: cellsSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { asked, head } = openAsked(request, readParameters(request.query), context);
      const slices = slicesOf(asked.from, asked.to, asked.slice).map(({ from, to }) => ({
        from: instantOf(from),
        to: instantOf(to),
      }));
      const question = { ask: 'body' as const, head: { ...head, slices } };
      const { body } = await untilGone(reply, (signal) => hotspots.ask(asked, question, signal));
      return sendBytes(reply, body, 'application/json; charset=utf-8');
    },
  );

  app.get(
    '/api/hotspots/place',
    {
      config: access,
      schema: {
        summary: 'One cell: its place in words, unit, classes, hours, weekdays, and the sentence that explains it',
        querystring: Type.Object({ cell: Type.String({ description: 'its id' }), ...hotParameters }),
        response: { 200: placeSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const cell = parameters.required('cell');
      const { asked, head } = openAsked(request, parameters, context);
      const question = { ask: 'details' as const, of: [cell] };
      const { details } = await untilGone(reply, (signal) => hotspots.ask(asked, question, signal));
      const [place] = await tellPlaces(context, asked, details);
      if (place === undefined) throw noSuchCell(cell, asked);
      return { ...head, ...place };
    },
  );

  app.get(
    '/api/hotspots/top',
    {
      config: access,
      schema: {
        summary: 'The areas that stand out as a list: hot ones first, by class, then by z',
        querystring: Type.Object({
          ...hotParameters,
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostPlaces, default: 20 })),
        }),
        response: { 200: topSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const first = parameters.whole('limit', { min: 1, max: mostPlaces, fallback: 20 });
      const { asked, head } = openAsked(request, parameters, context);
      const question = { ask: 'details' as const, of: { first } };
      const { details, counted } = await untilGone(reply, (signal) => hotspots.ask(asked, question, signal));
      return { ...head, ...counted, places: await tellPlaces(context, asked, details) };
    },
  );

  app.get(
    '/api/hotspots/matrix',
    {
      config: access,
      schema: {
        summary: 'Cases by weekday and hour (Asia/Shanghai), of all cells or of one',
        querystring: Type.Object({ cell: Type.Optional(Type.String()), ...hotParameters }),
        response: { 200: matrixSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const cell = parameters.text('cell');
      const { asked, head } = openAsked(request, parameters, context);
      const counts = await untilGone(reply, (signal) => hotspots.matrix(asked, cell, signal));
      if (counts === undefined) throw noSuchCell(cell ?? '', asked);
      return { ...head, counts };
    },
  );
}

function noSuchCell(cell: string, { cells }: HotAsked): Error {
  const detail = `There is no ${cells === 'unit' ? 'unit-grid cell' : 'hexagon'} "${cell}" with a case in this period and filter; /api/hotspots names those there are.`;
  return problem(404, { detail });
}
