import type { CaseAct } from './acts.ts';
import type { ActField } from './fields.ts';
import type { CaseStatus } from './status.ts';
import type { Measure, RequestKind, RequestStep } from './words.ts';

/** Why a case stands on somebody's phone: to be handled, verified (核实, before filing) or inspected (核查, after handling). */
export type FieldTaskKind = 'handle' | 'verify' | 'inspect';

/** An act that is open to whoever asked, with what it needs and may be given. */
export interface OpenAct {
  readonly act: CaseAct;
  readonly needs: readonly ActField[];
  readonly may: readonly ActField[];
}

/**
 * All that a phone needs of a case to work on it without signal. Instants are ISO 8601 UTC, places degrees WGS84, photos
 * sha256. Nothing of who reported it.
 */
export interface FieldTask {
  readonly id: string;
  readonly number: string;
  /** The `base` of the next act. */
  readonly version: number;
  readonly kind: FieldTaskKind;
  readonly status: CaseStatus;
  readonly classStandard: string;
  readonly classKind: 'matter' | 'component';
  readonly classCode: string;
  readonly className: string;
  /** Campaign action, 1 to 10. */
  readonly action: number;
  readonly place: string;
  readonly road?: string;
  readonly lon: number;
  readonly lat: number;
  readonly description?: string;
  /** What may permit it, with its hours, in words. */
  readonly permitHint?: string;
  readonly photos: readonly string[];
  readonly photosVerified?: readonly string[];
  readonly photosAfter?: readonly string[];
  readonly photosInspected?: readonly string[];
  /** "flag:sha256": what is to be looked at twice, for whoever inspects. */
  readonly photoFlags?: readonly string[];
  /** Minutes after which something of it was sent that was done before; for whoever inspects. */
  readonly lateUpload?: number;
  readonly urgent: boolean;
  readonly unit: string;
  readonly coUnit?: string;
  readonly crew?: string;
  /** Ids of persons. */
  readonly assignee?: string;
  readonly task?: string;
  /** 处置截止时间 of the unit, and when it turns amber. */
  readonly dueAt?: string;
  readonly yellowAt?: string;
  /** By when this state is to be left: the limit of 核实 and 核查. */
  readonly stageDueAt?: string;
  readonly stageYellowAt?: string;
  readonly measure?: Measure;
  readonly officers?: readonly string[];
  readonly reworks: number;
  /** Why it came back, where it did. */
  readonly reason?: string;
  /** What was done so far of this assignment. */
  readonly steps: {
    /** 指派 to whoever has it, or when the task began. */
    readonly sentAt?: string;
    readonly signedForAt?: string;
    readonly arrivedAt?: string;
    /** Metres from the case when arriving. */
    readonly arrivedMetres?: number;
    readonly handledAt?: string;
  };
  /** What is asked for and not decided. */
  readonly request?: {
    readonly kind: RequestKind;
    readonly step: RequestStep;
    readonly at: string;
    readonly reason: string;
    readonly isMine: boolean;
  };
  readonly support?: { readonly at: string; readonly reason: string };
  /** The acts that whoever asked may do now, in the order in which they are offered. */
  readonly acts: readonly OpenAct[];
}

/** What a phone asks for and keeps. */
export interface FieldTasks {
  /** In the order in which they are due: by the unit's deadline or the state's. */
  readonly tasks: readonly FieldTask[];
  /** The server's time, ISO 8601 UTC. */
  readonly at: string;
  readonly seq: number;
}
