import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAway } from '../store/away.ts';
import { HttpProblem, problemDocument, type ProblemEntry, type ProblemParts } from './problem.ts';
import { allowedMethods } from './allowed-methods.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Who answers a person who opened an address that is not there; set where the page is served. */
    readonly lost: { page?: (reply: FastifyReply) => FastifyReply };
  }
}

/**
 * The one door errors leave by: every refusal and failure is answered as RFC 9457 problem+json.
 * What goes wrong inside (500 and above) is logged with the request's id and hidden from the reader.
 * Also answers paths that are not there (404) and methods a path does not have (405 with `Allow`).
 */
export function answerProblems(app: FastifyInstance): void {
  app.decorate('lost', {});

  app.setErrorHandler((error: FastifyError | HttpProblem, request, reply) => {
    const [status, parts] = readError(error);
    if (status >= 500) {
      if (!(error instanceof HttpProblem || isAway(error)))
        request.log.error({ err: error, reqId: request.id }, 'request failed');
      return send(request, reply, status, {
        ...(error instanceof HttpProblem || isAway(error) ? parts : {}),
        detail:
          error instanceof HttpProblem || isAway(error)
            ? parts.detail
            : `The server failed; its log names request ${request.id}.`,
      });
    }
    return send(request, reply, status, parts);
  });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    const allowed = allowedMethods(app.declared, path);
    if (allowed.length > 0 && !allowed.includes(request.method)) {
      return send(request, reply, 405, {
        detail: `${request.method} is not possible here. Possible: ${allowed.join(', ')}.`,
        headers: { Allow: allowed.join(', ') },
      });
    }
    if (app.lost.page !== undefined && wantsPage(request, path)) return app.lost.page(reply);
    return send(request, reply, 404, { detail: `There is nothing at ${path}.` });
  });
}

/**
 * Answers addresses that cannot be read or are too long, which never reach a route; the server's `frameworkErrors`
 * option, since Fastify asks for it when it is made.
 */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const [status, parts] = readError(error);
  void send(request, reply, status, parts);
}

/**
 * Answers bytes that are no HTTP, or too much of it, before there is a request; the server's `clientErrorHandler`.
 * Nothing is said of what came: it is not known who reads it.
 */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const { instance: _none, ...document } = problemDocument(status, {}, '');
  const body = JSON.stringify(document);
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }
  socket.destroySoon();
}

/** Paths of programs: what is not there is told as a problem, also to a browser. */
const interfaces = /^\/(api|ogc|tiles|basemap|open311|assets|metrics|healthz|readyz)(\/|$)/;

/** Whether a person opened this address in a browser, rather than a program asking for a thing. */
function wantsPage({ method, headers }: FastifyRequest, path: string): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/html') && !interfaces.test(path);
}

/** Status and parts of any error that reached the door. */
function readError(error: FastifyError | HttpProblem): [number, ProblemParts] {
  if (error instanceof HttpProblem) return [error.statusCode, error.parts];
  if (isAway(error)) {
    return [503, { detail: 'The database does not answer now; the map goes on.', headers: { 'Retry-After': '2' } }];
  }
  if (error.validation) {
    const errors = (error.validation as unknown as readonly ProblemEntry[]).map(({ pointer, detail }) => ({
      ...(pointer === undefined ? {} : { pointer }),
      detail,
    }));
    return [422, { detail: 'The body does not fit its schema.', errors }];
  }
  const status = error.statusCode ?? 500;
  return [status, { detail: error.message }];
}

/**
 * How one may say who one is. GIS programs send a name and password only when asked for them; a browser would ask its
 * user in a window of its own, so that the page's interface names the way that it never asks for.
 */
function challenge(status: number, url: string): Record<string, string> {
  if (status !== 401) return {};
  const scheme = /^\/(ogc|tiles)(\/|\?|$)/.test(url)
    ? 'Basic realm="Shirong", charset="UTF-8"'
    : 'Bearer realm="Shirong"';
  return { 'www-authenticate': scheme };
}

function send(request: FastifyRequest, reply: FastifyReply, status: number, parts: ProblemParts): FastifyReply {
  return reply
    .code(status)
    .headers({ 'cache-control': 'no-store', ...challenge(status, request.url), ...parts.headers })
    .type('application/problem+json')
    .send(JSON.stringify(problemDocument(status, parts, request.url)));
}
