import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Rule } from '#domain/checks/all-rules.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { xlsxType } from '../sheets/sheet-body.ts';
import { readLanguage } from '../workbook/read-language.ts';
import { sendWorkbook } from '../workbook/send.ts';
import { askedFindings } from './finding-routes.ts';
import { geojsonPieces, type FileRow } from './geojson.ts';
import { findingParameters } from './schemas.ts';
import { findingsFor } from './shown.ts';
import { findingIds, findingsById } from './store.ts';
import { tableRows } from './table.ts';

/** Findings of a file, and on the map, at most. */
const mostInFile = 20_000;

/** Findings fetched at once. */
const batch = 500;

const languageParameter = {
  language: Type.Optional(
    Type.String({
      description: 'of heads, measures and words: zh, en; zh where absent. GeoJSON has sentences in both',
    }),
  ),
};

/** Findings as files: GeoJSON, which the map draws too, and a workbook. */
export async function findingFileRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { store, config, now } = context;
  const isSample = config.city === 'taizhou';

  app.get(
    '/api/findings.geojson',
    {
      config: { access: 'map.read' },
      schema: {
        summary: `The same list as GeoJSON, the first ${mostInFile} of it`,
        querystring: Type.Object({ ...findingParameters, ...languageParameter }),
        response: {
          200: { description: 'a FeatureCollection', content: { 'application/geo+json': { schema: Type.Unknown() } } },
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const language = readLanguage(parameters, 'language');
      const { rules, query } = askedFindings(request, parameters, context);
      const { total, ids } = await findingIds(store, query, mostInFile);
      const frame = { total, at: new Date(now()).toISOString(), language, isSample };
      return reply
        .type('application/geo+json')
        .send(Readable.from(geojsonPieces(rows(request, rules, ids), frame), { objectMode: false }));
    },
  );

  app.get(
    '/api/findings.xlsx',
    {
      config: { access: 'map.read' },
      schema: {
        summary: 'The same list as a workbook; instants are of Asia/Shanghai',
        querystring: Type.Object({ ...findingParameters, ...languageParameter }),
        response: {
          200: { description: 'a workbook', content: { [xlsxType]: { schema: Type.String() } } },
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const language = readLanguage(parameters, 'language');
      const { rules, query } = askedFindings(request, parameters, context);
      const { total, ids } = await findingIds(store, query, mostInFile);
      if (total > mostInFile) {
        const detail = `These are ${total} findings; a workbook holds ${mostInFile}. Narrow the list, for instance to one rule.`;
        throw problem(422, { detail });
      }
      const name = language === 'zh' ? '检查问题' : 'Findings';
      const title = isSample ? (language === 'zh' ? `${name}（示意）` : `${name} (sample)`) : name;
      return sendWorkbook(reply, title, [
        { name: title, rows: tableRows(rows(request, rules, ids), { language, isSample }) },
      ]);
    },
  );

  /** The findings of some numbers as they are asked for, piece by piece. */
  async function* rows(
    request: FastifyRequest,
    rules: readonly Rule[],
    ids: readonly string[],
  ): AsyncGenerator<FileRow> {
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    const show = findingsFor(context, askerOf(request), rules);
    for (let from = 0; from < ids.length; from += batch) {
      const findings = await findingsById(store, ids.slice(from, from + batch));
      for (const finding of await show(findings)) {
        yield { finding, rule: byId.get(finding.rule)! };
      }
    }
  }
}
