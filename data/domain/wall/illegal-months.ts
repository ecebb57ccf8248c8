import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { CheckFeature } from '#domain/checks/check.ts';
import { fulfils } from '#domain/checks/params.ts';
import type { TrendParams } from '#domain/checks/trend/kind.ts';
import { lastDayOf, monthBefore, monthsTold } from '#domain/checks/trend/months.ts';
import { amountOn, datedOf, type Dated } from '#domain/checks/trend/standing.ts';
import type { Figures } from './figures.ts';

/**
 * The buildings of one ledger with the days between which each stands, as the check of the ledger reads them. One that the
 * register retired stands no longer than it is valid, and is part of what stood before.
 */
export function ledgerOf(features: readonly CheckFeature[], params: TrendParams): Dated[] {
  return features.flatMap((feature) => {
    if (!fulfils(feature.properties, params.where)) return [];
    const dated = datedOf(feature, params);
    const { validTo } = feature.properties;
    if (typeof validTo !== 'string') return [dated];
    const ended = formatDay(dayOf(Date.parse(validTo)));
    return [{ ...dated, to: dated.to !== undefined && dated.to < ended ? dated.to : ended, isUndated: false }];
  });
}

/**
 * What stood at the end of each of the last months, the oldest first; of the running one what stands today.
 * @param today "YYYY-MM-DD", Asia/Shanghai
 */
export function illegalMonths(
  ledgers: { readonly fresh: readonly Dated[]; readonly stock: readonly Dated[] },
  today: string,
): Figures['illegal']['months'] {
  const months = [today.slice(0, 7)];
  while (months.length < monthsTold) months.unshift(monthBefore(months[0]!));
  return months.map((month) => {
    const last = lastDayOf(month);
    const day = last < today ? last : today;
    const [fresh, stock] = [amountOn(ledgers.fresh, day), amountOn(ledgers.stock, day)];
    return {
      month,
      newStanding: fresh.count,
      newSquareMetres: fresh.area,
      stock: stock.count,
      stockSquareMetres: stock.area,
    };
  });
}
