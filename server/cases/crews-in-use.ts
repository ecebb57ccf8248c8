import { caseActs } from '#domain/cases/acts.ts';
import type { RecordRequestLine } from '#domain/change.ts';
import type { Context } from '../context.ts';
import { problem, type ProblemEntry } from '../http/problem.ts';
import { findCases } from '../queue/reader.ts';

/** So many cases are named; of more it is said how many. */
const mostNamed = 5;

/**
 * A crew that has cases in hand keeps its name and its record: they carry the name, and under one that nobody bears they
 * would be everybody's of the unit, on nobody's phone. They are not carried along to another name, since that would be an
 * 指派 by somebody who may not do it, on cases that phones without signal are working on.
 * @throws HttpProblem 422 naming every line, its cases and the remedy
 */
export async function requireNoCasesOfGone(
  { index, records, register }: Pick<Context, 'index' | 'records' | 'register'>,
  lines: readonly RecordRequestLine[],
): Promise<void> {
  const errors: ProblemEntry[] = [];
  const names = new Set(lines.flatMap(({ kind, after }) => (kind === 'crews' ? [after?.['name']] : [])));
  for (const [i, { kind, id, after }] of lines.entries()) {
    const name = kind === 'crews' ? records.get(kind, id!)?.content['name'] : undefined;
    // Where two change names, both are borne afterwards all the same.
    if (typeof name !== 'string' || names.has(name)) continue;
    const query = {
      filter: { equals: { crew: [name], status: [...caseActs['case.assign'].from] } },
      bbox: undefined,
      none: [],
      order: 'due' as const,
    };
    const { total, fids } = await index.read('cases', (points) => findCases(points, query, 0, mostNamed));
    if (total === 0) continue;
    const numbers = (await register.rows('cases', fids)).map(({ properties }) => String(properties['number']));
    const detail =
      `the crew "${name}" has ${total} cases in hand (${numbers.join(', ')}${total > mostNamed ? ', …' : ''}): ` +
      'assign them to another crew first';
    errors.push({ pointer: `/records/${i}/after${after === null ? '' : '/name'}`, detail });
  }
  if (errors.length > 0) throw problem(422, { detail: 'A crew with cases in hand keeps its name.', errors });
}
