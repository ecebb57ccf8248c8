import { dayOf, formatDay, parseDay } from '#domain/calendar/work-calendar.ts';
import type { CheckCity, OpenRule, RuleState } from '../check.ts';
import { fulfils } from '../params.ts';
import { wholeCheck, type Outcome } from '../whole-check.ts';
import { baselineFound, monthFound, standingFound } from './found.ts';
import type { TrendParams } from './kind.ts';
import { eveOf, fullMonths, isLess, type Month } from './months.ts';
import { amountOn, change, datedOf, standsOn, type Amount, type Dated } from './standing.ts';

/** So many features are read before others are let in. */
const slice = 5000;

/** Opens a rule of trend. `shows('months')`: what stood at the end of each of the last months. */
export const openTrend: OpenRule = (rule, city) => {
  const params = rule.params as unknown as TrendParams;
  let months: readonly Month[] = [];

  function* compute(): Generator<number, Outcome> {
    const today = formatDay(dayOf(city.now));
    const all: Dated[] = [];
    const features = city.features(params.collection);
    let read = 0;
    for (const feature of features.values()) {
      if (fulfils(feature.properties, params.where)) all.push(datedOf(feature, params));
      if (++read % slice === 0) yield read / features.size;
    }
    months =
      params.from === undefined || params.to === undefined
        ? []
        : fullMonths(all, today, params.aim === 'monthly' ? params.baseDay : undefined, params.area !== undefined);
    return judge({ all, months, today, params, city });
  }

  const check = wholeCheck(
    compute,
    ({ features, newDay, streets }) =>
      newDay ||
      // What stands tells its place in words, and those name streets.
      (params.aim === 'none' && streets.size > 0) ||
      features.some(({ collection }) => collection === params.collection),
  );
  return {
    run: check.run,
    take: check.take,
    get found() {
      return check.found;
    },
    state: check.state,
    shows: (what) => (what === 'months' ? months : undefined),
  };
};

interface Ground {
  readonly all: readonly Dated[];
  readonly months: readonly Month[];
  /** "YYYY-MM-DD", Asia/Shanghai. */
  readonly today: string;
  readonly params: TrendParams;
  readonly city: CheckCity;
}

function judge(ground: Ground): Outcome {
  const { all, months, today, params } = ground;
  const standing = all.filter((one) => standsOn(one, today));
  const now = amountOn(all, today);
  const sofar = change(amountOn(all, eveOf(today.slice(0, 7))), now);
  const byArea = params.area !== undefined;
  const last = months.at(-1);
  const hasDates = params.from !== undefined && params.to !== undefined;
  const base = params.aim === 'none' ? undefined : baseOf(ground);
  const figures: RuleState['figures'] = {
    standing: now.count,
    standingArea: byArea ? now.area : null,
    change: last?.change.count ?? null,
    changeArea: byArea ? (last?.change.area ?? null) : null,
    thisMonth: hasDates ? sofar.count : null,
    thisMonthArea: hasDates && byArea ? sofar.area : null,
    base: base?.count ?? null,
    baseArea: base?.area ?? null,
    undated: all.filter(({ isUndated }) => isUndated).length,
  };
  switch (params.aim) {
    case 'none': {
      const days = ({ from }: Dated): number => (from === undefined ? 0 : parseDay(today) - parseDay(from));
      return {
        found: standing.map((one) => standingFound(one, params, ground.city, days(one))),
        state: {
          percent: all.length === 0 ? null : (100 * (all.length - standing.length)) / all.length,
          base: { amount: all.length, measure: 'count' },
          figures,
        },
      };
    }
    case 'monthly': {
      const falling = months.filter(({ isFalling }) => isFalling).length;
      const found =
        last === undefined || last.isFalling || standing.length === 0
          ? []
          : [monthFound(last, sofar, standing, params)];
      return {
        found,
        state: {
          percent: months.length === 0 ? null : (100 * falling) / months.length,
          base: { amount: months.length, measure: 'count' },
          figures,
        },
      };
    }
    case 'baseline': {
      const judged = base !== undefined && params.baseDay !== undefined && today > params.baseDay;
      const fell = judged && isLess(change(wholeBase(base, now), now), base.area !== undefined);
      const isNothing = now.count === 0;
      return {
        found: judged && !fell && !isNothing ? [baselineFound(now, base, standing, params)] : [],
        state: {
          percent: judged ? (fell || isNothing ? 100 : 0) : null,
          base: { amount: base?.count ?? 0, measure: 'count' },
          figures,
        },
      };
    }
  }
}

/** What stood on the base date: as the rule says, else as the dates of the register say; undefined where neither does. */
function baseOf({ all, params }: Ground): Partial<Amount> | undefined {
  const { baseDay, baseCount, baseArea, to, area } = params;
  if (baseDay === undefined) return undefined;
  if (baseCount !== undefined || baseArea !== undefined) {
    return { ...(baseCount !== undefined && { count: baseCount }), ...(baseArea !== undefined && { area: baseArea }) };
  }
  if (to === undefined) return undefined;
  const { count, area: covered } = amountOn(all, baseDay);
  return { count, ...(area !== undefined && { area: covered }) };
}

/** A base that gives an area only is held against by area only. */
function wholeBase({ count, area }: Partial<Amount>, now: Amount): Amount {
  return { count: count ?? now.count + 1, area: area ?? 0 };
}
