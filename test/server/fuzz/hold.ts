import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { allSeats } from '#domain/people/seats.ts';
import { as, editorToken, stranger } from '../http/callers.ts';
import { operations, requests, type FuzzRequest } from './requests.ts';

/** What came of a run. */
export interface Held {
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly operations: number;
}

const editor = { authorization: `Bearer ${editorToken}` };

/**
 * Sends requests of every operation of both API documents, as different askers, and holds each answer to the contract:
 * never 5xx, every refusal a problem document of that status and address, and the server answers afterwards.
 * @throws the counterexample, made as small as it goes, with its seed
 */
export async function holdToContract(app: FastifyInstance, seed: number, runs: number): Promise<Held> {
  const all = await operations(app, editor);
  const basic = { authorization: `Basic ${Buffer.from(`gis:${editorToken}`).toString('base64')}` };
  const wrong: Record<string, string>[] = [
    { authorization: 'Bearer nobody' },
    { authorization: 'Basic %' },
    { cookie: 'shirong_session=x' },
  ];
  // Most may do most, so that more than the door is tried.
  const askers: Record<string, string>[] = [
    editor,
    editor,
    editor,
    editor,
    editor,
    editor,
    basic,
    stranger,
    ...wrong,
    ...allSeats.map(as),
  ];
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(requests(all, askers), async (request) => {
      const status = await holdOne(app, request);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }),
    { seed, numRuns: runs },
  );
  const still = await app.inject({ url: '/api/city', headers: editor });
  if (still.statusCode !== 200) throw new Error(`Afterwards /api/city is answered by ${still.statusCode}.`);
  return { statuses, operations: all.length };
}

async function holdOne(app: FastifyInstance, request: FuzzRequest): Promise<number> {
  const answer = await app.inject(request as InjectOptions);
  const { statusCode: status, headers } = answer;
  const body = headers['content-encoding'] === 'gzip' ? gunzipSync(answer.rawPayload).toString() : answer.body;
  const told = `${request.method} ${request.url.slice(0, 200)} was answered by ${status}: ${body.slice(0, 300)}`;
  if (status >= 500) throw new Error(told);
  if (status < 400) return status;
  if (!String(headers['content-type']).startsWith('application/problem+json')) throw new Error(told);
  if (request.method === 'HEAD') return status;
  const document = JSON.parse(body) as { status?: unknown; instance?: unknown; type?: unknown; title?: unknown };
  const isProblem =
    document.status === status &&
    typeof document.type === 'string' &&
    typeof document.title === 'string' &&
    document.instance === asSent(request.url);
  if (!isProblem) throw new Error(told);
  return status;
}

/** The address as a client writes it on the wire: dots resolved, quotes encoded. */
function asSent(url: string): string {
  const { pathname, search } = new URL(url, 'http://localhost');
  return pathname + search;
}
