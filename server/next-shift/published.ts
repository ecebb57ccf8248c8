import type { ShiftRoutes } from '#domain/dispatch/next-shift/shift-routes.ts';
import type { RecordsView } from '#domain/record.ts';
import { problem } from '../http/problem.ts';

/** A published plan as it is kept. */
export interface KeptRoutes {
  readonly id: string;
  readonly version: number;
  readonly content: ShiftRoutes;
}

/** All published plans, the latest shift first. */
export function allRoutes(records: RecordsView): KeptRoutes[] {
  return records
    .all('shift-routes')
    .map(({ id, version, content }) => ({ id, version, content: content as unknown as ShiftRoutes }))
    .sort((a, b) => (a.content.from < b.content.from ? 1 : -1));
}

/** The plan of a unit for a shift of a day. */
export function routesFor(records: RecordsView, unit: string, day: string, shift: string): KeptRoutes | undefined {
  return allRoutes(records).find(
    ({ content }) => content.unit === unit && content.day === day && content.shift === shift,
  );
}

/** @throws HttpProblem 404 */
export function requireRoutes(records: RecordsView, id: string): KeptRoutes {
  const found = allRoutes(records).find((kept) => kept.id === id);
  if (found === undefined) throw problem(404, { detail: `There are no published routes "${id}".` });
  return found;
}
