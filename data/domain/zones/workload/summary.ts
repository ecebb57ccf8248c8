import type { Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { grouped } from '../whole-city/grouped.ts';
import { zonesOf } from '../whole-city/zones.ts';
import { Tally } from './tally.ts';
import type { Balance, LoadMeasure, UnitLoad, Workload } from './workload.ts';

/** The loads of zones and units, and how evenly the units share them. */
export function summary(coverage: Coverage, tallies: ReadonlyMap<Owner, Tally>, caseDays: number): Workload {
  const zones = zonesOf(coverage);
  const empty = new Tally();
  const tallyOf = (id: Owner): Tally => tallies.get(id) ?? empty;
  const units = [...grouped(zones, ({ content }) => content.unit ?? '')]
    .sort(([p], [q]) => (p < q ? -1 : 1))
    .map(([unit, members]): UnitLoad => {
      const sum = new Tally();
      for (const { id } of members) sum.add(tallyOf(id));
      return { unit, zones: members.length, ...sum.load() };
    });
  return {
    zones: zones.map(({ id, content: { number, name, unit } }) => ({
      id,
      number,
      name,
      ...(unit === undefined ? {} : { unit }),
      ...tallyOf(id).load(),
    })),
    units,
    balance: balanceOf(units.filter(({ unit }) => unit !== '')),
    caseDays,
  };
}

function balanceOf(units: readonly UnitLoad[]): Workload['balance'] {
  if (units.length === 0) return null;
  const of = (measure: LoadMeasure): Balance => {
    const values = units.map((unit) => unit[measure]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, least, most, spread: least === 0 ? null : most / least };
  };
  return { area: of('area'), road: of('road'), parties: of('parties'), cases: of('cases') };
}
