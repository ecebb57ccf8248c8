import type { ImportMapping } from '#domain/cases/import/mapping.ts';
import { missingOf } from '#domain/cases/import/mapping.ts';
import type { Context } from '../context.ts';
import type { JobRow, Progress } from '../jobs/reader.ts';
import type { ImportFolder } from './folder.ts';
import type { Found, ImportChoices, Taken, Upload } from './upload.ts';

/** Where an import stands. `mapping`: a person must say which columns are what; `looked`: it can be taken. */
export type ImportPhase = 'mapping' | 'looking' | 'looked' | 'taking' | 'taken' | 'failed' | 'cancelled';

/** An import as its page shows it. */
export interface ImportState {
  readonly id: string;
  readonly name: string;
  readonly by: string;
  readonly byName?: string;
  readonly at: string;
  readonly bytes: number;
  readonly heads: readonly string[];
  readonly about: number;
  readonly choices: ImportChoices;
  /** Columns without which no row can be taken, and that the mapping does not name. */
  readonly missing: readonly string[];
  readonly phase: ImportPhase;
  /** While a job runs. */
  readonly progress?: Progress;
  /** Why the last job failed, in one sentence; the last taking too, beside `looked`. */
  readonly error?: string;
  readonly found?: Omit<Found, 'choices'>;
  readonly taken?: Taken;
}

/** Reads where an import stands: from its files, and from the job that works on it. */
export async function stateOf(
  { jobs, people }: Pick<Context, 'jobs' | 'people'>,
  folder: ImportFolder,
  upload: Upload,
): Promise<ImportState> {
  const { id, name, by, at, bytes, heads, about, choices } = upload;
  const byName = people.nameOf(by);
  const shared = {
    ...{ id, name, by, at, bytes, heads, about, choices },
    ...(byName === undefined ? {} : { byName }),
    missing: missingOf(choices.mapping, choices.channel !== undefined),
  };
  const taken = await folder.taken(id);
  const { choices: seen, ...found } = (await folder.found(id)) ?? {};
  const looked = seen !== undefined && sameChoices(seen, choices) ? { found: found as Omit<Found, 'choices'> } : {};
  if (taken !== undefined) return { ...shared, ...looked, phase: 'taken', taken };
  const take = upload.take === undefined ? undefined : await jobs.find(upload.take);
  if (take !== undefined && isUnderway(take)) {
    return { ...shared, ...looked, phase: 'taking', progress: take.progress };
  }
  if (looked.found !== undefined) return { ...shared, ...looked, phase: 'looked', ...errorOf(take) };
  if (shared.missing.length > 0) return { ...shared, phase: 'mapping' };
  const preview = upload.preview === undefined ? undefined : await jobs.find(upload.preview);
  if (preview?.state === 'failed' || preview?.state === 'cancelled') {
    return { ...shared, phase: preview.state, ...errorOf(preview) };
  }
  return { ...shared, phase: 'looking', ...(preview === undefined ? {} : { progress: preview.progress }) };
}

/** Whether a job has yet to end. */
export function isUnderway({ state }: Pick<JobRow, 'state'>): boolean {
  return state === 'created' || state === 'retry' || state === 'active';
}

/** Whether two previews would look with the same eyes. */
export function sameChoices(a: ImportChoices, b: ImportChoices): boolean {
  const sameMapping = (one: ImportMapping, other: ImportMapping): boolean =>
    one.length === other.length && one.every((key, i) => key === other[i]);
  return a.datum === b.datum && a.edition === b.edition && a.channel === b.channel && sameMapping(a.mapping, b.mapping);
}

function errorOf(job: JobRow | undefined): { readonly error?: string } {
  return job?.state === 'failed' && job.error !== undefined ? { error: job.error } : {};
}
