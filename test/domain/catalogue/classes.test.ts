import { describe, expect, test } from 'vitest';
import type { ClassKey } from '#domain/catalogue/case-class.ts';
import { caseClasses, classRecordId, type ClassContent } from '#domain/catalogue/case-classes.ts';
import { allClasses, classOf } from '#domain/catalogue/classes.ts';
import { bureau } from './records.ts';

const standard = 'GB/T 47678.5-2026';
const matter = (code: string): ClassKey => ({ standard, kind: 'matter', code });
const component = (code: string): ClassKey => ({ standard, kind: 'component', code });

/** A class of the bureau's own. */
const squares: ClassContent = {
  ...matter('09080'),
  zh: '广场舞扰民',
  en: 'noisy square dancing',
  action: 2,
  responsibilityKind: 'order',
  calendar: 'office',
  limitAmount: 2,
  limitUnit: 'urgentHour',
  source: '局发〔2026〕30号',
};

describe('the standard', () => {
  test('has 153 components, a matter "异常" of each, and 97 further matters', () => {
    const all = allClasses(bureau());
    expect(all.filter(({ kind }) => kind === 'component')).toHaveLength(153);
    expect(all.filter(({ kind }) => kind === 'matter')).toHaveLength(250);
    expect(all.some(({ retired, urgent }) => retired || urgent)).toBe(false);
  });

  test('knows one code as a component and as a matter', () => {
    expect(classOf(bureau(), component('01001'))?.zh).toBe('供水井盖');
    expect(classOf(bureau(), matter('01001'))?.zh).toBe('供水井盖异常');
    expect(classOf(bureau(), matter('06001'))?.zh).toBe('私搭乱建');
    expect(classOf(bureau(), { ...matter('06001'), standard: 'GB/T 30428.2-2013' })).toBeUndefined();
  });

  test('gives limit, calendar, kind of responsibility and action, and where the limit comes from', () => {
    expect(classOf(bureau(), matter('06010'))).toMatchObject({
      limit: { amount: 4, unit: 'workHour' },
      calendar: 'sanitation',
      responsibilityKind: 'cleaning',
      action: 3,
      closing: '清理干净',
      source: '运城市立案、处置和结案标准（2025—2026，转录）',
    });
  });

  test('leaves a limit open where no source has one: then the setting holds, and says so', () => {
    expect(classOf(bureau(), matter('06009'))).toMatchObject({
      limit: { amount: 3, unit: 'workDay' },
      source: '示意：分类标准与地方标准均未规定',
    });
    const set = bureau([], { 'catalogue.defaultLimitDays': { value: 5, source: '局发〔2026〕31号' } });
    expect(classOf(set, matter('06009'))).toMatchObject({
      limit: { amount: 5, unit: 'workDay' },
      source: '局发〔2026〕31号',
    });
    expect(classOf(set, matter('06010'))?.limit).toEqual({ amount: 4, unit: 'workHour' });
  });

  test('is listed components first, each kind by code', () => {
    const codes = allClasses(bureau([squares])).map(({ kind, code }) => `${kind} ${code}`);
    expect(codes).toEqual([...codes].sort());
    expect(codes).toContain('matter 09080');
  });
});

describe('what the bureau says', () => {
  test('stands over the standard, one figure at a time', () => {
    const said = { ...matter('06010'), limitAmount: 2, limitUnit: 'workHour', urgent: true, source: '局发〔2026〕8号' };
    expect(classOf(bureau([said as ClassContent]), matter('06010'))).toMatchObject({
      zh: '暴露垃圾',
      limit: { amount: 2, unit: 'workHour' },
      urgent: true,
      calendar: 'sanitation',
      source: '局发〔2026〕8号',
    });
  });

  test('retires a class, which those that have it still find', () => {
    const records = bureau([{ ...matter('06024'), retired: true, source: '局发〔2026〕8号' }]);
    expect(classOf(records, matter('06024'))).toMatchObject({ zh: '水域秩序乱象', retired: true });
    expect(allClasses(records).filter(({ retired }) => retired)).toHaveLength(1);
  });

  test('adds a class of its own, told by its name', () => {
    expect(classOf(bureau([squares]), matter('09080'))).toMatchObject({
      zh: '广场舞扰民（自定义）',
      en: 'noisy square dancing (local)',
      limit: { amount: 2, unit: 'urgentHour' },
      urgent: false,
      retired: false,
    });
  });
});

describe('a record of a class', () => {
  const faults = (content: ClassContent, id = classRecordId(content)) =>
    caseClasses.check!(bureau(), id, { ...content }).map(({ pointer, detail }) => `${pointer} ${detail}`);

  test('is named by standard, kind and code together', () => {
    expect(classRecordId(matter('06010'))).toBe('gb-t-47678.5-2026_matter_06010');
    expect(faults(squares)).toEqual([]);
    expect(faults(squares, 'another')).toEqual([' must have the id "gb-t-47678.5-2026_matter_09080"']);
  });

  test('of the bureau itself has a number that the standard keeps free, and says everything', () => {
    expect(faults({ ...squares, code: '09050' })).toEqual([
      '/code is kept for the standard; own classes take 080 to 999',
    ]);
    expect(faults({ ...squares, code: '12080' })).toEqual(['/code belongs to no group of the catalogue']);
    const { limitUnit: _, action: __, ...less } = squares;
    expect(faults(less)).toEqual(['/limitUnit is missing', '/action is missing']);
  });

  test('names a calendar that there is', () => {
    expect(faults({ ...matter('06010'), calendar: 'summer', source: '局发' })).toEqual([
      '/calendar there is no calendar "summer"',
    ]);
  });
});
