import type { UsedChoice } from '#domain/cases/numbers/choices.ts';
import { caseSets } from '#domain/cases/numbers/sets.ts';
import type { NumberCell, NumberRow, NumberTable } from '#domain/cases/numbers/table.ts';
import type { Language } from '../workbook/read-language.ts';
import type { Cell, Sheet } from '../workbook/sheet-xml.ts';

/** A number that has no base. */
const empty = '—';

/** The rows of a table of numbers, the heads first and the total last. @param keys of the columns shown, in their order */
export function numberRows(table: NumberTable, keys: readonly string[], language: Language): Cell[][] {
  const columns = keys.flatMap((key) => table.columns.find((column) => column.key === key) ?? []);
  const row = ({ label, cells }: NumberRow): Cell[] => [
    label[language],
    ...columns.map(({ key, base }) => cellOf(cells[key]!, base !== undefined)),
  ];
  return [
    [table.title[language], ...columns.map((column) => column[language])],
    ...table.rows.map(row),
    row(table.total),
  ];
}

function cellOf({ value }: NumberCell, isRate: boolean): Cell {
  if (value === null) return empty;
  return isRate ? { part: value } : value;
}

const words = {
  zh: {
    sheet: '口径',
    heads: ['指标', '口径', '分母', '依据', '设置'],
    period: '统计时段（北京时间）',
    at: '数据截至',
    and: '至',
  },
  en: {
    sheet: 'Formulas',
    heads: ['Number', 'Formula', 'Base', 'Source', 'Setting'],
    period: 'Period (Beijing time)',
    at: 'As of',
    and: 'to',
  },
} as const;

/** A sheet that says what each number is, by which settings, and of which period. @param span in words of the clock of Shanghai */
export function formulaSheet(
  { columns }: NumberTable,
  choices: readonly UsedChoice[],
  span: { readonly from: string; readonly to: string; readonly at: string },
  language: Language,
): Sheet {
  const say = words[language];
  const rows: Cell[][] = [
    [...say.heads],
    ...columns.map((column) => {
      const choice = choices.find(({ key }) => key === column.setting);
      return [
        column[language],
        column.formula[language],
        column.base === undefined ? '' : caseSets[column.base][language],
        column.source[language],
        choice === undefined ? '' : `${choice[language]}: ${choice.words[language]} (${choice.source[language]})`,
      ];
    }),
    [],
    [say.period, `${span.from} ${say.and} ${span.to}`],
    [say.at, span.at],
  ];
  return { name: say.sheet, rows };
}
