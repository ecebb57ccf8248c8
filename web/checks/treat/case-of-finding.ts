import type { ClassKey } from '#domain/catalogue/case-class.ts';
import type { Rule } from '#domain/checks/all-rules.ts';
import type { ShownFinding } from '../api.ts';
import { placeOfFinding, type LonLat } from './place-of-finding.ts';

/** So much of a place and of a description a case takes, signs. */
const most = { place: 200, description: 1000 } as const;

/** What is typed and chosen before a case is made of a finding. */
export interface CaseDraft {
  readonly caseClass: ClassKey | undefined;
  readonly place: string;
  readonly description: string;
  readonly photos: readonly string[];
}

/** A case as `POST /api/cases` takes it from a finding. */
export interface CaseOfFinding extends LonLat {
  readonly classKind: ClassKey['kind'];
  readonly classCode: string;
  readonly classStandard: string;
  readonly channel: 'check';
  readonly finding: string;
  readonly place?: string;
  readonly description?: string;
  readonly photos?: readonly string[];
}

/** What closing the case of something that stands in the wrong place needs (归位): said where the unit reads it. */
const proofOfMoving = '结案须附归位后照片，并重新测量点位，偏差在允许范围内。';

/**
 * What a case of a finding says before anybody typed: in Chinese, because units and callers read it.
 * @param rule gives the class; undefined where it is not known
 */
export function draftOfCase(finding: ShownFinding, rule: Rule | undefined): CaseDraft {
  const sentences = [
    `检查问题${finding.id}`,
    finding.wrong.zh,
    finding.remedyWords.zh,
    ...(finding.remedy.do === 'move' ? [proofOfMoving] : []),
  ].filter((sentence) => sentence !== '');
  return {
    caseClass: rule?.caseClass,
    place: finding.place.slice(0, most.place),
    description: sentences.map(ended).join('').slice(0, most.description),
    photos: [],
  };
}

/** The case as it is sent; its class has to be chosen. */
export function caseOfFinding(finding: ShownFinding, caseClass: ClassKey, draft: CaseDraft): CaseOfFinding {
  const [place, description] = [draft.place.trim(), draft.description.trim()];
  return {
    classKind: caseClass.kind,
    classCode: caseClass.code,
    classStandard: caseClass.standard,
    ...placeOfFinding(finding),
    channel: 'check',
    finding: finding.id,
    ...(place !== '' && { place }),
    ...(description !== '' && { description }),
    ...(draft.photos.length > 0 && { photos: draft.photos }),
  };
}

function ended(sentence: string): string {
  return /[。！？；]$/.test(sentence) ? sentence : `${sentence}。`;
}
