import { classOf } from '#domain/catalogue/classes.ts';
import type { Feature } from '#domain/feature.ts';
import type { RecordsView } from '#domain/record.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import type { LeftOutReason } from '#domain/zones/left-out.ts';
import given from '#standards/permit-classes.json' with { type: 'json' };
import { permitAt, type PermitAt } from './permit-at.ts';

/** A permit in force near a place. */
export interface HerePermit extends Omit<PermitAt, 'concerns'> {
  /** From the place, whole metres; 0 within it. */
  readonly metres: number;
  /** The place lies within it, or so near to its point that it counts. */
  readonly isHere: boolean;
  /** A place of it, degrees WGS84. */
  readonly lon: number;
  readonly lat: number;
  /** What may be sold, by whom, up to when, where the register says so. */
  readonly goods?: string;
  readonly holder?: string;
  readonly capacity?: number;
  /** Day, "2026-12-31". */
  readonly until?: string;
}

/** Whether a matter that a permit may allow is allowed here and now. */
export interface HereClass {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** 'outOfHours': a permit here allows it, but not at this hour. */
  readonly state: 'permitted' | 'outOfHours' | 'forbidden';
  /** Id of the permit that decides, where one does. */
  readonly by?: string;
  /** The nearest ground where a permit would allow it; its hours are in `permits`. */
  readonly nearest?: { readonly id: string; readonly number: string; readonly metres: number };
}

/** Who answers for the ground within a kind of responsibility. */
export interface HereZone {
  readonly kind: ResponsibilityKind;
  readonly number?: string;
  readonly name?: string;
  readonly unit?: string;
  readonly officer?: string;
  readonly phone?: string;
  /** Left out on purpose, and why. */
  readonly leftOut?: { readonly reason: LeftOutReason; readonly note: string };
  /** Nobody's ground; the sub-district that answers (属地兜底), where one is known. */
  readonly gap?: { readonly street?: string };
}

/** The rule that holds at a place and an instant, as somebody on the street needs it. */
export interface Here {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly place: string;
  readonly road?: string;
  readonly street?: string;
  readonly community?: string;
  readonly grid?: string;
  readonly zones: readonly HereZone[];
  /** The nearest first. */
  readonly permits: readonly HerePermit[];
  /** What is forbidden unless a permit allows it. */
  readonly classes: readonly HereClass[];
}

/** A feature that permits something, and how far it is. */
export interface NearPermit {
  readonly feature: Feature;
  readonly metres: number;
  readonly lon: number;
  readonly lat: number;
}

/**
 * What permits near a place allow at an instant, and what no permit allows there.
 * @param near features of `permitCollections`
 * @param at epoch milliseconds
 * @param pointMetres within so many metres a permit for a point counts as being here (setting permit.metres)
 */
export function permittedHere(
  near: readonly NearPermit[],
  at: number,
  pointMetres: number,
  records: RecordsView,
): Pick<Here, 'permits' | 'classes'> {
  const known = near
    .flatMap((one) => {
      const permit = permitAt(one.feature, at, undefined);
      return permit === undefined ? [] : [{ ...one, permit: permitOf(one, permit, pointMetres) }];
    })
    .sort((a, b) => a.metres - b.metres || (a.feature.id < b.feature.id ? -1 : 1));
  const classes = codes.flatMap((code): HereClass[] => {
    const found = classOf(records, { standard: given.standard, kind: 'matter', code });
    if (found === undefined || found.retired) return [];
    const may = known.flatMap(({ feature, permit }) =>
      permitAt(feature, at, { standard: given.standard, code })?.concerns === true ? [permit] : [],
    );
    const { zh, en } = found;
    return [{ code, zh, en, ...stateOf(may) }];
  });
  return { permits: known.map(({ permit }) => permit), classes };
}

/** Codes of the matters that some kind of permit may allow, each once. */
const codes = [...new Set(given.permits.flatMap((permit) => permit.codes))].sort();

function stateOf(may: readonly HerePermit[]): Pick<HereClass, 'state' | 'by' | 'nearest'> {
  const here = may.filter(({ isHere }) => isHere);
  const open = here.find(({ inHours }) => inHours);
  if (open !== undefined) return { state: 'permitted', by: open.id };
  const [closed] = here;
  if (closed !== undefined) return { state: 'outOfHours', by: closed.id };
  const [next] = may;
  if (next === undefined) return { state: 'forbidden' };
  return { state: 'forbidden', nearest: { id: next.id, number: next.number, metres: next.metres } };
}

function permitOf(
  { feature, metres, lon, lat }: NearPermit,
  { concerns: _, ...permit }: PermitAt,
  pointMetres: number,
): HerePermit {
  const { goods, holder, capacity, permitUntil } = feature.properties;
  const isHere = feature.geometry.type === 'Point' ? metres <= pointMetres : metres === 0;
  return {
    ...permit,
    metres: Math.round(metres),
    isHere,
    lon,
    lat,
    ...(typeof goods === 'string' ? { goods } : {}),
    ...(typeof holder === 'string' ? { holder } : {}),
    ...(typeof capacity === 'number' ? { capacity } : {}),
    ...(typeof permitUntil === 'string' ? { until: permitUntil } : {}),
  };
}
