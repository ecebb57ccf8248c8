import type { FastifyRequest } from 'fastify';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { allRules, isInForce } from '#domain/checks/all-rules.ts';
import type { Finding } from '#domain/finding.ts';
import type { Context } from '../context.ts';
import { problem } from '../http/problem.ts';
import { readableRules } from './readable-rules.ts';
import { findingsById, listFindings } from './store.ts';
import { exceptionsOn } from './treatments.ts';

/**
 * A finding that something is made of must be there, and be open to the asker.
 * @param id a whole number as text
 * @param pointer where the body names it
 * @throws HttpProblem 422
 */
export async function requireFinding(
  request: FastifyRequest,
  { store, records }: Pick<Context, 'store' | 'records'>,
  id: string,
  pointer: string,
): Promise<void> {
  const [finding] = await findingsById(store, [id]);
  // Said as it is written everywhere: not "007".
  if (finding?.id === id && readableRules(request, records).some((rule) => rule.id === finding.rule)) return;
  const detail = `names no finding "${id}"`;
  throw problem(422, { detail: `There is no finding "${id}" that is open to you.`, errors: [{ pointer, detail }] });
}

/** The rules with how each stands, and which of them an asker may know of. */
export { ruleEntries } from './rule-entries.ts';
export { readableRules } from './readable-rules.ts';

/** Open findings told of one place at most. */
const mostNear = 2_000;

/**
 * What the rules in force found that is open and not accepted as it is, in a box: [west, south, east, north], degrees.
 * @param at epoch milliseconds
 */
export async function openFindingsIn(
  { store, records }: Pick<Context, 'store' | 'records'>,
  bbox: readonly [number, number, number, number],
  at: number,
): Promise<readonly Finding[]> {
  const today = formatDay(dayOf(at));
  const inForce = allRules(records).flatMap((rule) => (isInForce(rule, today) ? [rule.id] : []));
  const excepted = exceptionsOn(records, today);
  const query = { rules: inForce, inForce, state: 'open', bbox, sort: 'newest' } as const;
  const { findings } = await listFindings(store, query, 0, mostNear);
  return findings.filter(({ id }) => !excepted.has(id));
}
