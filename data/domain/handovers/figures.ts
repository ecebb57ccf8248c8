import { instant, properties, whole, type Words } from '#domain/collection.ts';
import type { Static } from 'typebox';

/**
 * What a shift hands over in figures (practice.md 5), in the order of the sheet. The key of each is the view of the queue
 * whose list it counts (`cases/views.ts`), so that the figure opens exactly that list.
 */
export const handoverFigures = {
  all: { zh: '未结', en: 'Open' },
  overdue: { zh: '超期', en: 'Overdue' },
  dueSoon: { zh: '一小时内到期', en: 'Due within an hour' },
  pendingAcceptance: { zh: '待受理', en: 'Awaiting acceptance' },
  toInspect: { zh: '待核查', en: 'Awaiting inspection' },
  suspendedDue: { zh: '挂账到期', en: 'Suspension due' },
  rework: { zh: '返工', en: 'Rework' },
  answers: { zh: '待答复', en: 'Answers owed' },
  supervised: { zh: '督办', en: 'Supervised' },
  requests: { zh: '申请待审批', en: 'Requests pending' },
} as const satisfies Readonly<Record<string, Words>>;

export type HandoverFigure = keyof typeof handoverFigures;

/** All figures, in the order of the sheet. */
export const allHandoverFigures = Object.keys(handoverFigures) as readonly HandoverFigure[];

const counted = <K extends HandoverFigure>(key: K) => whole(handoverFigures[key], { minimum: 0 });

/** The figures as they stood at an instant. */
export const figuresSchema = properties({
  at: instant({ zh: '数据截至', en: 'As of' }),
  all: counted('all'),
  overdue: counted('overdue'),
  dueSoon: counted('dueSoon'),
  pendingAcceptance: counted('pendingAcceptance'),
  toInspect: counted('toInspect'),
  suspendedDue: counted('suspendedDue'),
  rework: counted('rework'),
  answers: counted('answers'),
  supervised: counted('supervised'),
  requests: counted('requests'),
});

export type HandoverFigures = Static<typeof figuresSchema>;
