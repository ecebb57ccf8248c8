import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../web/i18n/i18n.ts';
import { formatArea, formatLength } from '../../../web/i18n/measures.ts';
import { formatClock, formatInstant, formatSpan } from '../../../web/i18n/times.ts';

const [zh, en] = [createI18n('zh').t, createI18n('en').t];
const minutes = (count: number) => count * 60_000;

describe('figures in words', () => {
  it('show instants by the clock of Asia/Shanghai, whatever zone this computer is in', () => {
    expect(formatInstant(Date.parse('2026-11-21T16:05:00Z'))).toBe('2026-11-22 00:05');
    expect(formatClock(Date.parse('2026-11-22T06:05:00Z'))).toBe('14:05');
  });

  it('say a span by its two largest units', () => {
    expect(formatSpan(minutes(0.5), zh)).toBe('不足1分');
    expect(formatSpan(minutes(59), zh)).toBe('59分');
    expect(formatSpan(minutes(200), zh)).toBe('3小时20分');
    expect(formatSpan(minutes(200), en)).toBe('3 h 20 min');
    expect(formatSpan(minutes(60 * 53), zh)).toBe('2天5小时');
  });

  it('give lengths and areas the unit that fits and the digits that mean something', () => {
    expect([0, 87.34, 99.96, 1234.4, 9999.4, 12_345].map(formatLength)).toEqual([
      '0.0 m',
      '87.3 m',
      '100.0 m',
      '1,234 m',
      '9,999 m',
      '12.35 km',
    ]);
    expect([54.26, 12_340.4, 999_999, 3_450_000].map(formatArea)).toEqual([
      '54.3 m²',
      '12,340 m²',
      '999,999 m²',
      '3.45 km²',
    ]);
  });
});
