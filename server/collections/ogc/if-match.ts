import type { Feature } from '#domain/feature.ts';
import { problem } from '../../http/problem.ts';

/**
 * Holds `If-Match` against a feature's version, compared as such whatever `W/` says.
 * @throws HttpProblem 428 where it is missing, 412 where the feature has another version
 */
export function requireMatch(header: string | undefined, { id, version }: Pick<Feature, 'id' | 'version'>): void {
  if (header === undefined) {
    throw problem(428, {
      detail: `Send If-Match with the ETag of the version you read; "${id}" has "${version}". So nobody's work is lost.`,
    });
  }
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (tags.includes('*') || tags.includes(`"${version}"`)) return;
  throw changedMeanwhile(id, version);
}

/** What a writer is told whose version is not the last one. */
export function changedMeanwhile(id: string, version: number): Error {
  return problem(412, {
    detail: `"${id}" has version "${version}" by now. Read it again, then write.`,
    headers: { ETag: `"${version}"` },
  });
}
