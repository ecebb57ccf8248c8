import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Collection } from '#domain/collection.ts';
import { bboxOf } from '#domain/geometry/bbox.ts';
import type { Context } from '../context.ts';
import { readableOf } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { compareRanks, type RankedResult } from './search-index.ts';

const answerSchema = Type.Object({
  results: Type.Array(
    Type.Object({
      collection: Type.String(),
      id: Type.String(),
      fid: Type.Integer(),
      label: Type.String(),
      detail: Type.String(),
      bbox: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
    }),
  ),
});

/**
 * `/api/search`: names of all collections from memory, and numbers of the large ones (cases) from the store. A
 * collection with cells is too large to hold its words in memory and people ask for its features by number.
 */
export async function searchRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { names } = context;
  const numbered = context.collections.filter((c) => c.cells !== undefined);
  await names.start();

  app.get(
    '/api/search',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'Finds streets, places and case numbers by Chinese, pinyin, initials or English',
        querystring: Type.Object({
          q: Type.String({ minLength: 1, maxLength: 100 }),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
        }),
        response: { 200: answerSchema, ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const q = parameters.required('q');
      if (q.length > 100) parameters.fault('q', 'has more than 100 characters');
      const limit = parameters.whole('limit', { min: 1, max: 50, fallback: 10 });
      parameters.done();
      const found = names.find(q, readableOf(request, names.collections));
      for (const collection of readableOf(request, numbered))
        found.push(...(await findNumbers(context, collection, q, limit)));
      found.sort((a, b) => compareRanks(a.rank, b.rank) || compareText(a.result.label, b.result.label));
      return { results: found.slice(0, limit).map(({ result }) => result) };
    },
  );
}

async function findNumbers(
  { register }: Pick<Context, 'register'>,
  collection: Collection,
  q: string,
  limit: number,
): Promise<RankedResult[]> {
  const digits = q.normalize('NFKC').replace(/\s/g, '');
  if (!/^\d[\d-]{2,}$/.test(digits)) return [];
  const features = await register.findByNumber(collection.id, collection.label, digits, limit);
  const other = collection.searched.find((property) => property !== collection.label);
  return features.map(({ id, fid, properties, geometry }, newest) => {
    const label = String(properties[collection.label] ?? id);
    return {
      result: {
        collection: collection.id,
        id,
        fid,
        label,
        detail: other === undefined ? '' : String(properties[other] ?? ''),
        bbox: bboxOf(geometry),
      },
      rank: [0, label === digits ? 0 : 1, 0, 0, label.length, 1_000, newest],
    };
  });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
