import type { Geometry } from 'geojson';
import type { Found, FindingSubject, Remedy } from '#domain/finding.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import { subjectOf, whereabouts } from '../about-feature.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import type { Group } from './groups.ts';
import type { ShareParams } from './kind.ts';
import { fewestReaching, toAdd, toConvert, wholeUp } from './remedy.ts';
import { grain, inUnits, percentOf, sumsOf, type Sums } from './sums.ts';

/** What a finding about a group is made of. */
export interface GroupFacts {
  readonly owner: string;
  readonly group: Group;
  /** By id. */
  readonly members: readonly CheckFeature[];
  readonly params: ShareParams;
  /** Faces that show nothing. */
  readonly bare: readonly CheckFeature[];
  readonly city: CheckCity;
}

/** So many names of faces or ads are kept with a finding. */
const named = 30;
/** So many places are drawn of a group. */
const drawn = 2000;

/** What a finding about a group hangs on. A group of one feature is that feature. */
export function ownerOf(collection: string, key: string): string {
  return key.startsWith(`${collection} `) ? key : `${collection} ${key}`;
}

/** A share below its limit, with the least that mends it. */
export function belowShare(facts: GroupFacts & { readonly sums: Sums }): Found {
  const { params, sums, members, bare } = facts;
  const { measure, least } = params;
  const percent = percentOf(sums[measure])!;
  const base = inUnits(sums[measure]);
  const [convert, add] = [toConvert(base, least), toAdd(base, least)];
  const slots = measure === 'time' && params.slots !== undefined ? wholeUp(convert / (100 / params.slots)) : undefined;
  const others = (['count', 'area', 'time'] as const)
    .filter((by) => params.group !== 'feature' || by === measure)
    .map((by) => [`${by}Share`, percentOf(sums[by])] as const)
    .filter(([, share]) => share !== null);
  const amount =
    measure === 'count' ? wholeUp(convert) : measure === 'time' ? (slots ?? convert) : upToHundredth(convert);
  const turned = adsToTurn(members, params, convert);
  const remedy: Remedy = {
    do: 'amount',
    amount,
    measure: measure === 'area' ? 'm²' : slots === undefined && measure === 'time' ? '%' : 'count',
    way: 'more',
  };
  return {
    ...commonOf(facts),
    severity: percent < least / 2 ? 'high' : percent < least * 0.9 ? 'middle' : 'low',
    reason: 'below',
    measured: percent,
    limit: least,
    measure: '%',
    remedy,
    details: {
      group: facts.group.name,
      by: measure,
      named: params.zh,
      namedEn: params.en,
      ...Object.fromEntries(others),
      part: base.part,
      whole: base.whole,
      convert: amount,
      ...(add !== undefined && measure !== 'time' && { add: measure === 'count' ? wholeUp(add) : upToHundredth(add) }),
      ...(slots !== undefined && { slots }),
      ...(turned.length > 0 && { convertAds: turned.slice(0, named), convertCount: turned.length }),
      ...(bare.length > 0 && { bareFaces: namesOf(bare), bareCount: bare.length }),
    },
  };
}

/** Faces without anything to show, where the share as a whole is reached. */
export function bareFaces(facts: GroupFacts): Found {
  const {
    bare,
    params: { zh, en },
  } = facts;
  return {
    ...commonOf(facts),
    geometry: geometryOf(bare),
    severity: 'low',
    reason: 'bare-face',
    measured: bare.length,
    limit: 0,
    measure: 'count',
    remedy: { do: 'put-right' },
    details: { group: facts.group.name, named: zh, namedEn: en, bareFaces: namesOf(bare), bareCount: bare.length },
  };
}

function commonOf({ owner, group, members, params, city }: GroupFacts) {
  const one = members.length === 1 ? members[0]! : undefined;
  const districts = new Set(members.map(({ properties }) => properties['district']));
  const [district] = districts;
  const subject: FindingSubject =
    params.group === 'feature' && one !== undefined ? subjectOf(one) : { name: group.name };
  return {
    owner,
    subjects: [subject],
    geometry: geometryOf(members),
    place: group.name,
    ...(districts.size === 1 && typeof district === 'string' && { district }),
    ...(params.group === 'feature' && one !== undefined && whereabouts(one, city)),
  };
}

/** One feature as it is, several as the places they stand at. */
function geometryOf(features: readonly CheckFeature[]): Geometry {
  if (features.length === 1) return features[0]!.geometry;
  if (features.every(({ geometry }) => geometry.type === 'LineString')) {
    return {
      type: 'MultiLineString',
      coordinates: features.map(({ geometry }) => (geometry as { coordinates: number[][] }).coordinates),
    };
  }
  const places = features.map(({ geometry }) => representativeOf(geometry)).filter((at) => at !== undefined);
  return { type: 'MultiPoint', coordinates: places.slice(0, drawn).map(([lon, lat]) => [lon, lat]) };
}

/** Whole ads whose turning is the fewest that reach the share; none where areas are turned in part. */
function adsToTurn(members: readonly CheckFeature[], params: ShareParams, wanted: number): string[] {
  const { measure } = params;
  if (measure === 'time' || params.partSize !== undefined) return [];
  const rest = members.flatMap((one) => {
    const { part, whole } = sumsOf(one, params)[measure];
    return [{ name: subjectOf(one).name, amount: (whole - part) / grain }];
  });
  return (fewestReaching(rest, wanted) ?? []).map(({ name }) => name);
}

function namesOf(features: readonly CheckFeature[]): string[] {
  return features.map((one) => subjectOf(one).name).slice(0, named);
}

/** Hundredths of a square metre are enough, rounded so that they suffice. */
function upToHundredth(value: number): number {
  return wholeUp(value * 100) / 100;
}
