import type { FastifyRequest } from 'fastify';
import type { Change, ChangeRequestLine, RecordRequestLine } from '#domain/change.ts';
import type { Right } from '#domain/people/rights.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { problem } from '../http/problem.ts';
import { writeKey } from '../http/write-key.ts';
import { shown } from '../live/shown.ts';
import type { CommitOptions, CommitRefusal } from '../store/store.ts';
import { requireLineRights } from './line-rights.ts';
import { requirePhotos } from './photos.ts';

/** What of a request is to be written; its content has been held against the declarations. */
export interface DoorRequest {
  readonly kind: string;
  readonly note: string;
  /** 发生时间, where it is told later than it was done; ISO 8601 UTC. */
  readonly occurredAt?: string;
  readonly lines: readonly ChangeRequestLine[];
  readonly records?: readonly RecordRequestLine[];
  /** The right that this act needs in place of its collections'; absent = theirs. */
  readonly right?: Right;
  /** Further statements of the same transaction, as `Store.commit` takes them. */
  readonly within?: CommitOptions['within'];
}

/**
 * The one door for every edit by a caller, whichever interface it came through: rights line by line, one transaction with
 * its journal entry and the request's `Idempotency-Key`, answered once this process shows it.
 * @param prepare reads and checks what is wanted; not asked again for a repeated key, whose first effect may stand in
 *   the way of its own twin
 * @param refuse makes the problem of a refused commit; the default names lines of `/api/changes`
 * @param part names one of several changes that a request makes, each with an effect of its own
 * @returns the change; for a repeated key the one it led to before
 * @throws HttpProblem 403 for what is not the caller's to change, 409 for a conflict, 422 for a key with another body and for photos
 *   that were never uploaded
 */
export async function writeChange(
  context: Pick<Context, 'collections' | 'register' | 'records' | 'store' | 'live'>,
  request: FastifyRequest,
  prepare: () => DoorRequest | Promise<DoorRequest>,
  refuse: (refused: CommitRefusal, lines: readonly ChangeRequestLine[]) => Error = refusal,
  part?: string,
): Promise<Change> {
  const { caller } = askerOf(request);
  const { store, live } = context;
  const key = writeKey(request, part);
  if (key !== undefined) {
    const earlier = await store.changeOfKey(key);
    if (!earlier.ok) throw keyReused();
    if (earlier.value !== undefined) return earlier.value;
  }
  let asked: DoorRequest;
  try {
    asked = await prepare();
    await requireLineRights(context, caller, asked.kind, asked.lines, asked.right);
    await requirePhotos(context, asked.lines);
  } catch (error) {
    // Its own twin may have been written while this one was looked at: what stands in the way then is its own effect.
    const twin = key === undefined ? undefined : await store.changeOfKey(key);
    if (twin?.ok === true && twin.value !== undefined) return twin.value;
    throw error;
  }
  const { within, right: _, ...wanted } = asked;
  const options = { ...(key === undefined ? {} : { key }), ...(within === undefined ? {} : { within }) };
  const committed = await store.commit({ ...wanted, by: caller.by }, options);
  if (!committed.ok)
    throw committed.error.reason === 'key-reused' ? keyReused() : refuse(committed.error, wanted.lines);
  await shown(live, request.log, committed.value.seq);
  return committed.value;
}

function keyReused(): Error {
  return problem(422, { detail: 'This Idempotency-Key came with another request before.' });
}

function refusal(refused: CommitRefusal, lines: readonly ChangeRequestLine[]): Error {
  if (refused.reason === 'key-reused') return keyReused();
  const of = refused.of ?? 'lines';
  const pointer = `/${of}/${refused.line}`;
  const line = of === 'lines' ? lines[refused.line] : undefined;
  const name = line === undefined ? 'it' : `"${line.id ?? ''}" of "${line.collection}"`;
  if (refused.reason === 'exists') {
    const detail = `${name} exists already`;
    return problem(409, { title: 'Exists already', detail, errors: [{ pointer: `${pointer}/id`, detail }] });
  }
  if (refused.reason === 'missing' || refused.current === null) {
    const detail = `${name} is not there (any more)`;
    return problem(409, { title: 'Missing', detail, errors: [{ pointer: `${pointer}/id`, detail }] });
  }
  const detail = `${name} has version ${refused.current} by now, the change was made on ${line === undefined ? 'another' : `version ${line.base}`}`;
  return problem(409, { title: 'Changed meanwhile', detail, errors: [{ pointer: `${pointer}/base`, detail }] });
}
