import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import type { KindOfPlace } from '#domain/zones/content.ts';
import type { ZoneMapping } from '#domain/zones/taking-in/read-zones.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters, type Parameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { importsFolder } from '../load/import-job.ts';
import { type ZonesImportData, zonesImportName } from './import-job.ts';
import { unprintable } from './unprintable.ts';
import { requireForAll } from './versions.ts';

/** The largest file taken, bytes. */
const largest = 200 * 1024 * 1024;

/** What a zone of a kind is where the file cannot say. */
const usualPlace: Readonly<Record<ResponsibilityKind, KindOfPlace>> = {
  order: 'block',
  cleaning: 'block',
  river: 'water',
  patrol: 'grid',
};

/** A body that is yet to be read; nobody else walks through it. */
class FileBody {
  readonly #stream: Readable;

  constructor(stream: Readable) {
    this.#stream = stream;
  }

  get stream(): Readable {
    return this.#stream;
  }
}

/** `POST /api/zones/schemes/import`: takes a file of existing zones and makes a draft of it in the background. */
export async function zoneImportRoutes(root: FastifyInstance, { config, jobs }: Context): Promise<void> {
  root.removeAllContentTypeParsers();
  root.addContentTypeParser(
    ['application/geo+json', 'application/json', 'application/octet-stream'],
    (_request, stream, done) => done(null, new FileBody(stream)),
  );
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/zones/schemes/import',
    {
      config: { access: 'zone.edit' },
      bodyLimit: largest,
      schema: {
        summary: 'Take in existing zones as they are and make a draft of them; answered with the job that does it',
        description:
          'The body is a GeoJSON FeatureCollection of areas in WGS84. Gaps, overlaps and slivers are kept and listed; a ' +
          'feature that cannot be read refuses the whole file, naming feature and place.',
        consumes: ['application/geo+json'],
        querystring: Type.Object({
          responsibilityKind: Type.Unsafe<ResponsibilityKind>({
            type: 'string',
            enum: Object.keys(responsibilityKinds),
          }),
          title: Type.String({ description: 'what the draft is called' }),
          number: Type.Optional(Type.String({ description: "the file's property that holds the zone's number" })),
          name: Type.Optional(Type.String({ description: 'the same of its name' })),
          unit: Type.Optional(Type.String({ description: 'the same of the responsible unit' })),
        }),
        response: { 202: Type.Object({ job: Type.String() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const wanted = readWanted(readParameters(request.query));
      requireForAll(request, 'zone.edit');
      if (!(request.body instanceof FileBody)) {
        throw problem(415, { detail: 'Send the file as application/geo+json.' });
      }
      if (Number(request.headers['content-length'] ?? 0) > largest) throw tooLarge();
      const folder = importsFolder(config.mediaDir);
      await mkdir(folder, { recursive: true });
      const file = `${randomUUID()}.geojson`;
      const path = join(folder, file);
      try {
        await pipeline(request.body.stream, atMost(largest), createWriteStream(path, { flags: 'wx' }));
        const data: ZonesImportData = { ...wanted, file };
        const job = await jobs.send(zonesImportName, data, askerOf(request).caller.by);
        return await reply.code(202).send({ job });
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
  );
}

function readWanted(parameters: Parameters): Omit<ZonesImportData, 'file'> {
  const kind = parameters.required('responsibilityKind');
  const title = parameters.required('title').trim();
  if (kind !== '' && !Object.hasOwn(responsibilityKinds, kind)) {
    parameters.fault('responsibilityKind', `must be one of ${Object.keys(responsibilityKinds).join(', ')}`);
  }
  if (title === '' || title.length > 200) parameters.fault('title', 'must have 1 to 200 characters');
  const fault = unprintable(title);
  if (fault !== undefined) parameters.fault('title', fault);
  const property = (name: 'number' | 'name' | 'unit'): Partial<ZoneMapping> => {
    const value = parameters.text(name);
    return value === undefined || value === '' ? {} : { [name]: value };
  };
  const mapping = { ...property('number'), ...property('name'), ...property('unit') };
  parameters.done();
  const responsibilityKind = kind as ResponsibilityKind;
  return { responsibilityKind, title, mapping: { ...mapping, kindOfPlace: usualPlace[responsibilityKind] } };
}

function tooLarge(): Error {
  return problem(413, {
    detail: 'The file is larger than 200 MB. Split it by district.',
    headers: { connection: 'close' },
  });
}

/** Lets so many bytes through and then breaks off. */
function atMost(bytes: number): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _coding, done) {
      left -= chunk.length;
      if (left < 0) done(tooLarge());
      else done(null, chunk);
    },
  });
}
