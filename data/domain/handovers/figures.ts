import { instant, properties, whole, type Words } from '#domain/collection.ts';
import type { Static } from 'typebox';

/** A figure of a handover. */
interface Figure extends Words {
  /** Parameters of `/api/cases` that list exactly the cases it counts. */
  readonly query: Readonly<Record<string, string>>;
}

/** What a shift hands over in figures (practice.md 5), in the order of the sheet. */
export const handoverFigures = {
  open: { zh: '未结', en: 'Open', query: { view: 'all', open: 'true' } },
  overdue: { zh: '超期', en: 'Overdue', query: { view: 'overdue' } },
  dueSoon: { zh: '一小时内到期', en: 'Due within an hour', query: { view: 'dueSoon' } },
  pendingAcceptance: { zh: '待受理', en: 'Awaiting acceptance', query: { view: 'pendingAcceptance' } },
  toInspect: { zh: '待核查', en: 'Awaiting inspection', query: { view: 'toInspect' } },
  suspendedDue: { zh: '挂账到期', en: 'Suspension ends today', query: { view: 'suspendedDue' } },
  rework: { zh: '返工', en: 'Rework', query: { view: 'rework' } },
  answers: { zh: '待答复', en: 'Answers owed', query: { view: 'answers' } },
  supervised: { zh: '督办', en: 'Supervised', query: { view: 'supervised' } },
  requests: { zh: '申请待中心审批', en: 'Requests with the centre', query: { view: 'all', requestStep: 'centre' } },
} as const satisfies Readonly<Record<string, Figure>>;

export type HandoverFigure = keyof typeof handoverFigures;

/** All figures, in the order of the sheet. */
export const allHandoverFigures = Object.keys(handoverFigures) as readonly HandoverFigure[];

const counted = (key: HandoverFigure) => whole(handoverFigures[key], { minimum: 0 });

/** The figures as they stood at an instant. */
export const figuresSchema = properties({
  at: instant({ zh: '数据截至', en: 'As of' }),
  open: counted('open'),
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
