import { classOf } from '#domain/catalogue/classes.ts';
import type { Found } from '#domain/finding.ts';
import { meets } from '#domain/geometry/meets.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import type { CheckCity, CheckFeature, RuleCheck } from './check.ts';
import type { RuleContent } from './rule.ts';

/** Campaign actions whose matters are the cleaners'; the streets' order answers for the others. */
const cleanersActions = [3];

/**
 * Says of each finding who answers where it lies, when the kind itself does not know: the unit of the zone in force, and
 * the district.
 */
export function withUnits(check: RuleCheck, rule: RuleContent, city: CheckCity): RuleCheck {
  let answered = new WeakMap<readonly Found[], readonly Found[]>();

  function answer(found: readonly Found[]): readonly Found[] {
    const known = answered.get(found) ?? found.map((one) => withUnit(one, rule, city));
    answered.set(found, known);
    return known;
  }

  return {
    run: () => check.run(),
    take(news) {
      const touched = check.take(news);
      if (!news.features.some(({ collection }) => collection === 'zones' || collection === 'divisions')) return touched;
      answered = new WeakMap();
      return 'all';
    },
    get found() {
      return new Map([...check.found].map(([owner, found]) => [owner, answer(found)]));
    },
    state: () => check.state(),
    ...(check.shows && { shows: (what: string, of: string) => check.shows!(what, of) }),
  };
}

function withUnit(found: Found, rule: RuleContent, city: CheckCity): Found {
  if (found.unit !== undefined && found.district !== undefined) return found;
  const place = representativeOf(found.geometry);
  if (place === undefined) return found;
  const kind = kindAnswering(rule, city);
  const zone = holding(city, 'zones', place, ({ properties }) => properties['responsibilityKind'] === kind);
  const district = holding(city, 'divisions', place, ({ properties }) => properties['level'] === 'district');
  const unit = found.unit ?? textOf(zone?.properties['unit']);
  const inDistrict = found.district ?? textOf(zone?.properties['district']) ?? textOf(district?.properties['name']);
  return { ...found, ...(unit !== undefined && { unit }), ...(inDistrict !== undefined && { district: inDistrict }) };
}

/** The kind of responsibility that a rule's findings fall under: its case class's, or by the action it serves. */
function kindAnswering({ caseClass, action }: RuleContent, city: CheckCity): ResponsibilityKind {
  const named = caseClass === undefined ? undefined : classOf(city.records, caseClass)?.responsibilityKind;
  return named ?? (cleanersActions.includes(action ?? 0) ? 'cleaning' : 'order');
}

function holding(
  city: CheckCity,
  collection: string,
  [lon, lat]: readonly [number, number],
  isMeant: (feature: CheckFeature) => boolean,
): CheckFeature | undefined {
  const spot = [lon, lat, lon, lat] as const;
  return city.near(collection, spot).find((feature) => isMeant(feature) && meets(feature.geometry, spot));
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
