import type { ClassContent } from '#domain/catalogue/case-classes.ts';
import { standardClassOf } from '#domain/catalogue/standard-classes.ts';
import type { RecordRequestLine } from '#domain/change.ts';
import type { Context } from '../context.ts';
import { problem, type ProblemEntry } from '../http/problem.ts';

/**
 * A class of the bureau's own that a case has is retired, never deleted: its cases would lose their words. (What the bureau
 * says of a standard class may go: the standard's word holds again.)
 * @throws HttpProblem 422 naming every line
 */
export function requireUnusedClasses(
  { index, records }: Pick<Context, 'index' | 'records'>,
  lines: readonly RecordRequestLine[],
): void {
  const errors = lines.flatMap(({ kind, id, after }, i): ProblemEntry[] => {
    const before = kind === 'case-classes' && after === null ? records.get(kind, id!)?.content : undefined;
    if (before === undefined) return [];
    const own = before as unknown as ClassContent;
    if (standardClassOf(own) !== undefined) return [];
    const equals = { classKind: [own.kind], classCode: [own.code] };
    const count = index.total('cases', { equals }, undefined, 'all');
    return count === 0 ? [] : [{ pointer: `/records/${i}/after`, detail: `is the class of ${count} cases: retire it` }];
  });
  if (errors.length > 0) throw problem(422, { detail: 'A class in use is retired, not deleted.', errors });
}
