import type { Properties } from '#domain/feature.ts';
import { openStatuses } from '#domain/cases/status.ts';
import type { City } from '../city.ts';
import { communities } from '../communities.ts';
import type { SampleFeature } from '../feature.ts';
import { sampleSource } from '../setting.ts';
import type { Random } from '../random.ts';
import type { CaseClass } from './class-mix.ts';
import type { Course } from './course.ts';
import type { Spot } from './spots.ts';
import { componentOwner } from './owners.ts';

const open = new Set<string>(openStatuses);

/** ISO 8601 UTC in whole seconds. */
export function isoSeconds(instantMs: number): string {
  return `${new Date(instantMs).toISOString().slice(0, 19)}Z`;
}

/** What is known of a case besides its place and course. */
export interface CaseHead {
  readonly id: string;
  readonly number: string;
  readonly item: CaseClass;
  readonly channel: string;
  readonly reportedAt: number;
  readonly mergedInto?: string;
}

/** Puts a case together: the place gives grid, zone and unit. */
export function makeCase(city: City, head: CaseHead, spot: Spot, course: Course, random: Random): SampleFeature {
  const { item } = head;
  const x = Math.round(spot.at[0] + (random.next() * 2 - 1) * spot.spread[0]);
  const y = Math.round(spot.at[1] + (random.next() * 2 - 1) * spot.spread[1]);
  const block = city.locator.blockAt(x, y);
  const cell = city.locator.cellAt(x, y);
  const order = city.zonePlan.orderOf[block];
  const zone =
    spot.river !== undefined && item.responsibilityKind === 'river'
      ? city.zonePlan.riverOf[spot.river]
      : item.responsibilityKind === 'cleaning'
        ? city.zonePlan.cleaningOf[block]
        : order;
  const unit = item.kind === 'component' ? componentOwner(item.code, zone?.unit) : zone?.unit;
  const citizen = head.channel !== 'patrol' && head.channel !== 'video';
  const community = block === -1 ? undefined : communities[city.communityOf[block]!];
  const aid = head.channel === 'help' && community?.partner !== undefined; // plan 2.10.4
  const properties: Properties = {
    number: head.number,
    status: course.status,
    open: open.has(course.status),
    selfHandled: course.selfHandled,
    action: aid ? 10 : item.action,
    classStandard: 'GB/T 47678.5-2026',
    classKind: item.kind,
    classCode: item.code,
    className: item.name,
    channel: head.channel,
    unit: unit ?? '属地街道',
    ...(zone === undefined ? {} : { zone: zone.number }),
    ...(cell === -1 ? {} : { grid: city.codes[cell]!.code }),
    ...(spot.road === undefined ? {} : { road: spot.road }),
    place: spot.words,
    ...(citizen ? { description: `反映${spot.words}有${item.name}问题` } : {}),
    urgent: item.limit.unit === 'urgentHour' && item.limit.amount <= 2 && random.chance(0.08),
    ...(course.dispatchedAt === undefined ? {} : { limitAmount: item.limit.amount, limitUnit: item.limit.unit }),
    ...(course.reworks === undefined ? {} : { reworks: course.reworks }),
    ...(course.status === 'merged' && head.mergedInto !== undefined ? { mergedInto: head.mergedInto } : {}),
    ...(course.reason === undefined ? {} : { reason: course.reason }),
    reportedAt: isoSeconds(head.reportedAt),
    ...(course.filedAt === undefined ? {} : { filedAt: isoSeconds(course.filedAt) }),
    ...(course.dispatchedAt === undefined ? {} : { dispatchedAt: isoSeconds(course.dispatchedAt) }),
    ...(course.yellowAt === undefined ? {} : { yellowAt: isoSeconds(course.yellowAt) }),
    ...(course.dueAt === undefined ? {} : { dueAt: isoSeconds(course.dueAt) }),
    ...(course.reportedBackAt === undefined ? {} : { reportedBackAt: isoSeconds(course.reportedBackAt) }),
    ...(course.closedAt === undefined ? {} : { closedAt: isoSeconds(course.closedAt) }),
    ...sampleSource,
  };
  return { id: head.id, geometry: { type: 'Point', coordinates: [x / 1e7, y / 1e7] }, properties };
}
