import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../web/i18n/i18n.ts';
import { formatArea, formatLength } from '../../../web/i18n/numbers.ts';
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

  it('give lengths and areas the unit that fits', () => {
    expect([formatLength(999.94, 'zh'), formatLength(1000, 'zh'), formatLength(12_345, 'en')]).toEqual([
      '999.9 m',
      '1,000 m',
      '12.35 km',
    ]);
    expect([formatArea(9_999, 'zh'), formatArea(10_000, 'zh'), formatArea(12_345_678, 'en')]).toEqual([
      '9,999 m²',
      '1 ha',
      '12.35 km²',
    ]);
  });
});
