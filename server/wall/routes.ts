import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { alarmRoutes } from './alarm-routes.ts';
import { aliveRoutes } from './alive-routes.ts';
import { clockRoutes } from './clock-routes.ts';
import { panelRoutes } from './panel-routes.ts';
import { screenRoutes } from './screen-routes.ts';

/** What walls ask for, and what they say of themselves. */
export async function wallRoutes(app: FastifyInstance, context: Context): Promise<void> {
  await app.register((scope) => clockRoutes(scope, context));
  await app.register((scope) => screenRoutes(scope, context));
  await app.register((scope) => aliveRoutes(scope, context));
  await app.register((scope) => alarmRoutes(scope, context));
  await app.register((scope) => panelRoutes(scope, context));
}
