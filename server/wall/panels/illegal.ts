import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { allRules, standardRule } from '#domain/checks/all-rules.ts';
import type { CheckFeature } from '#domain/checks/check.ts';
import type { TrendParams } from '#domain/checks/trend/kind.ts';
import type { RecordsView } from '#domain/record.ts';
import type { Figures } from '#domain/wall/figures.ts';
import { illegalMonths, ledgerOf } from '#domain/wall/illegal-months.ts';
import type { Context } from '../../context.ts';

const collection = 'illegal-buildings';

/** Buildings read at a stretch. */
const batch = 500;

/**
 * What stood month by month, by the dates of the register: when each building was found and taken down, as the checks of
 * the two ledgers read them.
 */
export async function illegalFigures(
  { collections, records, register }: Pick<Context, 'collections' | 'records' | 'register'>,
  at: number,
): Promise<Figures['illegal']> {
  const features: CheckFeature[] = [];
  if (collections.some(({ id }) => id === collection)) {
    const { batches } = await register.scan(collection, batch);
    for await (const some of batches) {
      // What is announced only does not stand in the ledger yet.
      features.push(...some.filter(({ properties: { validFrom } }) => !(Date.parse(String(validFrom)) > at)));
    }
  }
  const ledgers = {
    fresh: ledgerOf(features, paramsOf(records, 'new-buildings-zero')),
    stock: ledgerOf(features, paramsOf(records, 'old-buildings-falling')),
  };
  return { months: illegalMonths(ledgers, formatDay(dayOf(at))) };
}

/** How a ledger's check reads the register; as it ships where the bureau made something else of that rule. */
function paramsOf(records: RecordsView, id: string): TrendParams {
  const rule = allRules(records).find((one) => one.id === id);
  const isLedger = rule?.kind === 'trend' && rule.params['collection'] === collection;
  return (isLedger ? rule : standardRule(id)!).params as unknown as TrendParams;
}
