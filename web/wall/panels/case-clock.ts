import { openStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { WallCase } from '#domain/wall/figures.ts';
import type { State } from '../../map/state-signs.ts';

/** A case is soon due in its last hour; the panel counts those too. */
const soonMs = 3_600_000;

const withUnit: readonly string[] = ['pendingAcknowledgement', 'handling'];

/** What a wall can say of a case's clock: its shape, and the time left (negative: overdue), where one runs. */
export interface WallClockReading {
  readonly state: State;
  readonly leftMs?: number;
}

/** @param now epoch milliseconds */
export function readWallCase({ status, dueAt }: Pick<WallCase, 'status' | 'dueAt'>, now: number): WallClockReading {
  if (!openStatuses.includes(status as CaseStatus)) return { state: 'ended' };
  if (dueAt === undefined || !withUnit.includes(status)) return { state: 'none' };
  const leftMs = Date.parse(dueAt) - now;
  return { state: leftMs <= 0 ? 'overdue' : leftMs <= soonMs ? 'soon' : 'ok', leftMs };
}
