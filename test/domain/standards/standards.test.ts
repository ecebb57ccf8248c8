import { expect, test } from 'vitest';
import glossary from '../../../data/glossary.json' with { type: 'json' };
import components from '#standards/components-47678-2026.json' with { type: 'json' };
import duties from '#standards/class-duties.json' with { type: 'json' };
import holidays from '#standards/holidays.json' with { type: 'json' };
import matters from '#standards/matters-47678-2026.json' with { type: 'json' };
import { actions } from '#domain/actions.ts';
import { responsibilityKinds } from '#domain/zones/collection.ts';

test('the catalogue has the 97 matters of classes 06 to 10, each code once', () => {
  expect(matters.matters.length).toBe(97);
  expect(new Set(matters.matters.map(({ code }) => code)).size).toBe(97);
  for (const { code, zh, en } of matters.matters) {
    expect(code).toMatch(/^(0[6-9]|10)\d{3}$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toBe('');
  }
});

test('the limits are those of the local standard', () => {
  const limit = (code: string) => {
    const found = matters.matters.find((matter) => matter.code === code)?.limit;
    return found && [found.amount, found.unit];
  };
  expect(limit('06010')).toEqual([4, 'workHour']);
  expect(limit('07001')).toEqual([1, 'workDay']);
  expect(limit('09001')).toEqual([2, 'urgentHour']);
  expect(limit('06011')).toEqual([5, 'workDay']);
  expect(limit('06009')).toBeUndefined();
});

test('each class of the catalogues has one duty, with a known kind of responsibility and action', () => {
  const keys = duties.duties.map(({ kind, code }) => `${kind} ${code}`);
  const wanted = [
    ...matters.matters.map(({ code }) => `matter ${code}`),
    ...components.components.map(({ code }) => `component ${code}`),
  ];
  expect([...keys].sort()).toEqual(wanted.sort());
  for (const { responsibilityKind, action } of duties.duties) {
    expect(Object.keys(responsibilityKinds)).toContain(responsibilityKind);
    expect(Object.keys(actions)).toContain(String(action));
  }
});

test('a year without arrangement says so and has no days', () => {
  for (const year of holidays.years) {
    expect(year.known).toBe(year.off !== undefined);
    for (const day of [...(year.off ?? []).flatMap(([from, to]) => [from!, to!]), ...(year.madeUp ?? [])]) {
      expect(day.slice(0, 4)).toBe(String(year.year));
    }
  }
});

test('each word of the glossary stands once', () => {
  const words = glossary.terms.map(({ zh }) => zh);
  expect(new Set(words).size).toBe(words.length);
});
