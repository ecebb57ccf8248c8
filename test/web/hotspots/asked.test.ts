import { describe, expect, it } from 'vitest';
import { matrixSearchOf, readAsked, searchOf, spanOf, writeAsked } from '../../../web/hotspots/asked.ts';

const today = '2026-11-22';

describe('what the hotspots page asks for', () => {
  it('begins with the twelve weeks up to yesterday, in the unit grid', () => {
    const asked = readAsked({}, today);
    expect(asked).toMatchObject({
      cells: 'unit',
      slice: 'week',
      source: 'all',
      first: '2026-08-30',
      last: '2026-11-21',
    });
    expect(spanOf(asked.first, asked.last, today)).toBe('12');
    expect(spanOf(asked.first, '2026-11-20', today)).toBeUndefined();
  });

  it('keeps everything in the address and reads the same back on any day', () => {
    const asked = {
      cells: 'hexagon',
      slice: 'day',
      source: 'public',
      first: '2026-10-01',
      last: '2026-10-31',
      filters: { unit: ['一中队', '甲,乙'], classCode: ['06010'] },
      weekday: 5,
      hour: 0,
    } as const;
    expect(readAsked(writeAsked(asked), '2027-03-01')).toEqual(asked);
  });

  it('cuts no more days into slices than the server does', () => {
    const sliceOf = (first: string) => readAsked({ slice: 'day', first, last: '2026-11-21' }, today).slice;
    expect([sliceOf('2026-07-25'), sliceOf('2026-07-24')]).toEqual(['day', 'week']);
  });

  it('asks the server by its own names, and the matrix without the hour that is chosen in it', () => {
    const asked = readAsked({ units: '一中队', weekday: '5', hour: '18' }, today);
    const search = new URLSearchParams(searchOf(asked));
    expect(Object.fromEntries(search)).toMatchObject({ unit: '一中队', weekday: '5', hour: '18', from: '2026-08-30' });
    const matrix = new URLSearchParams(matrixSearchOf(asked));
    expect([matrix.has('weekday'), matrix.has('hour'), matrix.get('unit')]).toEqual([false, false, '一中队']);
  });

  it('leaves out what is written wrongly', () => {
    const asked = readAsked(
      { cells: 'square', first: '2026-11-31', last: '2026-11-01', weekday: '8', hour: '24' },
      today,
    );
    expect(asked).toEqual(readAsked({}, today));
  });
});
