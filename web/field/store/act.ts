import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { PhotoOrigin } from '#domain/cases/photo-flags.ts';
import type { Channel } from '#domain/cases/words.ts';

/**
 * A photo named in an act: the sha256 of one that the server has, or "photo:ID" of one that this phone keeps until it is
 * uploaded. Both may stand wherever a case's act takes photos.
 */
export type PhotoRef = string;

/** The case that an act is on. */
export interface ActedCase {
  readonly id: string;
  /** YYYYMMDD-NNNN, for the person. */
  readonly number: string;
  /** The version that the person saw. What the phone itself did since is reckoned in when it is sent. */
  readonly base: number;
  /** The state that the person saw. */
  readonly status?: string;
  /** In words, for the list of what waits. */
  readonly className?: string;
  readonly place?: string;
  /** Whose it was: where that is another by then, nothing is sent again by itself. */
  readonly crew?: string | undefined;
  readonly assignee?: string | undefined;
}

/** A report that is itself still in the outbox, by the id of its item: its case has no number yet. */
export interface ReportedHere {
  readonly report: string;
}

/** A report as it is made on the street; degrees WGS84. */
export interface FieldReport {
  readonly classKind: 'matter' | 'component';
  readonly classCode: string;
  readonly classStandard?: string;
  readonly lon: number;
  readonly lat: number;
  readonly channel: Channel;
  readonly place?: string;
  readonly description?: string;
  readonly photos?: readonly PhotoRef[];
  /** 自行处置, with both photos. */
  readonly selfHandled?: true;
  readonly photosBefore?: readonly PhotoRef[];
  readonly photosAfter?: readonly PhotoRef[];
  readonly note?: string;
}

/** What is told with 上岗 and 离岗; degrees WGS84, metres. */
export interface AttendanceInput {
  readonly post?: string;
  readonly crew?: string;
  readonly lon?: number;
  readonly lat?: number;
  readonly accuracy?: number;
}

/** What a person does on the street. 发生时间, key and order are the outbox's to add. */
export type FieldAct =
  | {
      readonly kind: 'act';
      readonly of: ActedCase | ReportedHere;
      readonly act: CaseAct;
      readonly input: ActInput;
    }
  | {
      readonly kind: 'report';
      readonly report: FieldReport;
      /** In words, for the list. */ readonly className?: string;
    }
  | { readonly kind: 'on'; readonly input: AttendanceInput }
  | { readonly kind: 'off' };

/** What the phone itself tells, without a line in the list: where it is, and that an assignment came or was read. */
export type Telling =
  | { readonly kind: 'fix'; readonly at: string; readonly lon: number; readonly lat: number; readonly accuracy: number }
  | { readonly kind: 'receipt'; readonly at: string; readonly case: string; readonly step: 'delivered' | 'read' };

/** 待上传, 上传中, 已上传, 未被接受. */
export type ItemState = 'waiting' | 'sending' | 'sent' | 'refused';

/** Why the server did not take an act, in its own words. */
export interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly faults: readonly { readonly pointer?: string; readonly detail: string }[];
  /**
   * `moved`: the case is not as it was, and the act does not go through by itself (409); `forbidden`: 403; `gone`: 404;
   * `unfit`: what was sent has a fault (422 and the like).
   */
  readonly reason: 'moved' | 'forbidden' | 'gone' | 'unfit';
  /** Of `moved`: how the case stands. */
  readonly current?: {
    readonly version: number;
    readonly status: string;
    /** Whether the act could be done all the same: by hand, after a look. */
    readonly isPossible: boolean;
    readonly crew?: string;
    readonly assignee?: string;
  };
}

/** A request as it was sent first; sent again it is the same to the letter, or its key would stand for two things. */
export interface FrozenRequest {
  readonly path: string;
  readonly key: string;
  readonly body: object;
}

/** One act in the outbox. */
export interface OutboxItem {
  readonly id: string;
  /** Ascending; within a lane the order of sending. */
  readonly order: number;
  /** "case:ID", "report:ITEM", "attendance". */
  readonly lane: string;
  readonly act: FieldAct;
  /** 发生时间, ISO: by this phone's clock, set right by the server's where that was known. */
  readonly occurredAt: string;
  /** This phone's clock at that moment, epoch milliseconds. */
  readonly madeAt: number;
  /** The server's clock was not known yet: 发生时间 is set right before the first sending. */
  readonly isClockUnsure?: true;
  readonly state: ItemState;
  /** Times that it was begun to be sent. */
  readonly attempts: number;
  /** Counts what was made anew after a refusal or on a newer version: part of the key. */
  readonly revision: number;
  readonly request?: FrozenRequest;
  /** It was sent and no answer came: it may be with the server already, so that it cannot be withdrawn. */
  readonly mayHaveArrived?: true;
  /** Not before this instant again, epoch milliseconds by this phone. */
  readonly retryAt?: number;
  /** Why the last attempt brought no answer: HTTP status, 0 = not reached. */
  readonly lastFailure?: number;
  readonly refusal?: Refusal;
  /** Set to a newer version by itself so many times. */
  readonly rebased?: number;
  /** 上传时间, ISO: when the server's answer came. */
  readonly sentAt?: string;
  /** What the server made of it; of acts on cases. */
  readonly answer?: { readonly id: string; readonly number: string; readonly status: string; readonly version: number };
}

/** A photo that this phone keeps. */
export interface KeptPhoto {
  readonly id: string;
  readonly bytes: ArrayBuffer;
  /** MIME type. */
  readonly type: string;
  readonly origin: PhotoOrigin;
  /** Epoch milliseconds by this phone. */
  readonly keptAt: number;
}

/** The lane of an act: what must arrive in the order in which it was done. */
export function laneOf(id: string, act: FieldAct): string {
  switch (act.kind) {
    case 'act':
      return 'report' in act.of ? `report:${act.of.report}` : `case:${act.of.id}`;
    case 'report':
      return `report:${id}`;
    case 'on':
    case 'off':
      return 'attendance';
  }
}

const photoFields = ['photos', 'photosBefore', 'photosAfter'] as const;

type PhotoHolder = Partial<Readonly<Record<(typeof photoFields)[number], readonly PhotoRef[]>>>;

/** What of an act may name photos. */
function photoHolder(act: FieldAct): PhotoHolder {
  if (act.kind === 'act') return act.input;
  return act.kind === 'report' ? act.report : {};
}

/** All photos that an act names, in order of its fields. */
export function photoRefsOf(act: FieldAct): PhotoRef[] {
  const holder = photoHolder(act);
  return photoFields.flatMap((field) => holder[field] ?? []);
}

/** The id of a photo that the phone keeps; undefined for one the server has. */
export function keptPhotoId(ref: PhotoRef): string | undefined {
  return ref.startsWith('photo:') ? ref.slice('photo:'.length) : undefined;
}

/** The same with its photos named otherwise. */
export function renamePhotos<T extends PhotoHolder>(holder: T, rename: (ref: PhotoRef) => PhotoRef): T {
  const renamed = photoFields.flatMap((field) => {
    const refs = holder[field];
    return refs === undefined ? [] : [[field, refs.map(rename)] as const];
  });
  return { ...holder, ...Object.fromEntries(renamed) };
}
