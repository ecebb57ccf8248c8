/**
 * The answer of an operation that may be refused. Refusals are values, exceptions are bugs.
 * `E` says what is wrong in data, never in sentences: the words are made at the edge.
 */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

/** Wraps a successful answer. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** Wraps a refusal. */
export function refused<E>(error: E): { ok: false; error: E } {
  return { ok: false, error };
}
