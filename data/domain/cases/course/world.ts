import type { WorkCalendar } from '#domain/calendar/work-calendar.ts';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import type { Properties } from '#domain/feature.ts';
import type { CaseAct } from '../acts.ts';
import type { LngLatLike } from '#domain/geometry/measure.ts';
import type { Crew } from '#domain/people/crew.ts';
import type { ActField } from '../fields.ts';

/** The bureau's figures that the course of a case goes by; all are settings with a source. */
export interface CourseFigures {
  /** Part of the limit after which a case turns amber, 0 to 1. */
  readonly amberShare: number;
  /** How working days are counted (practice.md 4.4). */
  readonly workday: 'rolling' | 'closing';
  /** Minutes, round the clock, within which each state of the centre is to be left. */
  readonly acceptMinutes: number;
  readonly verifyMinutes: number;
  readonly fileMinutes: number;
  readonly dispatchMinutes: number;
  readonly inspectMinutes: number;
  readonly closeMinutes: number;
  readonly extensionsMost: number;
  readonly suspensionsMost: number;
  readonly suspensionDaysMost: number;
  /** What was done longer ago than so many minutes when it is told is marked. */
  readonly lateMinutes: number;
}

/** What an act is done in: everything that the case itself does not say. */
export interface ActWorld {
  /** 发生时间 of the act, epoch milliseconds: what it is judged by. */
  readonly now: number;
  /** 上传时间, where it is told later than it was done: what others do next is to be done from then on. */
  readonly heard?: number;
  /** Where the case is. */
  readonly place?: LngLatLike;
  /** Who acts, as the journal names the hand: 'person:ID'. */
  readonly hand: string;
  readonly figures: CourseFigures;
  calendarOf(id: string): WorkCalendar | undefined;
  /** Id of the calendar that a unit works by; undefined where it has none of its own. */
  calendarIdOf(unit: string): string | undefined;
  /** The class of the case as it is after the act; undefined where the catalogue has none of that key. */
  readonly caseClass: CaseClass | undefined;
  /** Merging, and whatever touches a merged case: the case that it goes into. */
  readonly main?: Properties;
  /** Deadlines of the other sources of `main`, as instants; for taking a merge back. */
  readonly otherDeadlines?: readonly string[];
  /** Id of the supervisor to whom a verification or inspection goes that the act begins; absent = to all of the seat. */
  readonly task?: string;
  isLicensed(person: string): boolean;
  isUnit(name: string): boolean;
  /** Whether a person, by id, stands in a unit or one below it. */
  worksIn(person: string, unit: string): boolean;
  /** The crew of that name; undefined where none is registered: who goes out under it nobody knows. */
  crewNamed(name: string): Pick<Crew, 'unit' | 'members'> | undefined;
  /** What the registers say of the place for `caseClass`, where a correction makes it another class. */
  readonly found?: { readonly unit?: string; readonly zone?: string; readonly permitHint?: string };
  /** Flags of photos given with the act, "flag:sha256". */
  readonly photoFlags: readonly string[];
}

/** What an act makes of a case. */
export interface ActOutcome {
  readonly properties: Properties;
  /** The case that it was merged into, where that changes too. */
  readonly main?: Properties;
}

/** Why an act is not done. */
export type ActRefusal =
  | { readonly reason: 'wrong-state'; readonly possible: readonly CaseAct[] }
  /** Nobody decides what he asked for himself, nor withdraws what somebody else did. */
  | { readonly reason: 'own-hand'; readonly detail: string }
  | { readonly reason: 'missing'; readonly field: ActField }
  | { readonly reason: 'unwanted'; readonly field: string }
  | { readonly reason: 'unfit'; readonly field?: ActField; readonly detail: string };
