import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { reportCase } from '../cases/reader.ts';
import { readableOf, requireAccess, requireReadable } from '../http/access.ts';
import { HttpProblem, problem } from '../http/problem.ts';
import { answerErrors } from './errors.ts';
import { formats, sendRow, sendRows, type Format } from './formats.ts';
import { readReport, type Form } from './read-report.ts';
import { requestRow } from './request-row.ts';
import { findRequests, readSearch } from './search.ts';
import { services, serviceRow } from './services.ts';
import { casesByNumber } from './store.ts';

const base = '/open311/v2';
const requestNames = { root: 'service_requests', item: 'request' };

const definitionNames = { root: 'service_definition', inner: { attributes: 'attribute' } };

/** When what is described here last changed; clients look whether to read it again. */
const changeset = '2026-11-23T00:00:00+08:00';

/** Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2): the classes of the catalogue as services, cases as requests. */
export async function open311Routes(scope: FastifyInstance, context: Context): Promise<void> {
  const { records, store, arrivals, names } = context;
  answerErrors(scope);
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(body as string)),
  );

  for (const format of formats) {
    scope.get(`${base}/discovery.${format}`, { config: { access: 'public' } }, (request, reply) =>
      sendRow(
        reply,
        format,
        { root: 'discovery', inner: { endpoints: 'endpoint', formats: 'format' } },
        {
          changeset,
          contact: null,
          key_service: null,
          endpoints: [
            {
              specification: 'http://wiki.open311.org/GeoReport_v2',
              url: `${originOf(context, request)}${base}`,
              changeset,
              type: context.config.city === 'taizhou' ? 'test' : 'production',
              formats: ['text/xml', 'application/json'],
            },
          ],
        },
      ),
    );

    scope.get(`${base}/services.${format}`, { config: { access: 'public' } }, (_request, reply) =>
      sendRows(reply, format, { root: 'services', item: 'service' }, [...services(records).values()].map(serviceRow)),
    );

    scope.get(`${base}/requests.${format}`, { config: { access: 'map.read' } }, async (request, reply) => {
      requireReadable(request, ['cases']);
      const found = await findRequests(context, readSearch(request.query as Record<string, unknown>, context.now()));
      return sendRows(reply, format, requestNames, found.map(requestRow));
    });

    // Its key may come in the form, which is read after the door: whoever has none is refused here.
    scope.post(`${base}/requests.${format}`, { config: { access: 'public' } }, async (request, reply) => {
      const form = formOf(request);
      await admit(context, request, form);
      const open = readableOf(request, names.collections);
      const report = readReport(form, services(records), (text) => arrivals.find({ text, open, limit: 1 })[0]);
      const { number, seq } = await reportCase(context, request, report);
      void reply
        .code(201)
        .header('location', `${base}/requests/${number}.${format}`)
        .header('shirong-seq', String(seq));
      const notice = form.has('media_url') ? 'media_url 未读取：图片不从其他网站下载。' : null;
      return sendRows(reply, format, requestNames, [
        { service_request_id: number, service_notice: notice, account_id: null },
      ]);
    });
  }

  scope.get<{ Params: { file: string } }>(
    `${base}/services/:file`,
    { config: { access: 'public' } },
    (request, reply) => {
      const [code, format] = fileOf(request);
      if (!services(records).has(code)) throw problem(404, { detail: `service_code "${code}" was not found.` });
      return sendRow(reply, format, definitionNames, { service_code: code, attributes: [] });
    },
  );

  scope.get<{ Params: { file: string } }>(
    `${base}/requests/:file`,
    { config: { access: 'map.read' } },
    async (request, reply) => {
      requireReadable(request, ['cases']);
      const [number, format] = fileOf(request);
      const found = isNumber(number) ? await casesByNumber(store, [number]) : [];
      if (found.length === 0) throw problem(404, { detail: `service_request_id "${number}" was not found.` });
      return sendRows(reply, format, requestNames, found.map(requestRow));
    },
  );

  // Every request is numbered at once, so that its token, should anybody ask, is its number.
  scope.get<{ Params: { file: string } }>(
    `${base}/tokens/:file`,
    { config: { access: 'map.read' } },
    async (request, reply) => {
      requireReadable(request, ['cases']);
      const [token, format] = fileOf(request);
      const found = isNumber(token) ? await casesByNumber(store, [token]) : [];
      if (found.length === 0) throw problem(404, { detail: `token "${token}" was not found.` });
      return sendRows(reply, format, requestNames, [{ service_request_id: token, token }]);
    },
  );
}

function isNumber(text: string): boolean {
  return /^\d{8}-\d{4,6}$/.test(text);
}

/** The name and the format of a path's last part, "20261122-0007.xml". @throws HttpProblem 404 for another format */
function fileOf(request: FastifyRequest<{ Params: { file: string } }>): [name: string, format: Format] {
  const { file } = request.params;
  const format = formats.find((known) => file.endsWith(`.${known}`));
  if (format === undefined) throw problem(404, { detail: 'There are json and xml.' });
  return [file.slice(0, -format.length - 1).slice(0, 100), format];
}

function formOf(request: FastifyRequest): Form {
  const inQuery = Object.entries(request.query as Record<string, unknown>).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const body = request.body instanceof URLSearchParams ? [...request.body] : [];
  return new Map([...inQuery, ...body]);
}

/**
 * Lets in whoever sends a key that may report: as `api_key`, or as other programs send it. A session is no key: a
 * stranger's page could send a form in it.
 * @throws HttpProblem 403
 */
async function admit({ people }: Pick<Context, 'people'>, request: FastifyRequest, form: Form): Promise<void> {
  const key = form.get('api_key');
  const refusal = problem(403, { detail: 'api_key is missing or not known.' });
  try {
    const asker = await (key === undefined ? people.asker(request) : people.askerOfKey(key));
    if (asker.by !== 'token') throw refusal;
    requireAccess(asker, 'case.report');
    request.asker = asker;
  } catch (error) {
    throw error instanceof HttpProblem && error.statusCode === 401 ? refusal : error;
  }
}

function originOf({ config }: Pick<Context, 'config'>, request: FastifyRequest): string {
  return config.origin ?? `${request.protocol}://${request.headers.host ?? 'localhost'}`;
}
