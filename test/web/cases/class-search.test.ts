import { pinyin } from 'pinyin-pro';
import { expect, it } from 'vitest';
import { allClasses } from '#domain/catalogue/classes.ts';
import type { RecordsView } from '#domain/record.ts';
import { searchClasses } from '../../../web/cases/class-search.ts';

const none: RecordsView = { all: () => [], get: () => undefined };
const classes = allClasses(none);
const spell = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true });
const found = (query: string, recent: readonly string[] = []) =>
  searchClasses(classes, query, spell, ({ zh }) => recent.includes(zh)).map(({ zh }) => zh);

it('finds a class by its name, the initials of its pinyin, whole pinyin, its code and English', () => {
  expect(found('bllj')[0]).toBe('暴露垃圾');
  expect(found('baolulaji')[0]).toBe('暴露垃圾');
  expect(found('暴露')[0]).toBe('暴露垃圾');
  const { code, en } = classes.find(({ zh }) => zh === '暴露垃圾')!;
  expect(found(code)).toContain('暴露垃圾');
  expect(found(en.toLowerCase())[0]).toBe('暴露垃圾');
});

it('puts what somebody used last before others that fit as well', () => {
  const [first, second] = found('l');
  expect(found('l', [second!])[0]).toBe(second);
  expect(first).not.toBe(second);
});

it('offers a dozen at most, and nothing for nothing', () => {
  expect(found('d').length).toBeLessThanOrEqual(12);
  expect(found('  ')).toEqual([]);
  expect(found('qqqq')).toEqual([]);
});
