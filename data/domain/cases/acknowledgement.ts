import { addWork } from '#domain/calendar/add-limit.ts';
import { workCalendars, type WorkCalendar } from '#domain/calendar/work-calendar.ts';
import type { Words } from '#domain/collection.ts';
import type { Properties } from '#domain/feature.ts';
import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';
import { instantOf } from './clock/kept.ts';
import { isAssigned } from './course/whose.ts';

/** What becomes of an assignment until somebody stands there, in order. */
export const acknowledgementSteps = {
  sent: { zh: '已下发', en: 'Sent' },
  delivered: { zh: '已送达', en: 'Delivered' },
  read: { zh: '已读', en: 'Read' },
  signedFor: { zh: '班组签收', en: 'Signed for' },
  arrived: { zh: '到场', en: 'On site' },
} as const satisfies Readonly<Record<string, Words>>;

export type AcknowledgementStep = keyof typeof acknowledgementSteps;

/** The steps that are waited for. */
export type AwaitedStep = 'delivered' | 'signedFor' | 'arrived';

/** Who is told when nobody answers, one after the other. */
export const escalationLevels = {
  1: { zh: '班组', en: 'the crew' },
  2: { zh: '中队长', en: 'the squad leader' },
  3: { zh: '值班长', en: 'the shift lead' },
} as const satisfies Readonly<Record<number, Words>>;

export type EscalationLevel = keyof typeof escalationLevels;

/** How a case is acknowledged, as a page shows it. Instants are ISO 8601 UTC. */
export interface Acknowledgement {
  /** All steps in order; those not done have no `at`. Empty for a case that is put on nobody. */
  readonly steps: readonly {
    readonly step: AcknowledgementStep;
    readonly at?: string;
    /** Name of the person. */
    readonly by?: string;
  }[];
  /** The step that is waited for, and until when before somebody is told. */
  readonly awaited?: AwaitedStep;
  readonly dueAt?: string;
  readonly escalated?: { readonly level: EscalationLevel; readonly step: AwaitedStep; readonly at: string };
}

/** What readers of the live stream hear when nobody answered. */
export interface EscalationNews {
  /** Id and number of the case. */
  readonly case: string;
  readonly number: string;
  readonly level: EscalationLevel;
  readonly step: AwaitedStep;
  readonly unit: string;
  readonly crew?: string;
  /** Id of a person. */
  readonly assignee?: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** Minutes within which each step is waited for; 0 = not at all. */
export interface AcknowledgementFigures {
  readonly delivered: number;
  readonly signedFor: number;
  readonly arrived: number;
  /** Of these, for urgent cases, 0 to 1. */
  readonly urgentShare: number;
  /** Minutes from one level to the next. */
  readonly level: number;
}

/** The bureau's figures, as its settings hold. */
export function acknowledgementFigures(records: RecordsView): AcknowledgementFigures {
  const number = (key: string): number => Number(settingOf(records, key).value);
  return {
    delivered: number('ack.deliveredMinutes'),
    signedFor: number('ack.signedMinutes'),
    arrived: number('ack.arriveMinutes'),
    urgentShare: number('ack.urgentPercent') / 100,
    level: number('ack.levelMinutes'),
  };
}

/** What is waited for, and when each level is told if it does not come; epoch milliseconds. */
export interface Awaited {
  readonly step: AwaitedStep;
  /** The levels' instants in order: the first is the limit itself. */
  readonly tellAt: readonly [number, number, number];
}

/**
 * What is waited for of whoever has a case.
 *
 * Rules:
 * 1. Only a case in hand that is put on somebody, where nobody has arrived, handled it, or asked to hand it back: each is an
 *    answer.
 * 2. First that it reaches a phone, unless it was signed for; then the signature; both count from 指派. Then the arrival,
 *    which counts from the signature, or from 指派 where none is waited for.
 * 3. A step whose figure is 0 is not waited for; the others are.
 * 4. Minutes run while the case's calendar is open: nobody is called at night for what need not be done at night. Of urgent
 *    cases they run round the clock, and fewer of them.
 *
 * @param reached whether any phone said that it came
 * @param calendar that the case's clock runs on
 * @returns undefined where nothing is waited for
 */
export function awaitedOf(
  p: Properties,
  reached: boolean,
  figures: AcknowledgementFigures,
  calendar: WorkCalendar | undefined,
): Awaited | undefined {
  const assignedAt = instantOf(p, 'assignedAt');
  if (p['status'] !== 'handling' || !isAssigned(p) || assignedAt === undefined) return undefined; // rule 1
  if (p['arrivedAt'] !== undefined || p['handledAt'] !== undefined || p['request'] === 'handBack') return undefined;
  const signedForAt = instantOf(p, 'signedForAt');
  const next: readonly [AwaitedStep, number] | undefined = [
    ['delivered', reached || signedForAt !== undefined ? undefined : assignedAt] as const, // rule 2
    ['signedFor', signedForAt === undefined ? assignedAt : undefined] as const,
    ['arrived', signedForAt ?? (figures.signedFor === 0 ? assignedAt : undefined)] as const,
  ].flatMap(([step, from]) => (from === undefined || figures[step] === 0 ? [] : [[step, from] as const]))[0]; // rule 3
  if (next === undefined) return undefined;
  const [step, from] = next;
  const isUrgent = p['urgent'] === true;
  const runs = isUrgent ? workCalendars.continuous : (calendar ?? workCalendars.continuous); // rule 4
  const minutes = figures[step] * (isUrgent ? figures.urgentShare : 1);
  const at = (level: number): number => addWork(from, (minutes + level * figures.level) * 60_000, runs);
  return { step, tellAt: [at(0), at(1), at(2)] };
}

/** The highest level that is to be told by now; undefined where the limit still runs. */
export function levelAt({ tellAt }: Awaited, now: number): EscalationLevel | undefined {
  const passed = tellAt.filter((at) => at <= now).length;
  return passed === 0 ? undefined : (passed as EscalationLevel);
}
