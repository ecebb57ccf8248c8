import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { arrivalRoutes } from './arrival/routes.ts';
import { basemapRoutes } from './basemap/routes.ts';
import { ogcRoutes } from './collections/ogc/routes.ts';
import { caseRoutes } from './cases/routes.ts';
import { caseImportRoutes } from './case-import/routes.ts';
import { collectionRoutes } from './collections/routes.ts';
import type { Context } from './context.ts';
import { fieldRoutes } from './field/routes.ts';
import { findingsRoutes } from './findings/routes.ts';
import { handoverRoutes } from './handovers/routes.ts';
import { dispatchRoutes } from './dispatch/routes.ts';
import { docsRoutes } from './http/docs.ts';
import { answerClientError, answerFrameworkError } from './http/problem-answers.ts';
import { httpSetup } from './http/setup.ts';
import { hotspotRoutes } from './hotspots/routes.ts';
import { jobRoutes } from './jobs/routes.ts';
import { importRoutes } from './load/import-routes.ts';
import { auditRoutes } from './journal/audit-routes.ts';
import { historyRoutes } from './journal/history-routes.ts';
import { personalRoutes } from './journal/personal-routes.ts';
import { liveRoutes } from './live/routes.ts';
import { mediaRoutes } from './media/routes.ts';
import { nextShiftRoutes } from './next-shift/routes.ts';
import { numberRoutes } from './numbers/routes.ts';
import { buildName } from './page/build-name.ts';
import { requestId, watchRequests } from './operations/requests.ts';
import { operationRoutes } from './operations/routes.ts';
import { pageRoutes } from './page/routes.ts';
import { open311Routes } from './open311/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { positionsRoutes } from './positions/routes.ts';
import { presenceRoutes } from './presence/routes.ts';
import { queueRoutes } from './queue/routes.ts';
import { recordRoutes } from './records/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { sheetRoutes } from './sheets/routes.ts';
import { tileRoutes } from './tiles/routes.ts';
import { travelRoutes } from './travel/routes.ts';
import { wallRoutes } from './wall/routes.ts';
import { zoneImportRoutes } from './zones/import-routes.ts';
import { zoneRoutes } from './zones/routes.ts';

/**
 * Builds the server: its table of contents, one line a concept. It does not listen; `main.ts` does, and tests inject.
 * @param pageFolder the built page; undefined serves the interfaces only
 */
export async function buildApp(context: Context, pageFolder?: string): Promise<FastifyInstance> {
  // Widened, so that routes need not know which logger it is.
  const loggerInstance: FastifyBaseLogger = context.log;
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
    requestIdHeader: false,
    genReqId: requestId,
    trustProxy: context.config.trustedProxies.length === 0 ? false : [...context.config.trustedProxies],
    bodyLimit: 10 * 1024 * 1024,
    connectionTimeout: 60_000,
    // A photo over a weak line, or a register of 200 MB, takes its time; who sends no headers gets none.
    requestTimeout: 600_000,
    http: { headersTimeout: 30_000 },
    // The search index is made while its routes are registered: no limit, or a slow machine would never start.
    pluginTimeout: 0,
    routerOptions: { maxParamLength: 500 },
  });
  const build = await buildName(pageFolder);
  await httpSetup(app, context);
  watchRequests(app, context);
  await app.register((scope) => operationRoutes(scope, context));
  await app.register((scope) => docsRoutes(scope));
  await app.register((scope) => peopleRoutes(scope, context));
  await app.register((scope) => ogcRoutes(scope, context));
  await app.register((scope) => collectionRoutes(scope, context));
  await app.register((scope) => queueRoutes(scope, context));
  await app.register((scope) => numberRoutes(scope, context));
  await app.register((scope) => hotspotRoutes(scope, context));
  await app.register((scope) => recordRoutes(scope, context));
  await app.register((scope) => historyRoutes(scope, context));
  await app.register((scope) => auditRoutes(scope, context));
  await app.register((scope) => personalRoutes(scope, context));
  await app.register((scope) => searchRoutes(scope, context));
  await app.register((scope) => arrivalRoutes(scope, context));
  await app.register((scope) => tileRoutes(scope, context));
  await app.register((scope) => travelRoutes(scope, context));
  await app.register((scope) => nextShiftRoutes(scope, context));
  await app.register((scope) => jobRoutes(scope, context));
  await app.register((scope) => importRoutes(scope, context));
  await app.register((scope) => caseImportRoutes(scope, context));
  await app.register((scope) => caseRoutes(scope, context));
  await app.register((scope) => fieldRoutes(scope, context));
  await app.register((scope) => dispatchRoutes(scope, context));
  await app.register((scope) => zoneRoutes(scope, context));
  await app.register((scope) => zoneImportRoutes(scope, context));
  await app.register((scope) => handoverRoutes(scope, context));
  await app.register((scope) => findingsRoutes(scope, context));
  await app.register((scope) => sheetRoutes(scope, context));
  await app.register((scope) => open311Routes(scope, context));
  await app.register((scope) => liveRoutes(scope, context, build));
  await app.register((scope) => positionsRoutes(scope, context));
  await app.register((scope) => presenceRoutes(scope, context));
  await app.register((scope) => wallRoutes(scope, context));
  await app.register((scope) => mediaRoutes(scope, context));
  await app.register((scope) => basemapRoutes(scope, context));
  if (pageFolder !== undefined) await app.register((scope) => pageRoutes(scope, pageFolder));
  return app;
}
