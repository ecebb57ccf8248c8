import { describe, expect, it } from 'vitest';
import type { NumberRow } from '#domain/cases/numbers/table.ts';
import { formatShare } from '../../../web/i18n/percent.ts';
import { sortRows } from '../../../web/numbers/sort-rows.ts';

const row = (key: string, n: number, m: number): NumberRow => ({
  key,
  label: { zh: key, en: key },
  query: {},
  cells: {
    onTimeHandlingRate: { value: m === 0 ? null : n / m, n, m },
    reworkRate: { value: m === 0 ? null : n / m, n, m },
    overdue: { value: m - n, n: m - n },
  },
});
const rows = [
  row('甲', 9, 10),
  row('乙', 0, 0),
  row('丙', 1, 2),
  row('丁', 50, 100),
  row('2号', 10, 10),
  row('10号', 0, 1),
];
const keys = (sort: string, turned = false) => sortRows(rows, { sort, turned }, 'zh').map(({ key }) => key);

describe('rows of numbers', () => {
  it('stand worst first, of equal rates the one of more cases first, an empty base last', () => {
    expect(keys('onTimeHandlingRate')).toEqual(['10号', '丁', '丙', '甲', '2号', '乙']);
  });

  it('take more as worse where less is better', () => {
    expect(keys('reworkRate').slice(0, 2)).toEqual(['2号', '甲']);
    expect(keys('overdue')[0]).toBe('丁');
  });

  it('turned round still leave the empty base last', () => {
    expect(keys('onTimeHandlingRate', true)).toEqual(['2号', '甲', '丁', '丙', '10号', '乙']);
  });

  it('stand by name in the order of numbers within', () => {
    expect(keys('label').slice(0, 2)).toEqual(['2号', '10号']);
  });
});

describe('a share in per cent', () => {
  it('has one decimal, and is all or nothing only where it is', () => {
    expect([formatShare(1, 3), formatShare(3, 3), formatShare(0, 3)]).toEqual(['33.3%', '100.0%', '0.0%']);
    expect([formatShare(9999, 10_000), formatShare(1, 10_000)]).toEqual(['99.9%', '0.1%']);
  });
});
