import { lengthOf } from '#domain/geometry/measure.ts';
import { numberOf } from '../about-feature.ts';
import type { CheckFeature } from '../check.ts';
import { figure } from '../say.ts';
import type { CompletenessParams } from './kind.ts';
import { propertyTitle, unitOf, type Lack } from './lack.ts';

/** Amounts are compared with this much room, relatively: sums and geodesic lengths are not exact. */
const room = 1e-9;

/**
 * What is missing in a feature's own properties.
 * @param today "YYYY-MM-DD", Asia/Shanghai; a day that must not have passed still holds on the day itself
 */
export function ownLacks(feature: CheckFeature, params: CompletenessParams, today: string): Lack[] {
  const { collection, properties } = feature;
  const lacks: Lack[] = [];
  for (const key of params.filled ?? []) {
    if (isFilled(properties[key])) continue;
    const { zh, en } = propertyTitle(collection, key);
    const remedy = { zh: `补齐${zh}`, en: `Fill in “${en}”` };
    lacks.push({ key, isProperty: true, wrong: { zh: `缺${zh}`, en: `“${en}” is missing` }, remedy });
  }
  for (const key of params.yes ?? []) {
    if (properties[key] === true) continue;
    const { zh, en } = propertyTitle(collection, key);
    const wrong = { zh: `${zh}：否`, en: `“${en}” is no` };
    lacks.push({ key, isProperty: true, wrong, remedy: { zh: `落实“${zh}”`, en: `See to “${en}”` } });
  }
  for (const key of params.until ?? []) {
    const day = properties[key];
    if (typeof day !== 'string' || day >= today) continue;
    const { zh, en } = propertyTitle(collection, key);
    const wrong = { zh: `${zh}${day}，已过期`, en: `“${en}” ${day}, run out` };
    lacks.push({ key, isProperty: true, wrong, remedy: { zh: `续期（${zh}）`, en: `Renew it (“${en}”)` } });
  }
  for (const asked of params.amounts ?? []) {
    const least = leastOf(feature, asked);
    const held = numberOf(properties[asked.property]) ?? 0;
    if (least === undefined || held >= least - Math.abs(least) * room) continue;
    const [{ zh, en }, unit] = [propertyTitle(collection, asked.property), unitOf(collection, asked.property)];
    const [has, wants] = [figure(held), figure(Math.ceil(least * 10 - room) / 10)];
    lacks.push({
      key: asked.property,
      isProperty: true,
      wrong: {
        zh: `${zh} ${has}${unit.zh}，应不少于 ${wants}${unit.zh}`,
        en: `“${en}” ${has}${unit.en}, at least ${wants}${unit.en} required`,
      },
      remedy: {
        zh: `${zh}增至 ${wants}${unit.zh || ' '}以上`,
        en: `Bring “${en}” to ${wants}${unit.en} or more`,
      },
    });
  }
  return lacks;
}

function isFilled(value: unknown): boolean {
  if (value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return !Array.isArray(value) || value.length > 0;
}

type Amount = NonNullable<CompletenessParams['amounts']>[number];

/** Undefined where there is nothing to hold it against: the other property is not known. */
function leastOf({ geometry, properties }: CheckFeature, { of, figure: asked, than }: Amount): number | undefined {
  if (of === 'figure') return asked;
  if (of === 'property') {
    const other = than === undefined ? undefined : numberOf(properties[than]);
    return other === undefined ? undefined : (other * asked) / 100;
  }
  const outlines =
    geometry.type === 'Polygon'
      ? [geometry.coordinates[0]!]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.map((rings) => rings[0]!)
        : [];
  return outlines.length === 0 ? undefined : (outlines.reduce((sum, ring) => sum + lengthOf(ring), 0) * asked) / 100;
}
