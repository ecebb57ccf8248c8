import { day, properties, text } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';

/** A finding that was accepted as it is, until a day. */
export interface FindingException {
  /** Id of the finding. */
  readonly finding: string;
  readonly rule: string;
  /** What the finding hangs on and where it is, should it ever be found under another number. */
  readonly owner: string;
  readonly place: string;
  readonly reason: string;
  /** The last day on which it holds, "YYYY-MM-DD" in Asia/Shanghai. */
  readonly until: string;
}

/** Accepted exceptions 例外: a finding stays, and counts apart, until the day passes. Who and when is in the journal. */
export const findingExceptions: RecordKind = {
  id: 'finding-exceptions',
  titles: { zh: '检查例外', en: 'Accepted exceptions' },
  schema: properties({
    finding: text({ zh: '问题编号', en: 'Finding' }, { maxLength: 20, pattern: '^\\d{1,18}$' }),
    rule: text({ zh: '检查规则', en: 'Rule' }, { maxLength: 100 }),
    owner: text({ zh: '对象', en: 'Subject' }, { maxLength: 300 }),
    place: text({ zh: '位置', en: 'Place' }, { maxLength: 300 }),
    reason: text({ zh: '理由', en: 'Reason' }, { maxLength: 500, pattern: '\\S' }),
    until: day({ zh: '截止日期', en: 'Until' }),
  }),
  label: 'place',
  rights: { read: 'signed-in', write: 'finding.treat' },
};
