import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireDeclaredAccess } from '../../../server/http/access.ts';
import { answerProblems } from '../../../server/http/problem-answers.ts';
import { pageRoutes } from '../../../server/page/routes.ts';

let folder: string;
let app: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shirong-page-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>the page</title>');
  app = Fastify();
  answerProblems(app);
  requireDeclaredAccess(app);
  await app.register((scope) => pageRoutes(scope, folder));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const ask = (url: string, accept: string) => app.inject({ url, headers: { accept } });

describe('the page', () => {
  it.each(['/', '/sign-in', '/welcome', '/admin', '/admin/people/42', '/registers/kiosks'])(
    'is served at %s, always asked for again',
    async (url) => {
      const answer = await ask(url, 'text/html');
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-cache']);
      expect(answer.body).toContain('the page');
    },
  );

  it.each(['/nowhere', '/nowhere/at/all'])('tells a person who opens %s that there is nothing', async (url) => {
    const answer = await ask(url, 'text/html,application/xhtml+xml,*/*;q=0.8');
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).toContain('the page');
  });

  it.each([
    ['/nowhere', 'application/json'],
    ['/nowhere', '*/*'],
    ['/api/nowhere', 'text/html'],
    ['/ogc/nowhere', 'text/html'],
    ['/assets/gone.js', 'text/html'],
  ])('tells a program at %s that accepts %s so as a problem', async (url, accept) => {
    const answer = await ask(url, accept);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});
