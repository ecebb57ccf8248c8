import multipart from '@fastify/multipart';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { type PhotoOrigin, photoOrigins } from '#domain/cases/photo-flags.ts';
import { may } from '#domain/people/caller.ts';
import type { Right } from '#domain/people/rights.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { holdsAlready } from '../http/entity-tag.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { cache, originalPath, previewPath, readIfThere } from './files.ts';
import { written } from './picture.ts';
import { findMedia, type Media } from './store.ts';
import { takeIn } from './take-in.ts';

/** The largest photo taken, bytes. */
const largest = 20 * 1024 * 1024;

/** Who may send photos, and see them as they came; any of these will do. */
const photographers: readonly Right[] = ['register.edit', 'case.edit', 'case.report'];

/** Widths in which photos are given out, pixels. */
const widths = [160, 320, 640, 1280] as const;

const mediaSchema = Type.Object({
  sha256: Type.String({ description: 'the name of the photo from now on' }),
  type: Type.String(),
  bytes: Type.Integer(),
  width: Type.Integer({ description: 'upright, pixels' }),
  height: Type.Integer(),
  takenAt: Type.Optional(Type.String({ description: 'as the camera says, RFC 3339 UTC; absent where it does not' })),
  takenLon: Type.Optional(Type.Number({ description: 'as the camera says, degrees WGS84; absent where it does not' })),
  takenLat: Type.Optional(Type.Number()),
  origin: Type.Optional(
    Type.String({ enum: [...photoOrigins], description: 'as whoever sent it first says; absent = not said' }),
  ),
});

/** Photos: kept for ever as they came, under their digest; shown without place, time and camera. */
export async function mediaRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { config, store, now } = context;
  await root.register(multipart, { limits: { files: 1, fields: 0, fileSize: largest } });
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  /** What is being written again now: a second reader waits for the first one's. */
  const underway = new Map<string, Promise<Buffer | undefined>>();

  app.post(
    '/api/media',
    {
      config: { access: 'signed-in' },
      bodyLimit: largest + 1024 * 1024,
      schema: {
        summary: 'Upload a photo (multipart field "file"; JPEG, PNG or WebP to 20 MB); its name is its SHA-256',
        consumes: ['multipart/form-data'],
        querystring: Type.Object({
          origin: Type.Optional(
            Type.String({
              description: 'camera: taken in the application just now; album: chosen from what was there',
            }),
          ),
        }),
        response: { 201: mediaSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      requireEditor(request);
      const origin = readOrigin(request);
      const bytes = await uploaded(request);
      const taken = await takeIn({ store, mediaDir: config.mediaDir }, bytes, {
        by: askerOf(request).caller.by,
        now: now(),
        origin,
      });
      if (!taken.ok) {
        throw problem(422, {
          detail: `The file ${taken.error}.`,
          errors: [{ pointer: '/file', detail: taken.error }],
        });
      }
      return reply.code(201).send(taken.value);
    },
  );

  /** @returns undefined where the original's file is gone */
  async function shown({ sha256, type }: Media, width: number | undefined): Promise<Buffer | undefined> {
    const path = previewPath(config.mediaDir, sha256, width);
    const known = await readIfThere(path);
    if (known !== undefined) return known;
    const original = await readIfThere(originalPath(config.mediaDir, sha256));
    if (original === undefined) return undefined;
    const made = await written(original, type, width);
    await cache(path, made);
    return made;
  }

  app.get<{ Params: { sha256: string } }>(
    '/api/media/:sha256',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'A photo, upright and without what the camera wrote into it',
        params: Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
        querystring: Type.Object({
          width: Type.Optional(
            Type.Integer({ description: `one of ${widths.join(', ')}: at most so many pixels wide` }),
          ),
          original: Type.Optional(
            Type.String({ description: '1: as it came, with place and time; for those who may upload' }),
          ),
        }),
        response: { 200: { description: 'The picture', content: { 'image/*': { schema: {} } } }, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { width, isOriginal } = readQuery(request);
      if (isOriginal) requireEditor(request);
      const { sha256 } = request.params;
      const media = /^[0-9a-f]{64}$/.test(sha256) ? await findMedia(store, sha256) : undefined;
      if (media === undefined) throw problem(404, { detail: `There is no photo "${sha256.slice(0, 64)}".` });
      const form = isOriginal ? 'original' : String(width ?? 'full');
      const tag = `"${sha256}-${form}"`;
      // Asked for again each time: whoever signed out, or lost a right, sees it no more.
      void reply.header('etag', tag).header('cache-control', 'private, no-cache');
      if (holdsAlready(request.headers['if-none-match'], tag)) return reply.code(304).send();
      const bytes = isOriginal
        ? await readIfThere(originalPath(config.mediaDir, sha256))
        : await once(underway, `${sha256}-${form}`, () => shown(media, width));
      if (bytes === undefined) {
        request.log.error({ sha256 }, 'the file of a photo is gone');
        throw problem(404, { detail: 'The file of this photo is not there; the operator finds its name in the log.' });
      }
      return reply
        .type(media.type)
        .header('content-disposition', `inline; filename="${sha256.slice(0, 12)}.${media.type.slice('image/'.length)}"`)
        .send(bytes);
    },
  );
}

function readOrigin(request: FastifyRequest): PhotoOrigin | undefined {
  const parameters = readParameters(request.query);
  const said = parameters.text('origin');
  const origin = photoOrigins.find((one) => one === said);
  if (said !== undefined && origin === undefined) parameters.fault('origin', `must be ${photoOrigins.join(' or ')}`);
  parameters.done();
  return origin;
}

function requireEditor(request: FastifyRequest): void {
  const { caller } = askerOf(request);
  if (photographers.some((right) => may(caller, right))) return;
  throw problem(403, {
    detail: `This needs one of the rights ${photographers.map((right) => `"${right}"`).join(', ')}.`,
  });
}

function readQuery(request: FastifyRequest): { width: number | undefined; isOriginal: boolean } {
  const parameters = readParameters(request.query);
  const rawWidth = parameters.text('width');
  const width = widths.find((one) => String(one) === rawWidth);
  if (rawWidth !== undefined && width === undefined) parameters.fault('width', `must be one of ${widths.join(', ')}`);
  const original = parameters.text('original');
  if (original !== undefined && original !== '1') parameters.fault('original', 'must be 1');
  if (original !== undefined && width !== undefined) parameters.fault('original', 'has one width only, its own');
  parameters.done();
  return { width, isOriginal: original === '1' };
}

/** The bytes of the form's one file. */
async function uploaded(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) {
    throw problem(415, { detail: 'Send the photo as multipart/form-data, in a field called "file".' });
  }
  const [bytes, isTruncated] = await readForm(request);
  if (isTruncated) throw problem(413, { detail: 'The photo is larger than 20 MB.' });
  if (bytes === undefined) throw problem(422, { detail: 'There is no file in the form. Send it as "file".' });
  return bytes;
}

async function readForm(request: FastifyRequest): Promise<[bytes: Buffer | undefined, isTruncated: boolean]> {
  try {
    const upload = await request.file({ throwFileSizeLimit: false });
    if (upload === undefined || upload.fieldname !== 'file') return [undefined, false];
    return [await upload.toBuffer(), upload.file.truncated];
  } catch (error) {
    // A form that breaks off or has other parts: whoever sent it shall know, the server is well.
    const { statusCode = 400, message } = error as { statusCode?: number; message: string };
    throw problem(statusCode, { detail: `The form cannot be read: ${message}` });
  }
}

async function once<T>(underway: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const running = underway.get(key);
  if (running !== undefined) return running;
  const begun = make().finally(() => underway.delete(key));
  underway.set(key, begun);
  return begun;
}
