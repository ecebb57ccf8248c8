import type { Properties } from '#domain/feature.ts';
import { ok, refused } from '#domain/result.ts';
import { openStatuses, type CaseStatus } from '../status.ts';
import { reckonedAnew } from './clock-acts.ts';
import { earliest } from './earliest.ts';
import type { Effects } from './effect.ts';
import { enter, oneMore } from './enter.ts';

/** 并案: the case keeps its source number, its caller and its answer owed; the main case takes over its deadline. */
export const mergingEffects: Effects<'case.merge' | 'case.unmerge'> = {
  'case.merge'(p, { into = '' }, w) {
    const { main } = w;
    const unfit = (detail: string) => refused({ reason: 'unfit' as const, field: 'into' as const, detail });
    if (main === undefined) return unfit(`there is no case ${into}`);
    if (main['number'] === p['number']) return unfit('a case cannot be merged into itself');
    if (!(openStatuses as readonly unknown[]).includes(main['status'])) return unfit(`${into} is not open`);
    if (Number(p['merges'] ?? 0) > 0)
      return unfit('other cases are merged into this one; merge that case into this one instead');
    const answerBy = earliest([p['answerBy'], main['answerBy']]);
    return ok({
      properties: { ...enter(p, 'merged', w), mergedInto: into, beforeMerge: p['status'] },
      main: reckonedAnew({ ...main, merges: oneMore(main, 'merges'), ...(answerBy && { answerBy }) }, w),
    });
  },

  'case.unmerge'(p, _input, w) {
    const back = enter(p, p['beforeMerge'] as CaseStatus, w);
    const properties: Properties = { ...back, mergedInto: undefined, beforeMerge: undefined };
    const { main } = w;
    if (main === undefined) return ok({ properties });
    const answerBy = earliest([main['sourceDueAt'], ...(w.otherDeadlines ?? [])]);
    const merges = Math.max(0, Number(main['merges'] ?? 0) - 1);
    return ok({
      properties,
      main: reckonedAnew({ ...main, answerBy, merges: merges === 0 ? undefined : merges }, w),
    });
  },
};
