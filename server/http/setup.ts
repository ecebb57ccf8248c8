import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import packageFacts from '../../package.json' with { type: 'json' };
import cookie from '@fastify/cookie';
import { guardAccess, requireDeclaredAccess } from './access.ts';
import { collectApiDocument } from './api-document.ts';
import { validateBodies } from './body-validation.ts';
import { askAgain } from './caching.ts';
import { closeInTime } from './closing.ts';
import { compressAnswers } from './compression.ts';
import { guardOrigin } from './origin.ts';
import { answerProblems } from './problem-answers.ts';
import { secureHeaders } from './security.ts';
import { numberAnswers } from './sequence.ts';

/**
 * What holds for every route of every concept; called on the root instance before any route is registered:
 * problem documents, declared access, host and origin, security headers, strict bodies, numbers, caching, compression.
 */
export async function httpSetup(app: FastifyInstance, context: Context): Promise<void> {
  requireDeclaredAccess(app);
  answerProblems(app);
  closeInTime(app);
  secureHeaders(app, context.config);
  await app.register(cookie);
  guardOrigin(app, context.config);
  guardAccess(app, context.people);
  validateBodies(app);
  numberAnswers(app, context);
  askAgain(app);
  await compressAnswers(app);
  await collectApiDocument(app, packageFacts.version);
}
