import { whenDone } from '#domain/cases/occurred.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { Context } from '../context.ts';
import { problem } from '../http/problem.ts';

/** When something was done, and when it was heard of; epoch milliseconds. */
export interface When {
  readonly now: number;
  /** Absent where it was told as it was done. */
  readonly heard?: number;
}

/**
 * When an act or report was done, by what its sender says.
 * @param occurredAt 发生时间 as it came, ISO 8601; undefined = now
 * @param last when the case's last step was done, epoch milliseconds
 * @throws HttpProblem 422 at `/occurredAt` for an instant that cannot be
 */
export function whenOf(
  { records, now }: Pick<Context, 'records' | 'now'>,
  occurredAt: string | undefined,
  last?: number,
): When {
  const heard = now();
  if (occurredAt === undefined) return { now: heard };
  const lateHours = Number(settingOf(records, 'field.lateHours').value);
  const done = whenDone(Date.parse(occurredAt), { heard, last, lateHours });
  if (done.ok) return { now: done.value, heard };
  throw problem(422, {
    detail: `"occurredAt" ${done.error}; the server's time is ${new Date(heard).toISOString()}.`,
    errors: [{ pointer: '/occurredAt', detail: done.error }],
  });
}

/** What the journal keeps of it: nothing where it was told as it was done. */
export function occurredOf({ now, heard }: When): { readonly occurredAt?: string } {
  return heard === undefined ? {} : { occurredAt: new Date(now).toISOString() };
}
