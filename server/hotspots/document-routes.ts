import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { shanghaiOffsetMs } from '#domain/calendar/work-calendar.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { xlsxType } from '../sheets/sheet-body.ts';
import { readLanguage } from '../workbook/read-language.ts';
import { sendWorkbook } from '../workbook/send.ts';
import { monthBrief } from './brief.ts';
import { openAsked, openCells } from './open-asked.ts';
import { hotParameters } from './parameters.ts';
import { basisRows, rankingRows, sheetNames } from './ranking-rows.ts';
import { readCells, readMonth } from './read-query.ts';
import { briefSchema } from './schemas.ts';
import { sendBytes } from './send-bytes.ts';
import { tellPlaces } from './tell-places.ts';
import { untilGone } from '../http/until-gone.ts';

const access = { access: 'map.read' } as const;

/** Places in the workbook's ranking at most. */
const mostRows = 200;

/** The areas as documents: the ranking as a workbook, the cells as GeoJSON, and the month's brief. */
export async function hotspotDocumentRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { hotspots, live, now } = context;

  app.get(
    '/api/hotspots.xlsx',
    {
      config: access,
      schema: {
        summary: 'The ranking as a workbook, with a sheet on how it was reckoned',
        querystring: Type.Object({
          ...hotParameters,
          language: Type.Optional(Type.String({ description: 'zh or en: of heads, words and sentences' })),
        }),
        response: {
          200: { description: 'a workbook', content: { [xlsxType]: { schema: Type.String() } } },
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const language = readLanguage(parameters, 'language');
      const { asked } = openAsked(request, parameters, context);
      const question = { ask: 'details' as const, of: { first: mostRows } };
      const { details, counted } = await untilGone(reply, (signal) => hotspots.ask(asked, question, signal));
      const names = sheetNames(language);
      const span = { from: clock(asked.from * 1000), to: clock(asked.to * 1000), at: clock(now()) };
      return sendWorkbook(reply, names.ranking, [
        { name: names.ranking, rows: rankingRows(await tellPlaces(context, asked, details), language) },
        { name: names.basis, rows: basisRows(counted, span, language) },
      ]);
    },
  );

  app.get(
    '/api/hotspots.geojson',
    {
      config: access,
      schema: {
        summary: 'The cells as GeoJSON: WGS84, a polygon each',
        querystring: Type.Object(hotParameters),
        response: {
          200: { description: 'RFC 7946', content: { 'application/geo+json': { schema: Type.Unknown() } } },
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { asked } = openAsked(request, readParameters(request.query), context);
      const { body } = await untilGone(reply, (signal) => hotspots.ask(asked, { ask: 'geojson' }, signal));
      reply.header('content-disposition', 'attachment; filename="hotspots.geojson"');
      return sendBytes(reply, body, 'application/geo+json; charset=utf-8');
    },
  );

  app.get(
    '/api/hotspots/brief',
    {
      config: access,
      schema: {
        summary: 'The brief of a month: its first ten areas with trend, owner and the latest cases',
        querystring: Type.Object({
          month: Type.Optional(
            Type.String({ description: 'YYYY-MM, Asia/Shanghai; the month before this one where absent' }),
          ),
          cells: hotParameters.cells,
        }),
        response: { 200: briefSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const at = now();
      const cells = readCells(parameters);
      const month = readMonth(parameters, at);
      parameters.done();
      openCells(request, cells);
      const { seq } = live;
      const brief = await untilGone(reply, (signal) => monthBrief(context, hotspots, month, cells, signal));
      return { seq, at: new Date(at).toISOString(), ...brief };
    },
  );
}

/** "2026-11-22 08:30" in Asia/Shanghai. */
function clock(ms: number): string {
  return new Date(ms + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
}
