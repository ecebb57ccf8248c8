import { shanghaiOffsetMs } from '#domain/calendar/work-calendar.ts';
import { ruleKinds } from '#domain/checks/rule.ts';
import { sourceWords } from '#domain/checks/source-words.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import type { Words } from '#domain/collection.ts';
import { findingStates, measures, severities } from '#domain/finding.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import type { Language } from '../workbook/read-language.ts';
import type { Cell } from '../workbook/sheet-xml.ts';
import type { FileRow } from './geojson.ts';

interface Column extends Words {
  cell(row: FileRow, language: Language): Cell;
}

const columns: readonly Column[] = [
  { zh: '问题编号', en: 'Finding', cell: ({ finding }) => finding.id },
  { zh: '检查规则', en: 'Rule', cell: ({ rule }, language) => rule[language] },
  { zh: '规则类型', en: 'Kind', cell: ({ rule }, language) => ruleKinds[rule.kind][language] },
  { zh: '依据', en: 'Source', cell: ({ rule }, language) => sourceWords(rule)[language] },
  { zh: '状态', en: 'State', cell: ({ finding }, language) => findingStates[finding.state][language] },
  { zh: '严重程度', en: 'Severity', cell: ({ finding }, language) => severities[finding.severity][language] },
  { zh: '位置', en: 'Place', cell: ({ finding }) => finding.place },
  { zh: '问题', en: 'What is wrong', cell: ({ finding }, language) => finding.wrong[language] },
  { zh: '整改要求', en: 'What would mend it', cell: ({ finding }, language) => finding.remedyWords[language] },
  { zh: '实测值', en: 'Measured', cell: ({ finding }) => finding.measured },
  { zh: '限值', en: 'Limit', cell: ({ finding }) => finding.limit },
  { zh: '计量单位', en: 'Measure', cell: ({ finding }, language) => measures[finding.measure][language] },
  { zh: '责任单位', en: 'Responsible unit', cell: ({ finding }) => finding.unit ?? '' },
  { zh: '所属区', en: 'District', cell: ({ finding }) => finding.district ?? '' },
  { zh: '发现时间', en: 'Found', cell: ({ finding }) => inShanghai(finding.since) },
  { zh: '变化时间', en: 'Changed', cell: ({ finding }) => inShanghai(finding.changedAt) },
  { zh: '整改时间', en: 'Mended', cell: ({ finding }) => inShanghai(finding.mendedAt) },
  { zh: '例外至', en: 'Accepted until', cell: ({ finding }) => finding.treat.exception?.until ?? '' },
  { zh: '例外理由', en: 'Why accepted', cell: ({ finding }) => finding.treat.exception?.reason ?? '' },
  { zh: '案件', en: 'Cases', cell: ({ finding }, language) => casesOf(finding.treat.cases, language) },
  {
    zh: '整改清单',
    en: 'Work lists',
    cell: ({ finding }, language) => finding.treat.lists.map(({ name }) => name).join(language === 'zh' ? '、' : ', '),
  },
  { zh: '经度（WGS84）', en: 'Longitude (WGS84)', cell: ({ finding }) => degrees(finding.geometry, 0) },
  { zh: '纬度（WGS84）', en: 'Latitude (WGS84)', cell: ({ finding }) => degrees(finding.geometry, 1) },
];

const sample: Column = { zh: '说明', en: 'Note', cell: (_row, language) => ({ zh: '示意', en: 'Sample' })[language] };

/** The rows of a workbook of findings, the heads first. */
export async function* tableRows(
  rows: AsyncIterable<FileRow>,
  { language, isSample }: { readonly language: Language; readonly isSample: boolean },
): AsyncGenerator<readonly Cell[]> {
  const shown = isSample ? [...columns, sample] : columns;
  yield shown.map((column) => column[language]);
  for await (const row of rows) yield shown.map((column) => column.cell(row, language));
}

function casesOf(cases: FileRow['finding']['treat']['cases'], language: Language): string {
  const named = cases.map(({ number, status }) => {
    const words = caseStatuses[status][language];
    return language === 'zh' ? `${number}（${words}）` : `${number} (${words})`;
  });
  return named.join(language === 'zh' ? '、' : ', ');
}

function degrees(geometry: FileRow['finding']['geometry'], axis: 0 | 1): string {
  return representativeOf(geometry)?.[axis].toFixed(7) ?? '';
}

/** "2026-11-22 08:30:00" in Asia/Shanghai. */
function inShanghai(instant: string | undefined): string {
  if (instant === undefined) return '';
  return new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}
