import { addLimit } from '#domain/calendar/add-limit.ts';
import type { CaseStatus } from '#domain/cases/status.ts';
import { openStatuses } from '#domain/cases/status.ts';
import type { Properties } from '#domain/feature.ts';
import { classMix } from '../cases/class-mix.ts';
import { amberShare } from '../cases/course.ts';
import { isoSeconds } from '../cases/make-case.ts';
import type { Random } from '../random.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long a case rests in a state on average, in milliseconds; work in the street rests at night. */
const rests: Readonly<Partial<Record<CaseStatus, { mean: number; byDay: boolean }>>> = {
  pendingAcceptance: { mean: 6 * minute, byDay: false },
  pendingVerification: { mean: 30 * minute, byDay: true },
  pendingFiling: { mean: 8 * minute, byDay: false },
  pendingDispatch: { mean: 8 * minute, byDay: false },
  pendingAcknowledgement: { mean: 20 * minute, byDay: false },
  handling: { mean: 4 * hour, byDay: true },
  suspended: { mean: 20 * day, byDay: true },
  pendingInspection: { mean: 45 * minute, byDay: true },
  pendingClosing: { mean: 12 * minute, byDay: false },
};
/** What has been overdue for more than a day is hard, and rests this long. */
const hardRest = 8 * day;

const classes = new Map(classMix.map(({ item }) => [`${item.kind} ${item.code}`, item]));

/**
 * Perhaps moves an open case on to its next state.
 * @param elapsed milliseconds since the case was last asked
 * @param now epoch milliseconds
 * @returns the new properties and the dotted kind of the act; undefined where the case rests
 */
export function advance(
  properties: Properties,
  elapsed: number,
  now: number,
  random: Random,
): { kind: string; properties: Properties } | undefined {
  const status = properties['status'] as CaseStatus;
  const rest = rests[status];
  const item = classes.get(`${String(properties['classKind'])} ${String(properties['classCode'])}`);
  if (rest === undefined || item === undefined) return undefined;
  const hourOfDay = (((now / hour + 8) % 24) + 24) % 24;
  const asleep = rest.byDay && (hourOfDay < 6 || hourOfDay >= 22) && properties['limitUnit'] !== 'urgentHour';
  const due = properties['dueAt'];
  const hard = status === 'handling' && typeof due === 'string' && now - Date.parse(due) > day;
  if (asleep || !random.chance(1 - Math.exp(-elapsed / (hard ? hardRest : rest.mean)))) return undefined;

  const at = isoSeconds(now);
  const to = (next: CaseStatus, kind: string, more: Properties = {}) => ({
    kind,
    properties: { ...properties, ...more, status: next, open: openStatuses.includes(next) },
  });
  const sent = () => ({
    limitAmount: item.limit.amount,
    limitUnit: item.limit.unit,
    yellowAt: isoSeconds(addLimit(now, { ...item.limit, amount: item.limit.amount * amberShare }, item.calendar)),
    dueAt: isoSeconds(addLimit(now, item.limit, item.calendar)),
  });
  const citizen = properties['channel'] !== 'patrol' && properties['channel'] !== 'video';
  switch (status) {
    case 'pendingAcceptance':
      return to(citizen ? 'pendingVerification' : 'pendingFiling', 'case.accept');
    case 'pendingVerification':
      return random.chance(0.06)
        ? to('notFiled', 'case.refuse', { closedAt: at, reason: '现场核实不属实' })
        : to('pendingFiling', 'case.verify');
    case 'pendingFiling':
      return to('pendingDispatch', 'case.file', { filedAt: at });
    case 'pendingDispatch':
      return to('pendingAcknowledgement', 'case.dispatch', { dispatchedAt: at, ...sent() });
    case 'pendingAcknowledgement':
      return to('handling', 'case.acknowledge');
    case 'suspended':
      return to('handling', 'case.resume', { reason: undefined, ...sent() });
    case 'handling':
      return to('pendingInspection', 'case.reportBack', { reportedBackAt: at });
    case 'pendingInspection':
      return random.chance(0.04)
        ? to('handling', 'case.rework', { reportedBackAt: undefined, reworks: Number(properties['reworks'] ?? 0) + 1 })
        : to('pendingClosing', 'case.inspect');
    default:
      return to('closed', 'case.close', { closedAt: at });
  }
}
