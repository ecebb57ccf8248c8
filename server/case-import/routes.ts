import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { actRoutes } from './act-routes.ts';
import { listRoutes } from './list-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

/** Lists of cases: brought as files, looked at, then taken or left. */
export async function caseImportRoutes(root: FastifyInstance, context: Context): Promise<void> {
  await root.register((scope) => uploadRoutes(scope, context));
  await root.register((scope) => listRoutes(scope, context));
  await root.register((scope) => actRoutes(scope, context));
}
