import type { ChangeRequestLine } from '#domain/change.ts';
import { factsOf } from '#domain/collection.ts';
import type { TSchema } from 'typebox';
import type { Context } from '../context.ts';
import { problem, type ProblemEntry } from '../http/problem.ts';
import { missingMedia } from '../media/reader.ts';

/**
 * Holds the photos that features name against those that were uploaded.
 * @throws HttpProblem 422 pointing at each that is not there
 */
export async function requirePhotos(
  { collections, store }: Pick<Context, 'collections' | 'store'>,
  lines: readonly ChangeRequestLine[],
): Promise<void> {
  const named: { readonly sha256: string; readonly pointer: string }[] = [];
  for (const [i, { collection: id, after }] of lines.entries()) {
    const schemas = collections.find((collection) => collection.id === id)!.schema.properties as Record<
      string,
      TSchema
    >;
    for (const [name, schema] of Object.entries(schemas)) {
      const value = factsOf(schema).kind === 'photos' ? after?.properties[name] : undefined;
      if (!Array.isArray(value)) continue;
      for (const [j, sha256] of (value as readonly string[]).entries()) {
        named.push({ sha256, pointer: `/lines/${i}/after/properties/${name}/${j}` });
      }
    }
  }
  if (named.length === 0) return;
  const missing = new Set(
    await missingMedia(
      store,
      named.map(({ sha256 }) => sha256),
    ),
  );
  const errors = named.flatMap(({ sha256, pointer }): ProblemEntry[] =>
    missing.has(sha256) ? [{ pointer, detail: 'has not been uploaded' }] : [],
  );
  if (errors.length > 0) throw problem(422, { detail: 'The change names photos that are not there.', errors });
}
