import type { FastifyRequest } from 'fastify';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { allRules } from '#domain/checks/all-rules.ts';
import { checkRows } from '#domain/wall/check-rows.ts';
import type { Figures } from '#domain/wall/figures.ts';
import type { Context } from '../../context.ts';
import { readableRules, ruleEntries } from '../../findings/reader.ts';

type Sources = Pick<Context, 'store' | 'records'>;

/** How the rules stand, of all of them. */
export async function checkFigures(sources: Sources, at: number): Promise<Figures['checks']> {
  return checkRows(await ruleEntries(sources, allRules(sources.records), at), formatDay(dayOf(at)));
}

/** Those rules that the asker may know of. */
export function checksSeenBy(
  request: FastifyRequest,
  { records }: Sources,
  rows: Figures['checks'],
): Figures['checks'] {
  const open = new Set(readableRules(request, records).map(({ id }) => id));
  return rows.filter(({ rule }) => open.has(rule));
}
