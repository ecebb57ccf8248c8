import type { CaseClass } from '#domain/catalogue/case-class.ts';
import type { Properties } from '#domain/feature.ts';
import { isoSeconds } from '../clock/kept.ts';
import type { Channel } from '../words.ts';
import { owesAnswer } from './answers.ts';
import { compact } from './compact.ts';
import { enter } from './enter.ts';
import { lateUpload } from './late-upload.ts';
import type { CourseFigures } from './world.ts';

/** What is reported. */
export interface Report {
  /** YYYYMMDD-NNNN, by the day of the report in Asia/Shanghai. */
  readonly number: string;
  readonly caseClass: CaseClass;
  readonly channel: Channel;
  readonly place: string;
  /** Suggested by the zone in force, decided at dispatch. */
  readonly unit: string;
  readonly source: string;
  readonly sourceDatum: string;
  /** Facts of the place and what was said: road, zone, grid, description, photos, source number ... */
  readonly facts?: Properties;
  readonly urgent?: boolean;
}

/**
 * A case as a report begins it. A supervisor saw it himself: it waits for filing; everything else is accepted first.
 * @param now 发生时间, epoch milliseconds; `heard` 上传时间, where that is later
 */
export function newCase(
  { number, caseClass, channel, place, unit, source, sourceDatum, facts = {}, urgent }: Report,
  { now, heard, figures }: { now: number; heard?: number; figures: CourseFigures },
): Properties {
  const said: Properties = {
    ...facts,
    number,
    selfHandled: false,
    action: caseClass.action,
    classStandard: caseClass.standard,
    classKind: caseClass.kind,
    classCode: caseClass.code,
    className: caseClass.zh,
    channel,
    unit,
    place,
    urgent: urgent ?? caseClass.urgent,
    reportedAt: isoSeconds(now),
    answerBy: facts['sourceDueAt'],
    source,
    sourceDatum,
  };
  const begun = enter(
    { ...said, answerOwed: owesAnswer(said) ? true : undefined },
    channel === 'patrol' ? 'pendingFiling' : 'pendingAcceptance',
    { now, ...(heard === undefined ? {} : { heard }), figures },
  );
  return compact({ ...begun, ...lateUpload(begun, { now, heard, figures }) });
}
