import { describe, expect, test } from 'vitest';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { classWithoutBureau } from '#domain/catalogue/classes.ts';
import { currentStandard } from '#domain/catalogue/codes.ts';
import { freeCode, toContent, toFields } from '../../../web/catalogue/class-fields.ts';

const key = { standard: currentStandard, kind: 'matter', code: '06010' } as const;
const base = classWithoutBureau({ get: () => undefined, all: () => [] }, key) as CaseClass;

describe('what is typed about a class', () => {
  test('makes a record only of what differs from the standard', () => {
    const fields = toFields(undefined, base);
    expect(toContent(key, { ...fields, source: ' 局发 ' }, base)).toEqual({ ...key, source: '局发' });
    expect(toContent(key, { ...fields, closing: '', retired: true, source: '局发' }, base)).toEqual({
      ...key,
      closing: '',
      retired: true,
      source: '局发',
    });
    expect(toContent(key, { ...fields, limitAmount: '4', limitUnit: 'workDay', source: '局发' }, base)).toMatchObject({
      limitAmount: 4,
      limitUnit: 'workDay',
    });
  });

  test('comes back from its record as it was typed', () => {
    const typed = { ...toFields(undefined, base), action: '5', urgent: true, code2007: '0199', source: '局发' };
    expect(toFields(toContent(key, typed, base), base)).toEqual(typed);
  });
});

test('the next number of a group is the first above 080 that is not taken', () => {
  expect(freeCode('09', new Set(['09080', '09082']))).toBe('09081');
  expect(freeCode('09', new Set())).toBe('09080');
});
