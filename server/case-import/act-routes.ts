import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { missingOf } from '#domain/cases/import/mapping.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { ImportFolder } from './folder.ts';
import { previewJobName } from './preview-job.ts';
import { requireImporter, requireUpload } from './require-importer.ts';
import { choicesSchema, listId, stateSchema } from './schemas.ts';
import { isUnderway, stateOf } from './state.ts';
import { takeJobName, type TakeData } from './take-job.ts';
import type { Upload } from './upload.ts';

/** What is done with a list that was brought: looked at again, taken, left. */
export async function actRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { config, jobs } = context;
  const folder = new ImportFolder(config.mediaDir);
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const state = async (upload: Upload): Promise<never> => (await stateOf(context, folder, upload)) as never;

  /** @throws HttpProblem 409 while it is being taken, and once it is */
  async function requireOpen(upload: Upload): Promise<void> {
    const { phase } = await stateOf(context, folder, upload);
    if (phase === 'taking') throw problem(409, { detail: 'This list is being taken; cancel that first.' });
    if (phase === 'taken') throw problem(409, { detail: 'The cases of this list are in the city already.' });
  }

  app.post(
    '/api/cases/imports/:id/preview',
    {
      config: { access: 'case.receive' },
      schema: {
        summary: 'Look at a list again: its columns, datum or edition are others',
        params: listId,
        body: choicesSchema,
        response: { 202: stateSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      requireImporter(request);
      const earlier = await requireUpload(folder, request.params.id);
      const choices = request.body;
      requireMapping(choices.mapping, earlier.heads.length, choices.channel !== undefined);
      await requireOpen(earlier);
      const { take: _over, preview, ...upload } = earlier;
      if (preview !== undefined) await jobs.cancel(preview);
      const { id } = upload;
      await folder.write(id, 'upload', { ...upload, choices });
      const job = await jobs.send(previewJobName, { id }, askerOf(request).caller.by);
      const again: Upload = { ...upload, choices, preview: job };
      await folder.write(id, 'upload', again);
      return reply.code(202).send(await state(again));
    },
  );

  app.post(
    '/api/cases/imports/:id/take',
    {
      config: { access: 'case.receive' },
      schema: {
        summary: 'Take the good rows of a list as cases, all in one transaction',
        params: listId,
        body: Type.Object(
          { expected: Type.Integer({ minimum: 1, description: 'how many cases the preview promised' }) },
          { additionalProperties: false },
        ),
        response: { 202: stateSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      requireImporter(request);
      const upload = await requireUpload(folder, request.params.id);
      await requireOpen(upload);
      const { phase, found } = await stateOf(context, folder, upload);
      if (phase !== 'looked' || found === undefined) {
        throw problem(409, { detail: 'The list has not been looked at to its end yet.' });
      }
      const { expected } = request.body;
      if (expected !== found.good) {
        const detail = `the preview found ${found.good} rows that can be taken`;
        throw problem(409, { detail: `Look again: ${detail}.`, errors: [{ pointer: '/expected', detail }] });
      }
      const data: TakeData = { id: upload.id, expected };
      const take = await jobs.send(takeJobName, data, askerOf(request).caller.by);
      const taking: Upload = { ...upload, take };
      await folder.write(upload.id, 'upload', taking);
      return reply.code(202).send(await state(taking));
    },
  );

  app.post(
    '/api/cases/imports/:id/cancel',
    {
      config: { access: 'case.receive' },
      schema: {
        summary: 'End what is being done with a list; nothing of it is in the city then',
        params: listId,
        response: { 200: stateSchema, ...problemResponses },
      },
    },
    async (request) => {
      requireImporter(request);
      const upload = await requireUpload(folder, request.params.id);
      const { phase } = await stateOf(context, folder, upload);
      const job = phase === 'taking' ? upload.take : phase === 'looking' ? upload.preview : undefined;
      if (job === undefined || !(await jobs.cancel(job))) {
        throw problem(409, { detail: 'Nothing is being done with this list.' });
      }
      return state(upload);
    },
  );

  app.delete(
    '/api/cases/imports/:id',
    {
      config: { access: 'case.receive' },
      schema: {
        summary: 'Forget a list with all that it holds; the cases taken from it stay',
        params: listId,
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      requireImporter(request);
      const upload = await requireUpload(folder, request.params.id);
      const take = upload.take === undefined ? undefined : await jobs.find(upload.take);
      if (take !== undefined && isUnderway(take)) {
        throw problem(409, { detail: 'This list is being taken; cancel that first.' });
      }
      if (upload.preview !== undefined) await jobs.cancel(upload.preview);
      await folder.remove(upload.id);
      return reply.code(204).send(null);
    },
  );
}

/** @throws HttpProblem 422 pointing at what is wrong with a mapping */
function requireMapping(mapping: readonly (string | null)[], width: number, hasChannel: boolean): void {
  const named = mapping.filter((key) => key !== null);
  const errors = [
    ...(mapping.length === width ? [] : [{ pointer: '/mapping', detail: `must have ${width} entries, one a column` }]),
    ...mapping.flatMap((key, i) =>
      key !== null && mapping.indexOf(key) < i ? [{ pointer: `/mapping/${i}`, detail: `"${key}" stands twice` }] : [],
    ),
    ...missingOf(named, hasChannel).map((key) => ({ pointer: '/mapping', detail: `no column is "${key}"` })),
  ];
  if (errors.length > 0) throw problem(422, { detail: 'The columns cannot be read like that.', errors });
}
