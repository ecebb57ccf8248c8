import { ok, refused } from '#domain/result.ts';
import type { Effects } from './effect.ts';
import { oneMore } from './enter.ts';

/** Acts that leave a mark and the state as it is. */
export const markEffects: Effects<
  'case.involve' | 'case.urge' | 'case.supervise' | 'case.end-supervision' | 'case.mark-urgent' | 'case.note'
> = {
  'case.involve'(p, { coUnit = '' }, w) {
    const unfit = (detail: string) => refused({ reason: 'unfit' as const, field: 'coUnit' as const, detail });
    if (!w.isUnit(coUnit)) return unfit(`there is no unit "${coUnit}"`);
    if (coUnit === p['unit']) return unfit('this unit has the case already');
    return ok({ properties: { ...p, coUnit } });
  },
  'case.urge': (p) => ok({ properties: { ...p, urges: oneMore(p, 'urges') } }),
  'case.supervise': (p, { supervisionNumber }) => ok({ properties: { ...p, supervised: true, supervisionNumber } }),
  'case.end-supervision': (p) => ok({ properties: { ...p, supervised: undefined } }),
  'case.mark-urgent': (p, { urgent = true }) => ok({ properties: { ...p, urgent } }),
  'case.note'(p, { photos = [] }) {
    if (photos.length === 0) return ok({ properties: p });
    const all = [...new Set([...((p['photos'] as readonly string[] | undefined) ?? []), ...photos])];
    return ok({ properties: { ...p, photos: all.slice(-12) } });
  },
};
