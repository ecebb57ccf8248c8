import { describe, expect, it } from 'vitest';
import { daysOf, presetOf, readAsked, writeAsked } from '../../../web/numbers/asked.ts';
import { tableSearch } from '../../../web/numbers/api.ts';
import { parseOwn, serialiseOwn } from '../../../web/state/own-search.ts';

/** A Sunday. */
const today = '2026-11-22';

describe('the address of the numbers', () => {
  it('opens with this month by unit, worst first', () => {
    expect(readAsked({}, today)).toEqual({
      by: 'unit',
      first: '2026-11-01',
      last: '2026-11-22',
      filters: {},
      sort: 'onTimeHandlingRate',
      turned: false,
      columns: 'main',
    });
  });

  it('names its period, so that it shows tomorrow what it shows today', () => {
    const query = serialiseOwn(writeAsked(readAsked({}, today)));
    expect(query).toBe('first=2026-11-01&last=2026-11-22');
    expect(readAsked(parseOwn(query), '2026-12-05')).toEqual(readAsked({}, today));
  });

  it('holds filters, division, order, columns and report, and reads them back', () => {
    const asked = {
      by: 'class',
      first: '2026-10-01',
      last: '2026-10-31',
      filters: { unit: ['一中队', '海陵,二中队'], action: ['2'], channel: ['patrol'] },
      sort: 'reworkRate',
      turned: true,
      columns: 'all',
      report: { kind: 'week', of: '2026-10-08' },
    } as const;
    expect(readAsked(parseOwn(serialiseOwn(writeAsked(asked))), today)).toEqual(asked);
  });

  it('falls back where it says what cannot be', () => {
    const odd = { by: 'moon', first: '2026-11-09', last: '2026-11-01', report: 'year', cols: 'few' };
    expect(readAsked(odd, today)).toEqual(readAsked({}, today));
  });

  it('asks the server for whole days of Shanghai', () => {
    const asked = readAsked(
      { by: 'day', first: '2026-11-01', last: '2026-11-02', units: '海陵%2C二中队,一中队' },
      today,
    );
    expect(tableSearch(asked)).toBe(
      new URLSearchParams({
        from: '2026-10-31T16:00:00Z',
        to: '2026-11-02T16:00:00Z',
        by: 'day',
        unit: '海陵%2C二中队,一中队',
      }).toString(),
    );
  });
});

describe('ready-made periods', () => {
  it('end today; weeks begin on Monday', () => {
    expect(daysOf('week', today)).toEqual(['2026-11-16', '2026-11-22']);
    expect(daysOf('week', '2026-11-23')).toEqual(['2026-11-23', '2026-11-23']);
    expect(daysOf('yesterday', '2026-03-01')).toEqual(['2026-02-28', '2026-02-28']);
    expect(daysOf('lastMonth', '2026-01-15')).toEqual(['2025-12-01', '2025-12-31']);
  });

  it('are known again by their days, others are not', () => {
    expect(presetOf('2026-11-01', '2026-11-22', today)).toBe('month');
    expect(presetOf('2026-11-02', '2026-11-22', today)).toBeUndefined();
  });
});
