import { dayOf, startOfDay, timeOfDay } from '#domain/calendar/work-calendar.ts';
import type { ClassKey } from '#domain/catalogue/case-class.ts';
import type { Feature } from '#domain/feature.ts';
import { occupationPermits } from '#domain/occupation/permits.ts';
import { factsOf } from '#domain/collection.ts';
import given from '#standards/permit-classes.json' with { type: 'json' };

/** A permit whose ground holds a place, as it stands at an instant. */
export interface PermitAt {
  readonly collection: string;
  readonly id: string;
  /** The permit's number; a stall zone's name. */
  readonly number: string;
  /** Permitted hours of the day, "HH:MM–HH:MM", Asia/Shanghai; absent = all day. */
  readonly hours?: string;
  /** The instant lies within the hours. */
  readonly inHours: boolean;
  /** What was reported is of a class that such permits may allow. */
  readonly concerns: boolean;
  /** In words, with number and hours. */
  readonly words: string;
}

/** The collections whose features permit something where they lie. */
export const permitCollections = ['occupation-permits', 'stall-zones', 'kiosk-permit-points', 'outdoor-ads'] as const;

type PermitCollection = (typeof permitCollections)[number];

const dayMs = 86_400_000;

/**
 * What a feature permits at an instant.
 * @param feature of one of `permitCollections`, whose ground holds the place
 * @param at epoch milliseconds
 * @param reported the class that was reported, where it is known
 * @returns undefined where it permits nothing then: it is not in force, or says so itself
 */
export function permitAt(
  feature: Pick<Feature, 'collection' | 'id' | 'properties'>,
  at: number,
  reported: Pick<ClassKey, 'standard' | 'code'> | undefined,
): PermitAt | undefined {
  const { collection, id, properties } = feature;
  const text = (name: string): string | undefined => {
    const value = properties[name];
    return typeof value === 'string' ? value : undefined;
  };
  const [from, to] = [text('validFrom'), text('validTo')];
  if ((from !== undefined && Date.parse(from) > at) || (to !== undefined && Date.parse(to) <= at)) return undefined;
  if (isOver(text('permitUntil'), at)) return undefined;
  if (collection === 'outdoor-ads' && properties['permitted'] !== true) return undefined;
  const hours = hoursOf(text('opensAt'), text('closesAt'));
  const inHours = hours === undefined || isWithin(hours, at);
  const number = text('permitNumber') ?? text('number') ?? text('name') ?? '';
  const kind = text('kind');
  const told = hours === undefined ? '' : `，许可时段${hours.opens}–${hours.closes}，${inHours ? '在' : '不在'}时段内`;
  return {
    collection,
    id,
    number,
    ...(hours !== undefined && { hours: `${hours.opens}–${hours.closes}` }),
    inHours,
    concerns: reported !== undefined && concerns(collection, kind, reported),
    words: `${titleOf(collection as PermitCollection, kind)}${number}${told}`,
  };
}

/**
 * The sentence for a case whose place and hour look permitted (疑似许可范围内); undefined where none of the permits may allow
 * what was reported, or none does at that hour. A hint: the report is kept whatever it says.
 */
export function permitHint(permits: readonly PermitAt[]): string | undefined {
  const may = permits.filter(({ concerns, inHours }) => concerns && inHours).map(({ words }) => words);
  if (may.length === 0) return undefined;
  const hint = may.join('；');
  return hint.length <= longest ? hint : may[0]!.slice(0, longest);
}

/** As long as the case's property takes. */
const longest = 300;

function concerns(
  collection: string,
  kind: string | undefined,
  { standard, code }: Pick<ClassKey, 'standard' | 'code'>,
) {
  return (
    standard === given.standard &&
    given.permits.some(
      (permit) =>
        permit.collection === collection &&
        (permit.kinds === undefined || (kind !== undefined && permit.kinds.includes(kind))) &&
        permit.codes.includes(code),
    )
  );
}

function titleOf(collection: PermitCollection, kind: string | undefined): string {
  if (collection === 'stall-zones') return '摊点疏导区';
  if (collection === 'kiosk-permit-points') return '亭棚许可';
  if (collection === 'outdoor-ads') return '户外广告许可';
  const words = factsOf(occupationPermits.schema.properties['kind']!).words;
  return `${(kind === undefined ? undefined : words?.[kind]?.zh) ?? '占道'}许可`;
}

/** A permit holds to the end of its last day, Asia/Shanghai. */
function isOver(until: string | undefined, at: number): boolean {
  return until !== undefined && at >= Date.parse(`${until}T00:00:00+08:00`) + dayMs;
}

interface Hours {
  readonly opens: string;
  readonly closes: string;
}

function hoursOf(opens: string | undefined, closes: string | undefined): Hours | undefined {
  if (opens === undefined && closes === undefined) return undefined;
  return { opens: opens ?? '00:00', closes: closes ?? '24:00' };
}

/** Hours that end at or before they begin go on past midnight. */
function isWithin({ opens, closes }: Hours, at: number): boolean {
  const time = at - startOfDay(dayOf(at));
  const [from, to] = [timeOfDay(opens), timeOfDay(closes)];
  return from < to ? time >= from && time < to : time >= from || time < to;
}
