import { describe, expect, test } from 'vitest';
import { allClasses } from '#domain/catalogue/classes.ts';
import { filterClasses, type ClassFilter } from '../../../web/catalogue/class-filter.ts';

const none: ClassFilter = { words: '', group: '', action: '', own: false, retired: false };
const spelled: Readonly<Record<string, readonly string[]>> = {
  暴露垃圾: ['bao', 'lu', 'la', 'ji'],
  垃圾箱: ['la', 'ji', 'xiang'],
};
const all = allClasses({ get: () => undefined, all: () => [] });
const left = (filter: Partial<ClassFilter>, isOwn = (): boolean => false) =>
  filterClasses(all, { ...none, ...filter }, (text) => spelled[text] ?? [], isOwn);
const names = (filter: Partial<ClassFilter>) => left(filter).map(({ zh }) => zh);

describe('the list of classes', () => {
  test('begins with matters, and leaves what goes wrong with components out until it is asked for', () => {
    expect(left({})).toHaveLength(97 + 153);
    expect(names({})[0]).toBe('私搭乱建');
    expect(left({ group: 'matter 03' })).toHaveLength(16);
    expect(names({ words: '公共厕所' })).toEqual(['公共厕所', '公共厕所异常']);
  });

  test('is looked through by name, code, English and pinyin, what begins so first', () => {
    expect(names({ words: 'lj' })).toEqual(['垃圾箱', '暴露垃圾']);
    expect(names({ words: 'bllj' })).toEqual(['暴露垃圾']);
    expect(names({ words: '0701' })).toEqual([]);
    expect(names({ words: '07001' })).toEqual(['非法小广告']);
    expect(names({ words: 'litter' })).toEqual(['垃圾箱', '垃圾箱异常']);
  });

  test('is narrowed to an action and to what the bureau says', () => {
    expect(left({ action: '5' }).every(({ action }) => action === 5)).toBe(true);
    expect(left({ own: true })).toEqual([]);
    expect(left({ own: true }, () => true)).toHaveLength(403);
  });
});
