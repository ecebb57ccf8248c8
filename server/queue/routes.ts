import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { allSets } from '#domain/cases/numbers/sets.ts';
import { allViews } from '#domain/cases/views.ts';
import { listSchema } from '../collections/schemas.ts';
import type { Context } from '../context.ts';
import { askerOf, requireReadable } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { xlsxType } from '../sheets/sheet-body.ts';
import { readLanguage } from '../workbook/read-language.ts';
import { sendWorkbook } from '../workbook/send.ts';
import { caseRows } from './case-rows.ts';
import { findQueue, mostSearched, rowsOf } from './list-cases.ts';
import { orders } from './ordering.ts';
import { collectionsOf, periodTimes, readQueue } from './read-query.ts';
import { countsOf } from './reader.ts';

/** Rows of a list as a workbook at most. */
const mostExported = 100_000;

const one = (names: readonly string[], description: string) =>
  Type.Optional(Type.String({ description: `${description}: ${names.join(', ')}` }));

const queueParameters = {
  view: one(allViews, 'a saved view, as it is for the asker'),
  set: one(allSets, 'what a number counts in the period from, to'),
  day: Type.Optional(Type.String({ description: 'of a set, what counts on this day (Asia/Shanghai)' })),
  from: Type.Optional(Type.String({ description: 'instant, UTC' })),
  to: Type.Optional(Type.String({ description: 'instant, UTC, exclusive' })),
  time: one(periodTimes, 'the property that lies in the period; reportedAt where absent'),
  none: Type.Optional(Type.String({ description: 'properties that have no value, joined by commas' })),
  numbers: Type.Optional(Type.String({ description: 'full case numbers joined by commas' })),
  hotspot: Type.Optional(
    Type.String({
      description:
        'what one cell of /api/hotspots counts: its answers name this, a query string of `cell` and what was asked',
    }),
  ),
  q: Type.Optional(
    Type.String({
      description: `digits that a number begins or ends with, or a text of place, road or source number; a text is looked for in the first ${mostSearched} of the queue`,
    }),
  ),
  sort: one(orders, 'the order; due where absent: what must be done first comes first'),
  bbox: Type.Optional(Type.String({ description: 'west,south,east,north in degrees WGS84' })),
  status: Type.Optional(Type.String({ description: 'column = values joined by commas; so for every indexed column' })),
};

const queueSchema = Type.Object({
  seq: Type.Integer(),
  at: Type.String({ description: "the server's clock, RFC 3339 UTC" }),
  total: Type.Integer({ description: 'all that match, whatever the offset and limit' }),
  bounded: Type.Optional(Type.Literal(true, { description: 'not all cases were looked through for the text' })),
  cases: listSchema.properties.features,
});

const viewsSchema = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  views: Type.Array(Type.Object({ id: Type.String(), count: Type.Integer() })),
});

/** The queue of cases: lists by view, set and filter, the views' counts, and any list as a workbook. */
export async function queueRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { live } = context;

  app.get(
    '/api/cases',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'Cases by view, set and filter, in the order in which they ask for attention',
        querystring: Type.Object({
          ...queueParameters,
          offset: Type.Optional(Type.Integer({ minimum: 0 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
        }),
        response: { 200: queueSchema, ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const offset = parameters.whole('offset', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: 0 });
      const limit = parameters.whole('limit', { min: 1, max: 1000, fallback: 100 });
      const now = context.now();
      const asked = readQueue(parameters, context, askerOf(request).caller, now);
      parameters.done();
      requireReadable(request, collectionsOf(asked));
      const { seq } = live;
      const { total, fids, isBounded } = await findQueue(context, asked, offset, limit);
      const cases = await rowsOf(context, fids);
      return { seq, at: new Date(now).toISOString(), total, ...(isBounded ? { bounded: true as const } : {}), cases };
    },
  );

  app.get(
    '/api/cases.xlsx',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'The same list as a workbook, without personal fields; instants are of Asia/Shanghai',
        querystring: Type.Object({ ...queueParameters, lang: one(['zh', 'en'], 'the language of heads and words') }),
        response: {
          200: { description: 'a workbook', content: { [xlsxType]: { schema: Type.String() } } },
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const language = readLanguage(parameters);
      const asked = readQueue(parameters, context, askerOf(request).caller, context.now());
      parameters.done();
      requireReadable(request, collectionsOf(asked));
      const { total, fids } = await findQueue(context, asked, 0, mostExported);
      if (total > mostExported) {
        const detail = `These are ${total} cases; a workbook holds ${mostExported}. Narrow the list, for instance to a shorter period.`;
        throw problem(422, { detail });
      }
      return sendWorkbook(reply, language === 'zh' ? '案件' : 'cases', [
        { name: language === 'zh' ? '案件' : 'Cases', rows: caseRows(context, fids, language) },
      ]);
    },
  );

  app.get(
    '/api/queue/views',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'How many cases each view holds for the asker',
        response: { 200: viewsSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireReadable(request, ['cases']);
      const { seq } = live;
      const counts = await countsOf(context, askerOf(request).caller);
      const views = Object.entries(counts).map(([id, count]) => ({ id, count }));
      return { seq, at: new Date(context.now()).toISOString(), views };
    },
  );
}
