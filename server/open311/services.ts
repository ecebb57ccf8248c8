import type { CaseClass, ClassKey } from '#domain/catalogue/case-class.ts';
import { allClasses } from '#domain/catalogue/classes.ts';
import { currentStandard, groupOf } from '#domain/catalogue/codes.ts';
import type { RecordsView } from '#domain/record.ts';
import type { Row } from './formats.ts';

/**
 * What may be reported: the classes of today's catalogue that are not retired, one a code. A component and what goes wrong
 * with it ("X异常") have one code and are one service; it is filed as the component's.
 * @returns by service code, in its order
 */
export function services(records: RecordsView): ReadonlyMap<string, CaseClass> {
  const open = allClasses(records).filter(({ standard, retired }) => standard === currentStandard && !retired);
  const of = (wanted: ClassKey['kind']) =>
    open.filter(({ kind }) => kind === wanted).map((item) => [item.code, item] as const);
  return new Map([...new Map([...of('matter'), ...of('component')])].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A service as the list tells it. */
export function serviceRow(item: CaseClass): Row {
  return {
    service_code: item.code,
    service_name: item.zh,
    description: item.filing ?? item.en,
    metadata: false,
    type: 'realtime',
    keywords: item.en.replaceAll(',', ' '),
    group: groupOf(item)?.zh ?? '',
  };
}
