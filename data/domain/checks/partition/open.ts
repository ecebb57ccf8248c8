import type { CityNews, FeatureNews, OpenRule } from '../check.ts';
import { wholeCheck } from '../whole-check.ts';
import type { PartitionParams } from './kind.ts';
import { riverFaults } from './river-faults.ts';
import { zoneFaults } from './zone-faults.ts';

/** Opens a rule of the kind `partition`. The ground is laid out anew when a border moves: that takes milliseconds a hundred zones. */
export const openPartition: OpenRule = (rule, city) => {
  const params = rule.params as unknown as PartitionParams;
  return params.of === 'rivers'
    ? wholeCheck(() => riverFaults(city, params), touchesRivers)
    : wholeCheck(
        () => zoneFaults(city, { ...params, responsibilityKind: params.responsibilityKind! }),
        (news) => touchesZones(news, params.responsibilityKind!),
      );
};

function touchesRivers({ features }: CityNews): boolean {
  return features.some(({ collection }) => collection === 'river-sections');
}

/** Who leads a zone, or by when, moves no border. */
function touchesZones({ features, records }: CityNews, kind: string): boolean {
  if (records.has('scheme-versions')) return true;
  return features.some((news) => {
    if (news.collection === 'city-extents') return true;
    if (news.collection === 'divisions') return news.before?.geometry !== news.after?.geometry;
    return news.collection === 'zones' && isOf(news, kind) && movesBorder(news);
  });
}

function isOf({ before, after }: FeatureNews, kind: string): boolean {
  return [before, after].some((feature) => feature?.properties['responsibilityKind'] === kind);
}

function movesBorder({ before, after }: FeatureNews): boolean {
  return (
    before === undefined ||
    after === undefined ||
    JSON.stringify(before.geometry) !== JSON.stringify(after.geometry) ||
    ['responsibilityKind', 'number', 'name'].some((name) => before.properties[name] !== after.properties[name])
  );
}
