import type { Feature } from '#domain/feature.ts';
import type { Place } from './crew-standing.ts';
import type { DispatchFigures } from './figures.ts';
import { needsBy, type KnownOrder } from './standing-order-for.ts';

/** A case in a unit's hands, as whoever sends crews needs to know it. Times are epoch seconds. */
export interface DispatchTask {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly className: string;
  /** Its place in words. */
  readonly words: string;
  readonly place: Place;
  readonly unit: string;
  /** The unit that helps (跨区支援). */
  readonly coUnit?: string;
  /** Number of its zone. */
  readonly zone?: string;
  readonly urgent: boolean;
  /** 处置截止时间. */
  readonly dueAt: number;
  /** Seconds it takes on the spot. */
  readonly work: number;
  /** Licensed members that it needs. */
  readonly licensed: number;
  readonly skills: readonly string[];
  /** Whom it is assigned to: a crew's name, a person's id. */
  readonly crew?: string;
  readonly assignee?: string;
  /** Whether whoever has it signed for it. */
  readonly isSignedFor: boolean;
  /** When they came to it; they are at it since. */
  readonly arrivedAt?: number;
}

/** A penalty needs so many licensed officers (practice.md 1). */
export const licensedForPenalty = 2;

/**
 * What a case asks of a crew.
 * @param orders the standing orders in force, which may say that its class needs skills or licensed members
 * @returns undefined for a case without a point or without a deadline: no clock of a unit runs
 */
export function dispatchTask(
  { id, version, geometry, properties: p }: Pick<Feature, 'id' | 'version' | 'geometry' | 'properties'>,
  figures: DispatchFigures,
  orders: readonly KnownOrder[],
): DispatchTask | undefined {
  const dueAt = seconds(p['dueAt']);
  if (geometry.type !== 'Point' || dueAt === undefined) return undefined;
  const [lon, lat] = geometry.coordinates as [number, number];
  const needs = needsBy(orders, p);
  const isPenalty = p['measure'] === 'penalised' || needs.isPenalty;
  const minutes = figures.workMinutes[isPenalty ? 'penalty' : p['classKind'] === 'component' ? 'component' : 'matter'];
  const arrivedAt = seconds(p['arrivedAt']);
  return {
    id,
    version,
    number: String(p['number']),
    className: String(p['className']),
    words: String(p['place']),
    place: [lon, lat],
    unit: String(p['unit']),
    ...text('coUnit', p['coUnit']),
    ...text('zone', p['zone']),
    urgent: p['urgent'] === true,
    dueAt,
    work: minutes * 60,
    licensed: isPenalty ? licensedForPenalty : 0,
    skills: needs.skills,
    ...text('crew', p['crew']),
    ...text('assignee', p['assignee']),
    isSignedFor: typeof p['signedForAt'] === 'string',
    ...(arrivedAt === undefined ? {} : { arrivedAt }),
  };
}

function text<K extends string>(key: K, value: unknown): { readonly [k in K]?: string } {
  return typeof value === 'string' && value !== '' ? ({ [key]: value } as { [k in K]: string }) : {};
}

function seconds(value: unknown): number | undefined {
  return typeof value === 'string' ? Math.floor(Date.parse(value) / 1000) : undefined;
}
