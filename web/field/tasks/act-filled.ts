import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { Measure } from '#domain/cases/words.ts';
import type { PhonePhoto } from '../photos/photo.ts';
import { photosOf, type NearAndFar } from '../photos/two-photos.tsx';

/** What somebody filled in for an act, before its pictures have names. */
export interface Filled {
  readonly pictures: NearAndFar;
  /** Of 自行处置: how it was before. */
  readonly before: NearAndFar;
  readonly reason: string;
  readonly note: string;
  readonly founded?: boolean;
  readonly measure?: Measure;
  readonly officers: readonly string[];
}

export const empty: Filled = { pictures: {}, before: {}, reason: '', note: '', officers: [] };

/** What is still missing. */
export type Missing = 'photo' | 'before' | 'reason' | 'founded' | 'measure' | 'officers';

const needsPhoto: readonly CaseAct[] = ['case.verify', 'case.inspect', 'case.self-handle', 'case.report-back'];
const needsReason: readonly CaseAct[] = ['case.rework', 'case.request-hand-back', 'case.ask-support'];

/**
 * What an act still needs, the first that stands on the form first. The phone asks for no more than the course of a case
 * does, but for the picture after handling, without which nobody can tell whether it was done.
 */
export function missingOf(act: CaseAct, filled: Filled): Missing | undefined {
  const { pictures, before, reason, founded, measure, officers } = filled;
  if (act === 'case.verify' && founded === undefined) return 'founded';
  if (act === 'case.self-handle' && photosOf(before).length === 0) return 'before';
  if (needsPhoto.includes(act) && photosOf(pictures).length === 0) return 'photo';
  if (act === 'case.report-back' && measure === undefined) return 'measure';
  // A penalty needs two licensed officers (practice.md 1).
  if (act === 'case.report-back' && measure === 'penalised' && officers.length < 2) return 'officers';
  if (needsReason.includes(act) && reason.trim() === '') return 'reason';
  return undefined;
}

/** Gives pictures their names and says what goes with the act. @param keep gives a picture its name */
export async function inputOf(
  act: CaseAct,
  { pictures, before, reason, note, founded, measure, officers }: Filled,
  keep: (photo: PhonePhoto) => Promise<string>,
): Promise<ActInput> {
  const names = (of: NearAndFar) => Promise.all(photosOf(of).map(keep));
  const photos = await names(pictures);
  const said = note.trim() === '' ? {} : { note: note.trim() };
  const shown = photos.length === 0 ? {} : { photos };
  switch (act) {
    case 'case.report-back':
      return {
        photosAfter: photos,
        ...(measure !== undefined && { measure }),
        ...(measure === 'penalised' && { officers }),
        ...said,
      };
    case 'case.verify':
      return { founded: founded === true, ...shown, ...said };
    case 'case.inspect':
      return { ...shown, ...said };
    case 'case.self-handle':
      return { photosBefore: await names(before), photosAfter: photos, ...said };
    case 'case.rework':
    case 'case.ask-support':
      return { reason: reason.trim(), ...shown };
    case 'case.request-hand-back':
      return { reason: reason.trim() };
    default:
      return said;
  }
}
