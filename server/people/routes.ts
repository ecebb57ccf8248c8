import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { createAttempts } from './attempts.ts';
import { colleagueRoutes } from './colleague-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { passwordRoutes } from './password-routes.ts';
import { createPasswords } from './passwords.ts';
import { sessionRoutes } from './session-routes.ts';
import { tokenRoutes } from './token-routes.ts';

/** Who people are to us: signing in and out, passwords, links, tokens. What they are is kept as records. */
export async function peopleRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const ways = { passwords: createPasswords(), attempts: createAttempts(context.store) };
  await sessionRoutes(app, context);
  await passwordRoutes(app, context, ways);
  await linkRoutes(app, context, ways);
  await oidcRoutes(app, context);
  await tokenRoutes(app, context, ways);
  await colleagueRoutes(app, context);
}
