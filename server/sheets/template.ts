import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { SheetColumn, SheetRegister } from '#domain/sheets/column.ts';
import { headOf } from '#domain/sheets/heads.ts';

type Language = 'zh' | 'en';

/** A date no holiday falls on, as an example only. */
const example = { day: '2026-03-12', instant: '2026-03-12 08:30' };

/** Rows of the template whose columns of text are formatted as text. */
const rowsAsText = 500;

const words = {
  zh: {
    fill: '填写',
    notes: '填写说明',
    heads: ['列', '新增时', '怎么填', '例'],
    needed: '必填',
    optional: '可空',
    key: '编号相同的行修改已有的一条，没有的新增一条',
    general: [
      '第一行是列名，请勿改动；列可以少、可以换位置，多出的列请删除。',
      '空单元格不改动已有内容；填“清空”去掉已有内容。',
      '有任何一行出错，整份表都不写入；出错的行、列和改法会逐条列出。',
      '公式按算好的数值读取，不保留公式。',
    ],
    kinds: {
      text: '文字',
      choice: '从以下各项选一：',
      flag: '是 或 否；空着为否',
      number: '数字',
      whole: '整数',
      day: '日期，年-月-日',
      instant: '日期和时间，北京时间',
      texts: '文字，多项以顿号分隔',
      longitude: 'WGS84 或 CGCS2000 的度数；高德、百度等地图取的坐标须先转换。已有的可空，位置不变',
      latitude: '同经度',
    },
    atMost: (limit: number) => `不超过 ${limit} 字`,
    from: (least: number) => `不小于 ${least}`,
    upTo: (most: number) => `不大于 ${most}`,
    personal: '个人信息，单独保存，不进入地图和日志',
    yes: '是',
  },
  en: {
    fill: 'Fill in',
    notes: 'Notes',
    heads: ['Column', 'For a new row', 'What to write', 'Example'],
    needed: 'required',
    optional: 'may be empty',
    key: 'a row with a number that is there already changes that entry, any other makes a new one',
    general: [
      'The first row holds the names of the columns: leave it. Columns may be missing or stand elsewhere; remove others.',
      'An empty cell leaves what is there; write "clear" to take it away.',
      'If anything is wrong in any row, nothing of the table is taken; each wrong row and column is named with what to do.',
      'Formulas are read as the values they came to; no formula is kept.',
    ],
    kinds: {
      text: 'text',
      choice: 'one of: ',
      flag: 'yes or no; empty is no',
      number: 'number',
      whole: 'whole number',
      day: 'day, year-month-day',
      instant: 'day and time of Beijing',
      texts: 'texts, several separated by ;',
      longitude:
        'degrees in WGS84 or CGCS2000; convert what was taken from Amap or Baidu first. Empty keeps the place of an entry that is there',
      latitude: 'as the longitude',
    },
    atMost: (limit: number) => `at most ${limit} characters`,
    from: (least: number) => `not below ${least}`,
    upTo: (most: number) => `not above ${most}`,
    personal: 'personal: kept apart, neither on the map nor in the journal',
    yes: 'yes',
  },
} as const;

/** An empty table to fill in: the heads on the first sheet, what goes under each on the second. */
export function templateOf(register: SheetRegister, language: Language): Promise<Buffer> {
  const say = words[language];
  const bold = { fontWeight: 'bold' } as const;
  const heads: SheetData = [
    register.columns.map((column) => ({ value: headOf(column, language), ...bold })),
    // As text from the start: a spreadsheet makes a date of the door number 3-12 and cuts long numbers after 15 digits.
    ...Array.from({ length: rowsAsText }, () =>
      register.columns.map(({ kind }) => (kind === 'text' || kind === 'day' ? { type: String, format: '@' } : null)),
    ),
  ];
  const notes: SheetData = [
    [{ value: register.titles[language], ...bold }],
    ...[...say.general, `${keyNames(register, language)}：${say.key}`].map((line) => [line]),
    [],
    say.heads.map((value) => ({ value, ...bold })),
    ...register.columns.map((column) => [
      headOf(column, language),
      column.required ? say.needed : say.optional,
      { value: whatToWrite(column, language), wrap: true },
      exampleOf(column, language),
    ]),
  ];
  return writeXlsxFile([
    { data: heads, sheet: say.fill, stickyRowsCount: 1, columns: register.columns.map(() => ({ width: 16 })) },
    { data: notes, sheet: say.notes, columns: [{ width: 24 }, { width: 14 }, { width: 70 }, { width: 24 }] },
  ]).toBuffer();
}

function keyNames({ key, columns }: SheetRegister, language: Language): string {
  return key.map((name) => columns.find((column) => column.key === name)!.titles[language]).join(' + ');
}

function whatToWrite(column: SheetColumn, language: Language): string {
  const say = words[language];
  const choices = Object.values(column.words ?? {}).map((word) => word[language]);
  const parts: string[] = [say.kinds[column.kind] + choices.join(language === 'zh' ? '、' : ', ')];
  if (column.maxLength !== undefined) parts.push(say.atMost(column.maxLength));
  if (column.minimum !== undefined) parts.push(say.from(column.minimum));
  if (column.maximum !== undefined) parts.push(say.upTo(column.maximum));
  if (column.of === 'personal') parts.push(say.personal);
  return parts.join(language === 'zh' ? '；' : '; ');
}

function exampleOf(column: SheetColumn, language: Language): string {
  switch (column.kind) {
    case 'choice':
      return Object.values(column.words ?? {})[0]?.[language] ?? '';
    case 'flag':
      return words[language].yes;
    case 'day':
      return example.day;
    case 'instant':
      return example.instant;
    case 'longitude':
      return '119.9200000';
    case 'latitude':
      return '32.4900000';
    case 'whole':
    case 'number':
      return String(column.minimum ?? 1);
    default:
      return column.pattern?.includes('24:00') ? '08:30' : '';
  }
}
