import type { Channel } from '#domain/cases/words.ts';
import type { SampleClass } from './class-mix.ts';

/** What a course is drawn for. */
export interface CourseHead {
  readonly item: SampleClass;
  readonly channel: Channel;
  /** Epoch milliseconds. */
  readonly reportedAt: number;
  /** The unit that answers for the place, and another that it may be sent to by mistake. */
  readonly unit: string;
  readonly otherUnit: string;
  /** The source's own deadline, epoch milliseconds. */
  readonly answerBy?: number;
  /** Number of the case that this one repeats: it is merged into it. */
  readonly repeats?: string;
  /** Chance that it is stuck with the unit; 'planted' for a case that takes the ordinary course. */
  readonly stuck: number | 'planted';
}
