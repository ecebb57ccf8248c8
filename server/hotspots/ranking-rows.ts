import { emergingClasses, type HotPlace } from '#domain/hotspots/hotspot.ts';
import type { Language } from '../workbook/read-language.ts';
import type { Cell } from '../workbook/sheet-xml.ts';

const words = {
  zh: {
    sheet: '高发区域',
    basis: '口径',
    heads: [
      '序号',
      '位置',
      '单元',
      '类型',
      '是否高发',
      '案件数',
      'Gi* z 值',
      'p 值',
      '趋势 z 值',
      '群众投诉占比',
      '主要小类',
      '责任单位',
      '所属区',
      '说明',
      '经度',
      '纬度',
    ],
    yes: '是',
    no: '否',
    rows: ['统计时段（北京时间）', '计入案件', '未落入任何单元的案件', '参与计算的单元', '方法', '不计入', '数据截至'],
    method: 'Getis-Ord Gi*，经错误发现率（FDR）校正；类型按时间切片的 Gi* 与 Mann-Kendall 趋势判定',
    leftOut: '不予受理、不予立案、作废、已并入其他案件的',
    to: '至',
    guards: {
      cases: '案件太少，不作统计判断',
      cells: '单元太少，不作统计判断',
      slices: '时间切片太少，不判定类型',
    },
    guard: '提示',
  },
  en: {
    sheet: 'High-incidence areas',
    basis: 'Basis',
    heads: [
      'No.',
      'Place',
      'Cell',
      'Class',
      'Hot',
      'Cases',
      'Gi* z',
      'p',
      'Trend z',
      'Share of public reports',
      'Main classes',
      'Responsible unit',
      'District',
      'Explanation',
      'Longitude',
      'Latitude',
    ],
    yes: 'yes',
    no: 'no',
    rows: [
      'Period (Beijing time)',
      'Cases counted',
      'Cases in no cell',
      'Cells reckoned with',
      'Method',
      'Not counted',
      'As of',
    ],
    method:
      'Getis-Ord Gi*, corrected for the false-discovery rate; classes by Gi* of each slice of time and Mann-Kendall trend',
    leftOut: 'not accepted, not filed, voided, merged into another',
    to: 'to',
    guards: {
      cases: 'too few cases for a statistical statement',
      cells: 'too few cells for a statistical statement',
      slices: 'too few slices of time for classes',
    },
    guard: 'Note',
  },
} as const;

/** Classes named of a place. */
const classesNamed = 3;

/** The ranking as rows of a workbook, the heads first. */
export function rankingRows(places: readonly HotPlace[], language: Language): Cell[][] {
  const say = words[language];
  return [
    [...say.heads],
    ...places.map(({ cell, place, unit, district, classes, publicShare, why }, i): Cell[] => [
      i + 1,
      place,
      cell.id,
      emergingClasses[cell.emerging][language],
      cell.hot ? say.yes : say.no,
      cell.count,
      rounded(cell.z, 3),
      rounded(cell.p, 6),
      rounded(cell.trendZ, 3),
      { part: publicShare },
      classes
        .slice(0, classesNamed)
        .map(({ name, nameEn, count }) => `${language === 'zh' ? name : nameEn} ${count}`)
        .join(language === 'zh' ? '；' : '; '),
      unit ?? '',
      district ?? '',
      why[language],
      rounded(cell.lon, 6),
      rounded(cell.lat, 6),
    ]),
  ];
}

/** How it was reckoned, as rows. @param span in words of the clock of Shanghai */
export function basisRows(
  counted: {
    readonly total: number;
    readonly outside: number;
    readonly lattice: number;
    readonly guard?: 'cases' | 'cells' | 'slices';
  },
  span: { readonly from: string; readonly to: string; readonly at: string },
  language: Language,
): Cell[][] {
  const { rows, method, leftOut, to, guards, guard } = words[language];
  const values: Cell[] = [
    `${span.from} ${to} ${span.to}`,
    counted.total,
    counted.outside,
    counted.lattice,
    method,
    leftOut,
    span.at,
  ];
  return [
    ...rows.map((name, i): Cell[] => [name, values[i]!]),
    ...(counted.guard === undefined ? [] : [[guard, guards[counted.guard]]]),
  ];
}

/** Names of the two sheets. */
export function sheetNames(language: Language): { readonly ranking: string; readonly basis: string } {
  return { ranking: words[language].sheet, basis: words[language].basis };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
