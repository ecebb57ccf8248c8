import type { Filter } from '#domain/filter.ts';
import { SoonestDue } from '#domain/wall/soonest-due.ts';
import type { Figures } from '#domain/wall/figures.ts';
import { wallCase } from '#domain/wall/wall-case.ts';
import type { Context } from '../../context.ts';
import { eachCase } from '../../queue/reader.ts';
import type { PanelAsked } from './source.ts';

/** Cases that lie with a unit, those with the least time left. */
export async function deadlineFigures(
  { index, register }: Pick<Context, 'index' | 'register'>,
  { at, filter }: PanelAsked,
): Promise<Figures['deadlines']> {
  const withUnit: Filter = {
    equals: { ...filter.equals, open: ['true'], status: ['pendingAcknowledgement', 'handling'] },
  };
  const found = await index.read('cases', function* (points) {
    const soonest = new SoonestDue(Math.floor(at / 1000));
    yield* eachCase(points, { filter: withUnit, bbox: undefined, none: [] }, ({ dueAt }, block, slot) => {
      if (dueAt > 0) soonest.add(block.fid[slot]!, dueAt);
    });
    return soonest;
  });
  const rows = await register.rows('cases', found.ids());
  return { overdue: found.overdue, withinHour: found.withinHour, rows: rows.map(wallCase) };
}
