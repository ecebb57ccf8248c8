import { expect, it } from 'vitest';
import { sourceWords } from '#domain/checks/source-words.ts';
import { formatAgainst, formatMeasured, formatPercent } from '../../../web/checks/words.ts';

it('never rounds what is not all up to all, nor something down to nothing', () => {
  const said = [100, 99.96, 100.00000000000001, 75.04, 19.999, 0.02, 0, null].map((one) => formatPercent(one, 'zh'));
  expect(said).toEqual(['100%', '99.9%', '100%', '75%', '20%', '0.1%', '0%', '—']);
});

it('says measured values with their units in both languages', () => {
  expect(formatMeasured(897.2, 'm', 'zh')).toBe('897 m');
  expect(formatMeasured(3, 'count', 'zh')).toBe('3 处');
  expect(formatMeasured(3, 'count', 'en')).toBe('3');
  expect(formatMeasured(2, 'missing', 'en')).toBe('2 missing');
  expect(formatMeasured(null, '%', 'en')).toBe('—');
});

it('does not say of what fails what it says of the limit', () => {
  expect(formatAgainst(19.999, 20, '%', 'zh')).toBe('19.999%');
  expect(formatAgainst(20, 20, '%', 'zh')).toBe('20%');
  expect(formatAgainst(500.4, 500, 'm', 'zh')).toBe('500.4 米');
  expect(formatAgainst(897, 500, 'm', 'zh')).toBe('897 m');
});

it('calls the plan by its name, and gives the source in the language of the reader where it has one', () => {
  const source = 'GB 55013-2021 5.0.1; plan 2.3.7';
  expect(sourceWords({ source }).zh).toBe('GB 55013-2021 5.0.1; 行动方案 2.3.7');
  expect(sourceWords({ source: 'plan 2.4.8：每隔500米', sourceEn: 'plan 2.4.8: each 500 m' }).en).toBe(
    'Action plan 2.4.8: each 500 m',
  );
});
