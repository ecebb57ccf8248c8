import type { RecordRequestLine } from '#domain/change.ts';
import { formatDay } from '#domain/calendar/work-calendar.ts';
import { standardRule } from '#domain/checks/all-rules.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import type { Planted } from '../planted-fault.ts';

/** By so many the ads have become more since the base date. */
const more = 6;

/**
 * The rule that outdoor ads become fewer, with the base date that the plan does not give: the bureau's own figure, of which
 * the sample has more today.
 * @param ads the collection `outdoor-ads`
 */
export function adBaseRecords({ setting }: City, ads: readonly SampleFeature[]): Planted<RecordRequestLine[]> {
  const { id, isStandard: _, ...rule } = standardRule('ads-falling')!;
  const count = ads.filter(({ properties }) => properties['psa'] === false).length;
  const params = { ...rule.params, baseDay: formatDay(setting.firstDay - 30), baseCount: count - more };
  return {
    features: [{ kind: 'rules', id, base: null, after: { ...rule, params } }],
    faults: [
      {
        kind: 'trend',
        collection: 'outdoor-ads',
        subjects: [params.baseDay],
        measured: count,
        limit: count - more,
        unit: 'count',
        note: 'There are more commercial ads than on the base date.',
      },
    ],
  };
}
