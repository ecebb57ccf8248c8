import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { ImportFault, ImportMark } from '#domain/cases/import/fault.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { ImportFolder } from './folder.ts';
import { requireUpload } from './require-importer.ts';
import { listId, stateSchema } from './schemas.ts';
import { sentenceOf } from './sentences.ts';
import { stateOf } from './state.ts';
import type { Upload } from './upload.ts';

/** Lists shown: files go after a week. */
const shown = 20;

const entrySchema = Type.Object({
  row: Type.Integer({ description: 'as a spreadsheet counts; the head is row 1' }),
  key: Type.String({ description: 'the column' }),
  code: Type.String(),
  sentence: Type.String(),
  limit: Type.Optional(Type.Number()),
  otherRow: Type.Optional(Type.Integer()),
  number: Type.Optional(Type.String()),
  detail: Type.Optional(Type.String()),
});

/** What lists were brought, and what was found in them. */
export async function listRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const folder = new ImportFolder(context.config.mediaDir);
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const state = async (upload: Upload): Promise<never> => (await stateOf(context, folder, upload)) as never;

  app.get(
    '/api/cases/imports',
    {
      config: { access: 'case.receive' },
      schema: {
        summary: 'The newest lists of cases that were brought',
        response: { 200: Type.Object({ imports: Type.Array(stateSchema) }), ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      return { imports: await Promise.all((await folder.newest(shown)).map(state)) };
    },
  );

  app.get(
    '/api/cases/imports/:id',
    {
      config: { access: 'case.receive' },
      schema: {
        summary: 'Where an import stands',
        params: listId,
        response: { 200: stateSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      return state(await requireUpload(folder, request.params.id));
    },
  );

  for (const part of ['faults', 'marks'] as const) {
    app.get(
      `/api/cases/imports/:id/${part}`,
      {
        config: { access: 'case.receive' },
        schema: {
          summary:
            part === 'faults'
              ? 'Why rows are not taken: all of it, by row; cells are never told'
              : 'What a person should look at in rows that are taken all the same',
          params: listId,
          querystring: Type.Object({
            offset: Type.Optional(Type.Integer()),
            limit: Type.Optional(Type.Integer({ description: 'to 5000; 200 where absent' })),
          }),
          response: {
            200: Type.Object({ total: Type.Integer(), entries: Type.Array(entrySchema) }),
            ...problemResponses,
          },
        },
      },
      async (request) => {
        const parameters = readParameters(request.query);
        const offset = parameters.whole('offset', { min: 0, max: 2_000_000, fallback: 0 });
        const limit = parameters.whole('limit', { min: 1, max: 5_000, fallback: 200 });
        parameters.done();
        const { id } = await requireUpload(folder, request.params.id);
        const total = (await folder.found(id))?.[part] ?? 0;
        const entries = await folder.lines<ImportFault | ImportMark>(id, part, offset, limit);
        return { total, entries: entries.map((entry) => ({ ...entry, sentence: sentenceOf(entry) })) };
      },
    );
  }
}
