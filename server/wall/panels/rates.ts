import type { NumberTable } from '#domain/cases/numbers/table.ts';
import { periodAt } from '#domain/cases/numbers/period.ts';
import type { Figures, Rate } from '#domain/wall/figures.ts';
import type { Context } from '../../context.ts';
import { countTables } from '../../numbers/reader.ts';
import type { PanelAsked } from './source.ts';

/** The rates that say whether everybody kept their time, as columns of the bureau's tables. */
const shown = [
  'onTimeHandlingRate',
  'onTimeClosingRate',
  'onTimeFilingRate',
  'onTimeDispatchRate',
  'onTimeVerificationRate',
  'onTimeInspectionRate',
];

/** On-time rates as `/api/numbers/table` has them: of this month, and of the whole month before. */
export async function rateFigures(
  context: Pick<Context, 'index' | 'records'>,
  { at, filter }: PanelAsked,
): Promise<Figures['rates']> {
  const { from } = periodAt('month', at);
  const tables = [];
  for (const period of [{ from, to: at }, periodAt('month', from - 1)]) {
    const query = { from: period.from, to: period.to, filter, bbox: undefined };
    tables.push(...(await countTables(context, query, ['district'], at)));
  }
  const [now, before] = tables as [NumberTable, NumberTable];
  return shown.flatMap((key) => {
    const column = now.columns.find((one) => one.key === key);
    if (column === undefined) return [];
    const { zh, en, formula } = column;
    return [{ key, title: { zh, en }, formula, rate: totalOf(now, key), before: totalOf(before, key) }];
  });
}

function totalOf({ total }: NumberTable, key: string): Rate {
  const { n, m = 0, value } = total.cells[key]!;
  return { n, m, value };
}
