import type { Properties } from '#domain/feature.ts';
import { isoSeconds } from '../clock/kept.ts';
import { openStatuses, type CaseStatus } from '../status.ts';
import type { ActWorld, CourseFigures } from './world.ts';

/** Within how many minutes a state of the centre is to be left; the unit's states have the unit's clock instead. */
const stages: Readonly<Partial<Record<CaseStatus, keyof CourseFigures & `${string}Minutes`>>> = {
  pendingAcceptance: 'acceptMinutes',
  pendingVerification: 'verifyMinutes',
  pendingFiling: 'fileMinutes',
  pendingDispatch: 'dispatchMinutes',
  pendingInspection: 'inspectMinutes',
  pendingClosing: 'closeMinutes',
};

const open: ReadonlySet<CaseStatus> = new Set(openStatuses);

/** No request: whatever was asked for is moot once the case has moved on. */
export const noRequest = {
  request: undefined,
  requestStep: undefined,
  requestBy: undefined,
  requestedAt: undefined,
  requestReason: undefined,
  requestUntil: undefined,
} as const;

/** Nobody is called to help: the case has moved on. */
export const noSupport = {
  supportAsked: undefined,
  supportAskedAt: undefined,
  supportReason: undefined,
} as const;

/** The case in another state from now on; its own limit runs from when others hear of it. */
export function enter(
  properties: Properties,
  status: CaseStatus,
  world: Pick<ActWorld, 'now' | 'heard' | 'figures' | 'task'>,
): Properties {
  const { now, heard = now, figures, task } = world;
  const minutes = stages[status] === undefined ? undefined : figures[stages[status]];
  const after = (share: number) => (minutes === undefined ? undefined : isoSeconds(heard + share * minutes * 60_000));
  const isTask = status === 'pendingVerification' || status === 'pendingInspection';
  return {
    ...properties,
    ...noRequest,
    ...noSupport,
    status,
    open: open.has(status),
    enteredAt: isoSeconds(now),
    stageYellowAt: after(figures.amberShare),
    stageDueAt: after(1),
    task: isTask ? task : undefined,
    suspendedUntil: undefined,
    closedAt: open.has(status) ? undefined : isoSeconds(now),
  };
}

/** Whether the state that is being left was to be left earlier. */
export function isLate({ stageDueAt }: Properties, now: number): boolean {
  return typeof stageDueAt === 'string' && now > Date.parse(stageDueAt);
}

/** One more of something counted. */
export function oneMore(properties: Properties, name: string): number {
  return Number(properties[name] ?? 0) + 1;
}
