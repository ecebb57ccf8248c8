import type { Right } from '#domain/people/rights.ts';
import { schemeActs, type SchemeAct, type SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';

/** Why an act is not offered though the version stands where it could be done. */
export type ActHindrance =
  | 'noRight'
  /** Nobody approves what he sent himself (practice.md 1). */
  | 'ownSubmission'
  /** Edits of this page are not all taken by the server yet. */
  | 'unsaved'
  /** It is not fit to be a scheme: no zone, ground claimed by several, a number twice. */
  | 'notReady';

export interface OfferedAct {
  readonly act: SchemeAct;
  readonly hindrance?: ActHindrance;
}

/** Who asks: as the journal names them, and what they may do. */
export interface Reader {
  readonly by: string | undefined;
  readonly can: (right: Right) => boolean;
}

/** What the page knows of the draft that is open, beside its record. */
export interface OpenDraft {
  readonly isSaved: boolean;
  readonly isReady: boolean;
}

/**
 * The acts that lead on from where a version stands, each with what keeps it from being done.
 * @param open what is open of it on this page; absent where it is only listed
 */
export function actsOffered(version: SchemeVersion, reader: Reader, open?: OpenDraft): readonly OfferedAct[] {
  const acts = (Object.keys(schemeActs) as SchemeAct[]).filter((act) => schemeActs[act].from === version.state);
  return acts.map((act) => {
    const hindrance = hindranceOf(act, version, reader, open);
    return { act, ...(hindrance && { hindrance }) };
  });
}

function hindranceOf(
  act: SchemeAct,
  version: SchemeVersion,
  { by, can }: Reader,
  open: OpenDraft | undefined,
): ActHindrance | undefined {
  if (!can(schemeActs[act].right)) return 'noRight';
  if (act === 'approve' && by !== undefined && version.submittedBy === by) return 'ownSubmission';
  if (open === undefined) return undefined;
  if (act === 'submit' && !open.isSaved) return 'unsaved';
  return (act === 'submit' || act === 'publish') && !open.isReady ? 'notReady' : undefined;
}
