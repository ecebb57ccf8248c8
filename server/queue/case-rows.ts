import { cases } from '#domain/cases/collection.ts';
import { shanghaiOffsetMs } from '#domain/calendar/work-calendar.ts';
import { factsOf } from '#domain/collection.ts';
import type { Feature, PropertyValue } from '#domain/feature.ts';
import type { Context } from '../context.ts';
import type { Language } from '../workbook/read-language.ts';
import type { Cell } from '../workbook/sheet-xml.ts';

/** The columns of a list as a workbook; what a program reckons by, pictures and persons' ids stay out. */
const columns = [
  'number',
  'status',
  'urgent',
  'supervised',
  'action',
  'classKind',
  'classCode',
  'className',
  'channel',
  'sourceNumber',
  'sourceDueAt',
  'unit',
  'coUnit',
  'district',
  'street',
  'community',
  'grid',
  'zone',
  'road',
  'place',
  'description',
  'reportedAt',
  'acceptedAt',
  'verifiedAt',
  'filedAt',
  'dispatchedAt',
  'acknowledgedAt',
  'dueAt',
  'reportedBackAt',
  'inspectedAt',
  'suspendedUntil',
  'closedAt',
  'selfHandled',
  'reworks',
  'returns',
  'reassignments',
  'extensions',
  'suspensions',
  'request',
  'appeal',
  'mergedInto',
  'measure',
  'answeredAt',
  'satisfied',
  'reason',
] as const;

/** Cases fetched at once. */
const batch = 500;

const flags = { zh: { true: '是', false: '否' }, en: { true: 'yes', false: 'no' } } as const;
const places = { zh: ['经度（WGS84）', '纬度（WGS84）'], en: ['Longitude (WGS84)', 'Latitude (WGS84)'] } as const;

/** The rows of a list, the heads first. Cases gone meanwhile are left out. */
export async function* caseRows(
  { register }: Pick<Context, 'register'>,
  fids: readonly number[],
  language: Language,
): AsyncGenerator<readonly Cell[]> {
  const facts = columns.map((name) => factsOf(cases.schema.properties[name]!));
  yield [...facts.map(({ title, titleEn }) => (language === 'zh' ? title : titleEn)), ...places[language]];
  for (let at = 0; at < fids.length; at += batch) {
    for (const feature of await register.rows('cases', fids.slice(at, at + batch))) {
      yield rowOf(feature, facts, language);
    }
  }
}

function rowOf(
  { geometry, properties }: Feature,
  facts: readonly ReturnType<typeof factsOf>[],
  language: Language,
): Cell[] {
  const [lon, lat] = geometry.type === 'Point' ? geometry.coordinates : [];
  const cells = columns.map((name, i) => textOf(properties[name], facts[i]!, language));
  return [...cells, lon?.toFixed(7) ?? '', lat?.toFixed(7) ?? ''];
}

function textOf(value: PropertyValue | undefined, { words }: ReturnType<typeof factsOf>, language: Language): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return flags[language][`${value}`];
  const text = String(value);
  return words?.[text]?.[language] ?? (/^\d{4}-\d{2}-\d{2}T/.test(text) ? inShanghai(text) : text);
}

/** "2026-11-22 08:30:00" in Asia/Shanghai. */
function inShanghai(instant: string): string {
  return new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}
