import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exifr from 'exifr';
import sharp, { type SharpOptions } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaFacts, missingMedia, usedByOtherCases } from '../../../server/media/reader.ts';
import { as, stranger } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

let city: OpenCity;
let folder: string;
let photo: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shirong-media-'));
  city = await openCity({}, { SHIRONG_MEDIA_DIR: folder });
  photo = await pictured();
}, 60_000);
afterAll(async () => {
  await city?.close();
  await rm(folder, { recursive: true });
});

/** A photo as a telephone takes it: on its side (6 = turn right), with place, time and maker. */
async function pictured(exif: Record<string, string> = {}): Promise<Buffer> {
  const noise = { create: { width: 640, height: 400, channels: 3, noise: { type: 'gaussian', mean: 90, sigma: 30 } } };
  return sharp({ create: { ...noise.create, background: 'red' } } as SharpOptions)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Shanzhai' },
      IFD2: { DateTimeOriginal: '2026:11:21 18:30:00', ...exif },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 29/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '119/1 54/1 0/1' },
    })
    .toBuffer();
}

const line = '--wall';

function form(bytes: Buffer, name = 'file', filename = 'a.jpg'): { payload: Buffer; headers: Record<string, string> } {
  const head = `--${line}\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: image/jpeg\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${line}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${line}` },
  };
}

async function upload(bytes: Buffer, who: Record<string, string> = {}, query = '') {
  const { payload, headers } = form(bytes);
  return city.app.inject({ method: 'POST', url: `/api/media${query}`, payload, headers: { ...headers, ...who } });
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a photo', () => {
  test('is named by its digest, measured upright, timed by its camera, and kept as it came', async () => {
    const answer = await upload(photo);
    expect(answer.statusCode).toBe(201);
    const name = sha256(photo);
    expect(answer.json()).toEqual({
      ...{ sha256: name, type: 'image/jpeg', bytes: photo.length, width: 400, height: 640 },
      ...{ takenAt: '2026-11-21T10:30:00.000Z', takenLon: 119.9, takenLat: 32.4833333 },
    });
    expect(await readFile(join(folder, name.slice(0, 2), name))).toEqual(photo);
    expect((await readdir(join(folder, name.slice(0, 2)))).filter((file) => file.endsWith('.part'))).toEqual([]);
    expect((await upload(photo)).json()).toEqual(answer.json());
    expect(await missingMedia(city.context.store, [name, 'f'.repeat(64)])).toEqual(['f'.repeat(64)]);
  });

  test('with a zone beside its time is timed by that', async () => {
    const answer = await upload(await pictured({ OffsetTimeOriginal: '+01:00' }));
    expect(answer.json()).toMatchObject({ takenAt: '2026-11-21T17:30:00.000Z' });
  });

  test('as WebP tells when and where as well', async () => {
    const webp = await sharp(await pictured())
      .keepMetadata()
      .webp()
      .toBuffer();
    expect((await upload(webp)).json()).toMatchObject({
      ...{ type: 'image/webp', takenAt: '2026-11-21T10:30:00.000Z', takenLon: 119.9, takenLat: 32.4833333 },
    });
  });

  test('keeps what its first sender said of where it comes from', async () => {
    const bytes = await pictured({ DateTimeOriginal: '2026:11:21 18:31:00' });
    expect((await upload(bytes, {}, '?origin=album')).json()).toMatchObject({ origin: 'album' });
    expect((await upload(bytes, {}, '?origin=camera')).json()).toMatchObject({ origin: 'album' });
    const unsaid = await pictured({ DateTimeOriginal: '2026:11:21 18:32:00' });
    await upload(unsaid);
    const facts = await mediaFacts(city.context.store, [sha256(unsaid), 'f'.repeat(64), sha256(bytes)]);
    expect(facts.map(({ sha256: name, origin, takenLon }) => [name, origin, takenLon])).toEqual([
      [sha256(unsaid), undefined, 119.9],
      [sha256(bytes), 'album', 119.9],
    ]);
    expect((await upload(bytes, {}, '?origin=web')).statusCode).toBe(400);
  });

  test('is found where another case holds it, for whatever purpose', async () => {
    const [shared, own, unused] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)] as const;
    const of = (id: string, properties: object) => ({
      ...{ id, geometry: { type: 'Point' as const, coordinates: [119.9, 32.49] } },
      properties: { number: `20261121-${id}`, status: 'handling', ...properties } as never,
    });
    await city.context.store.bulk({ collection: 'cases', kind: 'load', note: '', by: 'load' }, [
      of('0001', { photosAfter: [own, shared] }),
      of('0002', { photosInspected: [unused, shared] }),
    ]);
    const used = (ids: readonly string[], except: string) => usedByOtherCases(city.context.store, ids, except);
    expect(await used([shared, own, 'd'.repeat(64)], '0001')).toEqual(new Set([shared]));
    expect(await used([own, unused], '')).toEqual(new Set([own, unused]));
    expect(await used([], '0001')).toEqual(new Set());
  });

  test.each([
    ['', 400, 640],
    ['?width=160', 160, 256],
    ['?width=1280', 400, 640],
  ])('is shown%s upright, without place, time and maker', async (query, width, height) => {
    await upload(photo);
    const url = `/api/media/${sha256(photo)}${query}`;
    for (let time = 0; time < 2; time++) {
      const answer = await city.app.inject({ url, headers: as('leader') });
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/jpeg']);
      const shown = await sharp(answer.rawPayload).metadata();
      expect([shown.width, shown.height, shown.orientation, shown.exif]).toEqual([width, height, undefined, undefined]);
      expect(await exifr.parse(answer.rawPayload, true)).not.toMatchObject({ Make: expect.anything() as unknown });
      expect(answer.headers['cache-control']).toBe('private, no-cache');
      const held = { ...as('leader'), 'if-none-match': String(answer.headers['etag']) };
      expect((await city.app.inject({ url, headers: held })).statusCode).toBe(304);
    }
  });

  test('is given as it came to those who may upload, and to nobody else', async () => {
    await upload(photo);
    const url = `/api/media/${sha256(photo)}?original=1`;
    const own = await city.app.inject({ url, headers: as('supervisor') });
    expect(own.rawPayload).toEqual(photo);
    expect((await city.app.inject({ url, headers: as('leader') })).statusCode).toBe(403);
  });

  test('whose file is gone is a problem with its name in the log', async () => {
    const lost = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'blue' } })
      .png()
      .toBuffer();
    expect((await upload(lost)).json()).toMatchObject({ type: 'image/png', width: 9 });
    await unlink(join(folder, sha256(lost).slice(0, 2), sha256(lost)));
    const answer = await city.app.inject(`/api/media/${sha256(lost)}`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    // Sent again, it is there again.
    await upload(lost);
    expect((await city.app.inject(`/api/media/${sha256(lost)}`)).statusCode).toBe(200);
  });
});

describe('who', () => {
  test('did not sign in sees none and sends none', async () => {
    await upload(photo);
    expect((await city.app.inject({ url: `/api/media/${sha256(photo)}`, headers: stranger })).statusCode).toBe(401);
    expect((await upload(photo, stranger)).statusCode).toBe(401);
  });

  test('keeps no register and no case sends none', async () => {
    expect((await upload(photo, as('assessor'))).statusCode).toBe(403);
    expect((await upload(photo, as('planner'))).statusCode).toBe(201);
  });
});

describe('refused, with a word why, is', () => {
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  test.each([
    ['a HEIC', heic, 422, 'send it as JPEG'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422, 'no JPEG, PNG or WebP'],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), 422, 'no JPEG, PNG or WebP'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 422, 'no JPEG, PNG or WebP'],
    ['nothing', Buffer.alloc(0), 422, 'no JPEG, PNG or WebP'],
    ['a head without a body', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 422, 'damaged'],
    ['more than 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, 0xff), 413, '20 MB'],
  ])('%s', async (_name, bytes, status, words) => {
    const answer = await upload(bytes);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.json<{ detail: string }>().detail).toContain(words);
  });

  test('a photo that breaks off', async () => {
    expect((await upload(photo.subarray(0, photo.length / 2))).json()).toMatchObject({
      status: 422,
      detail: 'The file is damaged: it cannot be unpacked.',
    });
  });

  test('a picture that would fill the memory when unpacked', async () => {
    const huge = await sharp({ create: { width: 16_000, height: 8_000, channels: 3, background: 'red' } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(huge.length).toBeLessThan(20 * 1024 * 1024);
    expect((await upload(huge)).json()).toMatchObject({ detail: 'The file has more than 120 million pixels.' });
  });

  test.each([
    ['no form', Buffer.from('{}'), 'application/json', 415],
    [
      'a form without an end',
      form(Buffer.from('x')).payload.subarray(0, 60),
      `multipart/form-data; boundary=${line}`,
      400,
    ],
    ['a form without a file', Buffer.from(`--${line}--\r\n`), `multipart/form-data; boundary=${line}`, 422],
    ['a form of no boundary', Buffer.from('x'), 'multipart/form-data', 400],
  ])('%s', async (_name, payload, type, status) => {
    const answer = await city.app.inject({
      method: 'POST',
      url: '/api/media',
      payload,
      headers: { 'content-type': type },
    });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
  });

  test.each(['width=100', 'width=abc', 'original=yes', 'original=1&width=160', 'x=1'])('?%s', async (query) => {
    expect((await city.app.inject(`/api/media/${sha256(photo)}?${query}`)).statusCode).toBe(400);
  });

  test.each(['..%2f..%2fetc%2fpasswd', 'A'.repeat(64), '0'.repeat(64), 'x'])('the name %s', async (name) => {
    expect((await city.app.inject(`/api/media/${name}`)).statusCode).toBe(404);
  });
});
