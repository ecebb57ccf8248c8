import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import multipart from '@fastify/multipart';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { guessMapping, missingOf } from '#domain/cases/import/mapping.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { ImportFolder } from './folder.ts';
import { inspectList, sentences } from './list-rows.ts';
import { previewJobName } from './preview-job.ts';
import { requireImporter } from './require-importer.ts';
import { stateSchema } from './schemas.ts';
import { stateOf } from './state.ts';
import type { Upload } from './upload.ts';

/** The largest list taken, bytes. */
const largest = 100 * 1024 * 1024;

/** `POST /api/cases/imports`: keeps a list and begins to look at it. */
export async function uploadRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { config, jobs, now } = context;
  const folder = new ImportFolder(config.mediaDir);
  await root.register(multipart, { limits: { files: 1, fields: 0, fileSize: largest } });
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/cases/imports',
    {
      config: { access: 'case.receive' },
      bodyLimit: largest + 1024 * 1024,
      schema: {
        summary:
          'Bring a list of cases (multipart field "file"; CSV or XLSX): it is kept and looked at, nothing is written',
        consumes: ['multipart/form-data'],
        response: { 202: stateSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      requireImporter(request);
      readParameters(request.query).done();
      const { by } = askerOf(request).caller;
      if (!request.isMultipart()) {
        throw problem(415, { detail: 'Send the file as multipart/form-data, in a field called "file".' });
      }
      const file = await readable(request.file());
      if (file === undefined) throw problem(422, { detail: 'There is no file in the form. Send it as "file".' });
      await folder.make();
      const id = nameOf(now());
      const path = folder.path(id, 'source');
      try {
        await readable(pipeline(file.file, createWriteStream(path, { flags: 'wx' })));
        if (file.file.truncated) throw problem(413, { detail: 'The file is larger than 100 MB. Cut it up.' });
        const head = await inspectList(path, await firstBytes(path));
        if (!head.ok) {
          const detail = sentences[head.error];
          throw problem(422, { detail, errors: [{ pointer: '/file', detail }] });
        }
        const mapping = guessMapping(head.value.heads);
        const upload: Upload = {
          ...{ id, name: file.filename.slice(0, 200), by, at: new Date(now()).toISOString() },
          bytes: (await stat(path)).size,
          ...head.value,
          choices: { mapping, datum: 'wgs84', edition: '2026' },
        };
        // Before the job, which reads it.
        await folder.write(id, 'upload', upload);
        const preview = missingOf(mapping, false).length > 0 ? undefined : await jobs.send(previewJobName, { id }, by);
        const kept: Upload = { ...upload, ...(preview === undefined ? {} : { preview }) };
        await folder.write(id, 'upload', kept);
        return await reply.code(202).send((await stateOf(context, folder, kept)) as never);
      } catch (error) {
        await folder.remove(id);
        throw error;
      }
    },
  );
}

/** "20261122120533-a1b2": when it came, Asia/Shanghai, and something that sets apart what came in the same second. */
function nameOf(now: number): string {
  const face = new Date(now + 8 * 3_600_000).toISOString().slice(0, 19).replace(/\D/g, '');
  return `${face}-${randomBytes(2).toString('hex')}`;
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** What a form gives; one that breaks off or has other parts is the sender's fault, a full disk is ours. */
async function readable<T>(form: Promise<T>): Promise<T> {
  try {
    return await form;
  } catch (error) {
    const { statusCode = 400, syscall, message } = error as { statusCode?: number; syscall?: string; message: string };
    if (syscall !== undefined) throw error;
    throw problem(statusCode, { detail: `The form cannot be read: ${message}` });
  }
}
