import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { checkRoutes } from './check-routes.ts';
import { findingFileRoutes } from './file-routes.ts';
import { findingRoutes } from './finding-routes.ts';
import { previewRoutes } from './preview-routes.ts';
import { ruleRoutes } from './rule-routes.ts';

/** Rules, what they find, and the checks that hold one against the other. */
export async function findingsRoutes(app: FastifyInstance, context: Context): Promise<void> {
  await ruleRoutes(app, context);
  await findingRoutes(app, context);
  await findingFileRoutes(app, context);
  await previewRoutes(app, context);
  await checkRoutes(app, context);
}
