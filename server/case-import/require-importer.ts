import type { FastifyRequest } from 'fastify';
import { mayEverywhere } from '#domain/people/caller.ts';
import { askerOf } from '../http/access.ts';
import { problem } from '../http/problem.ts';
import type { ImportFolder } from './folder.ts';
import type { Upload } from './upload.ts';

/**
 * A list may hold cases of any unit and district.
 * @throws HttpProblem 403 for a right that is limited to some of them
 */
export function requireImporter(request: FastifyRequest): void {
  if (mayEverywhere(askerOf(request).caller, 'case.receive')) return;
  throw problem(403, { detail: 'Importing cases needs the right "case.receive" without limits.' });
}

/** The list of that name. @throws HttpProblem 404 */
export async function requireUpload(folder: ImportFolder, id: string): Promise<Upload> {
  const upload = await folder.upload(id);
  if (upload !== undefined) return upload;
  throw problem(404, { detail: `There is no import "${id.slice(0, 40)}" (any more); lists are kept for a week.` });
}
