import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import multipart from '@fastify/multipart';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { mayEverywhere } from '#domain/people/caller.ts';
import { findCollection } from '../collections/find-collection.ts';
import type { Context } from '../context.ts';
import { askerOf, requireWritable } from '../http/access.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { importJobName, importsFolder, type ImportData } from './import-job.ts';

/** The largest file taken, bytes; larger ones go through `npm run load`. */
const largest = 200 * 1024 * 1024;

/** `POST /api/imports/{collection}`: takes a GeoJSON file and loads it in the background. */
export async function importRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { config, jobs, collections } = context;
  await root.register(multipart, { limits: { files: 1, fields: 0, fileSize: largest } });
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/imports/:collection',
    {
      config: { access: 'jobs.manage' },
      bodyLimit: largest + 1024 * 1024,
      schema: {
        summary: 'Import a GeoJSON file into a collection (multipart field "file"); answered with the job that does it',
        consumes: ['multipart/form-data'],
        params: Type.Object({ collection: Type.String({ maxLength: 100 }) }),
        response: { 202: Type.Object({ job: Type.String() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caller } = askerOf(request);
      const collection = findCollection(collections, request.params.collection);
      requireWritable(request, collection);
      if (collection.id === 'zones') {
        throw problem(422, { detail: 'Zones are taken in as a draft of a scheme: POST /api/zones/schemes/import.' });
      }
      const right = collection.edit ?? 'register.edit';
      if (!mayEverywhere(caller, right)) {
        throw problem(403, { detail: `Importing needs the right "${right}" without limits.` });
      }
      if (!request.isMultipart()) {
        throw problem(415, { detail: 'Send the file as multipart/form-data, in a field called "file".' });
      }
      const upload = await readable(request.file());
      if (upload === undefined) throw problem(422, { detail: 'There is no file in the form. Send it as "file".' });
      const folder = importsFolder(config.mediaDir);
      await mkdir(folder, { recursive: true });
      const file = `${randomUUID()}.geojson`;
      const path = join(folder, file);
      try {
        await readable(pipeline(upload.file, createWriteStream(path, { flags: 'wx' })));
        if (upload.file.truncated) {
          throw problem(413, { detail: 'The file is larger than 200 MB. Use npm run load for it.' });
        }
        const data: ImportData = { collection: collection.id, file, name: upload.filename.slice(0, 200) };
        const job = await jobs.send(importJobName, data, caller.by);
        return await reply.code(202).send({ job });
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
  );
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
