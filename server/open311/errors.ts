import type { FastifyError, FastifyInstance } from 'fastify';
import { HttpProblem, type ProblemParts } from '../http/problem.ts';
import { isAway } from '../store/away.ts';
import { formatOf, sendRows } from './formats.ts';

const names = { root: 'errors', item: 'error' };

/**
 * Refusals in this scope are said as GeoReport v2 says them: a list of `code` and `description`, in the format that the
 * path asks for. What goes wrong inside is logged and hidden, as everywhere.
 */
export function answerErrors(scope: FastifyInstance): void {
  scope.setErrorHandler((error: FastifyError | HttpProblem, request, reply) => {
    // GeoReport v2 has no 422: what does not fit is a bad request.
    const said = isAway(error) ? 503 : (error.statusCode ?? 500);
    const status = said === 422 ? 400 : said;
    if (status >= 500 && !isAway(error)) request.log.error({ err: error, reqId: request.id }, 'request failed');
    const headers = error instanceof HttpProblem ? error.parts.headers : undefined;
    const rows = descriptions(error, status, request.id).map((description) => ({ code: status, description }));
    void reply.code(status).headers({ 'cache-control': 'no-store', ...headers });
    return sendRows(reply, formatOf(request.url), names, rows);
  });
}

function descriptions(error: FastifyError | HttpProblem, status: number, id: string): string[] {
  if (isAway(error)) return ['The database does not answer now.'];
  if (!(error instanceof HttpProblem)) {
    return [status >= 500 ? `The server failed; its log names request ${id}.` : error.message];
  }
  const { detail, title, errors = [] } = error.parts as ProblemParts;
  const own = errors.map(({ pointer, parameter, detail: what }) =>
    [parameter ?? pointer?.slice(1), what].filter((part) => part !== undefined && part !== '').join(' '),
  );
  return own.length > 0 ? own : [detail ?? title ?? String(status)];
}
