import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireDeclaredAccess } from '../../../server/http/access.ts';
import { answerProblems } from '../../../server/http/problem-answers.ts';
import { compressBuilt } from '../../../server/page/compress-built.ts';
import { pageRoutes } from '../../../server/page/routes.ts';

const text = 'export const wall = 1;\n'.repeat(200);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shirong-page-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>the page</title>');
  await writeFile(join(folder, 'assets', 'large.js'), text);
  await writeFile(join(folder, 'assets', 'small.js'), 'export {};');
  await writeFile(join(folder, 'assets', 'picture.png'), text);
  await compressBuilt(join(folder, 'assets'));
});
afterAll(() => rm(folder, { recursive: true }));

it('lays pieces of text beside themselves compressed, and leaves what would not gain', async () => {
  expect((await readdir(join(folder, 'assets'))).sort()).toEqual(
    ['large.js', 'large.js.br', 'large.js.gz', 'picture.png', 'small.js'].sort(),
  );
});

it('gives each browser what it takes, all the same in the end', async () => {
  const app = Fastify();
  answerProblems(app);
  requireDeclaredAccess(app);
  await app.register((scope) => pageRoutes(scope, folder));
  const ask = (coding: string) => app.inject({ url: '/assets/large.js', headers: { 'accept-encoding': coding } });
  const [br, gz, plain] = [await ask('gzip, deflate, br'), await ask('gzip, deflate'), await ask('identity')];
  expect([br, gz, plain].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(text);
  expect(gunzipSync(gz.rawPayload).toString()).toBe(text);
  expect(plain.body).toBe(text);
  expect(br.headers['content-type']).toBe('application/javascript; charset=utf-8');
  expect(br.headers['cache-control']).toContain('immutable');
  await app.close();
});
