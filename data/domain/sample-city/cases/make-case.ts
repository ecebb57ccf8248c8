import { newCase } from '#domain/cases/course/report.ts';
import { isoSeconds } from '#domain/cases/clock/kept.ts';
import { isCitizens, type Channel } from '#domain/cases/words.ts';
import { dayOf, formatDay, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { Properties } from '#domain/feature.ts';
import type { SampleFeature } from '../feature.ts';
import { sampleSource } from '../setting.ts';
import type { SampleClass } from './class-mix.ts';
import type { Course } from './course.ts';
import { closedPlainly } from './plain.ts';
import { play } from './play.ts';
import { samplePhotos, withoutPhotos } from './photos.ts';
import type { Rules } from './rules.ts';
import type { Site } from './site.ts';
import type { Spot } from './spots.ts';
import { day } from './timing.ts';

/** What is known of a case besides its course. */
export interface CaseHead {
  readonly id: string;
  readonly number: string;
  readonly item: SampleClass;
  readonly channel: Channel;
  readonly reportedAt: number;
  readonly spot: Spot;
  readonly site: Site;
}

/** Channels of other bodies, which give a number of their own and a day by which they want an answer. */
const sourced: readonly Channel[] = ['hotline12345', 'hotline12319', 'help'];

/** Days that another body's own deadline lies ahead; it asks for the end of that day's office hours. */
const answerDays = 5;

/** Ended cases keep their pictures so long. */
const picturesFor = 10 * day;

/** The deadline that the source of a report sets, epoch milliseconds; undefined for most. */
export function sourceDeadline(channel: Channel, reportedAt: number): number | undefined {
  return channel === 'hotline12345' ? startOfDay(dayOf(reportedAt) + answerDays) + 18 * 3_600_000 : undefined;
}

/** The case as its report begins it. */
export function begunCase({ number, item, channel, reportedAt, spot, site }: CaseHead, rules: Rules): Properties {
  const { caseClass } = item;
  const answerBy = sourceDeadline(channel, reportedAt);
  const facts: Properties = {
    ...site.facts,
    ...(isCitizens(channel) ? { description: `反映${spot.words}有${caseClass.zh}问题` } : {}),
    ...(channel === 'patrol' || channel === 'video' ? { photos: samplePhotos.before } : {}),
    ...(sourced.includes(channel) ? { sourceNumber: sourceNumber(channel, number, reportedAt) } : {}),
    ...(answerBy === undefined ? {} : { sourceDueAt: isoSeconds(answerBy) }),
  };
  const { unit, partner } = site;
  const report = { number, caseClass, channel, place: spot.words, unit, ...sampleSource, facts };
  const begun = newCase(report, { now: reportedAt, figures: rules.figures });
  return channel === 'help' && partner !== undefined ? { ...begun, action: 10 } : begun; // plan 2.10.4
}

/** Puts a case together as it stands at `now` (epoch milliseconds). */
export function makeCase(head: CaseHead, course: Course, now: number, rules: Rules): SampleFeature {
  const { caseClass } = head.item;
  const begun = begunCase(head, rules);
  const properties =
    course.plain && course.steps.at(-1)!.at <= now
      ? closedPlainly(begun, course.steps, caseClass, rules)
      : play(begun, course.steps, now, caseClass, rules);
  const isOld = properties['open'] === false && head.reportedAt < now - picturesFor;
  return {
    id: head.id,
    geometry: head.site.geometry,
    properties: isOld ? withoutPhotos(properties) : properties,
  };
}

function sourceNumber(channel: Channel, number: string, reportedAt: number): string {
  const name = channel === 'help' ? 'BBN' : channel.replace('hotline', '');
  return `示意-${name}-${formatDay(dayOf(reportedAt)).replaceAll('-', '')}${number.slice(9)}`;
}
