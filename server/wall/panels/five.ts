import type { Figures } from '#domain/wall/figures.ts';
import type { Context } from '../../context.ts';
import { readFive } from '../../numbers/reader.ts';

/** The five as `/api/numbers/five` has them, without what opens their lists. */
export async function fiveFigures(context: Context): Promise<Figures['five']> {
  const { filedToday, overdue, onTime, repeat, onDuty } = (await readFive(context)).five;
  const [worst] = repeat.places;
  return {
    filedToday: { n: filedToday.n, citizens: filedToday.citizens.n, yesterday: filedToday.yesterday.n },
    overdue: {
      n: overdue.n,
      ...(overdue.worstUnit && { worstUnit: { unit: overdue.worstUnit.unit, n: overdue.worstUnit.n } }),
      ...(overdue.longest && {
        longest: {
          number: overdue.longest.number,
          place: overdue.longest.place,
          unit: overdue.longest.unit,
          dueAt: overdue.longest.dueAt,
        },
      }),
    },
    onTime: { n: onTime.n, m: onTime.m, value: onTime.value, suspended: onTime.suspended.n },
    repeat: {
      n: repeat.n,
      ...(worst && {
        worst: { place: worst.place, ...(worst.unit === '' ? {} : { unit: worst.unit }), n: worst.n },
      }),
    },
    onDuty: {
      n: onDuty.n,
      m: onDuty.m,
      value: onDuty.value,
      ...(onDuty.lost && { lost: onDuty.lost.n }),
      ...(onDuty.absent && { absent: onDuty.absent.n }),
    },
  };
}
