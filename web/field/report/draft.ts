import type { CaseClass } from '#domain/catalogue/case-class.ts';
import type { FieldReport, PhotoRef } from '../store/act.ts';
import type { PhonePhoto } from '../photos/photo.ts';
import { photosOf, type NearAndFar } from '../photos/two-photos.tsx';
import type { PhoneFix } from '../position/phone-fix.ts';

/** A report that is being made. */
export interface Draft {
  readonly pictures: NearAndFar;
  /** 自行处置: after clearing; `pictures` are how it was before. */
  readonly after: NearAndFar;
  readonly selfHandled: boolean;
  readonly caseClass?: CaseClass | undefined;
  /** Where the person put the pin; absent: where the phone is. */
  readonly pin?: readonly [number, number];
  readonly description: string;
}

export const emptyDraft: Draft = { pictures: {}, after: {}, selfHandled: false, description: '' };

/** What is still missing, in the order of the three touches. */
export type ReportMissing = 'photo' | 'after' | 'class' | 'place';

/** A fix older than this may be of another street: the pin is asked for, milliseconds. */
const freshMs = 120_000;

/**
 * Where it is: the pin where somebody moved it, else the phone; undefined where neither is known, or the phone has not
 * known for a while where it is.
 * @param now the server's clock, epoch milliseconds
 */
export function placeOf({ pin }: Draft, fix: PhoneFix | undefined, now: number): readonly [number, number] | undefined {
  return pin ?? (fix && now - fix.at <= freshMs ? [fix.lon, fix.lat] : undefined);
}

/** @param now the server's clock, epoch milliseconds */
export function missingOfReport(draft: Draft, fix: PhoneFix | undefined, now: number): ReportMissing | undefined {
  if (photosOf(draft.pictures).length === 0) return 'photo';
  if (draft.selfHandled && photosOf(draft.after).length === 0) return 'after';
  if (draft.caseClass === undefined) return 'class';
  return placeOf(draft, fix, now) === undefined ? 'place' : undefined;
}

/** The report as it is sent. @throws where something is missing: a bug, it is asked for before */
export async function reportOf(
  draft: Draft,
  fix: PhoneFix | undefined,
  now: number,
  keep: (photo: PhonePhoto) => Promise<PhotoRef>,
): Promise<FieldReport> {
  const at = placeOf(draft, fix, now);
  const { caseClass, selfHandled, description } = draft;
  if (at === undefined || caseClass === undefined) throw new Error('a report without a place or a class');
  const names = (of: NearAndFar) => Promise.all(photosOf(of).map(keep));
  const photos = await names(draft.pictures);
  const after = await names(draft.after);
  return {
    classKind: caseClass.kind,
    classCode: caseClass.code,
    classStandard: caseClass.standard,
    lon: Number(at[0].toFixed(7)),
    lat: Number(at[1].toFixed(7)),
    channel: 'patrol',
    ...(description.trim() !== '' && { description: description.trim() }),
    ...(selfHandled ? { selfHandled: true as const, photosBefore: photos, photosAfter: after } : { photos }),
  };
}
