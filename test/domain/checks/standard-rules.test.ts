import { describe, expect, it } from 'vitest';
import { allRules } from '#domain/checks/all-rules.ts';
import { faultsOfRule } from '#domain/checks/faults-of-rule.ts';
import { kindOf } from '#domain/checks/kinds.ts';
import { collectionById } from '#domain/collections.ts';
import matters from '#standards/matters-47678-2026.json' with { type: 'json' };

const rules = allRules({ get: () => undefined, all: () => [] }).map((rule) => [rule.id, rule] as const);
const codes = new Set(matters.matters.map(({ code }) => code));
const chinese = /\p{Script=Han}/u;

/** Conditions in params with the collection that they are on. */
function conditions(params: unknown, collection?: string): [collection: string, names: string[]][] {
  if (Array.isArray(params)) return params.flatMap((one) => conditions(one, collection));
  if (typeof params !== 'object' || params === null) return [];
  const given = params as Readonly<Record<string, unknown>>;
  const own = typeof given['collection'] === 'string' ? given['collection'] : collection;
  return Object.entries(given).flatMap(([name, value]): [string, string[]][] => {
    if (name === 'roads' && !Array.isArray(value)) return [['roads', Object.keys(value as object)]];
    if (name === 'where') return own === undefined ? [] : [[own, Object.keys(value as object)]];
    return conditions(value, own);
  });
}

describe.each(rules)('the rule %s', (id, rule) => {
  it('is given all that its kind wants, in both languages, with its source', () => {
    expect(faultsOfRule(rule)).toEqual([]);
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(rule.zh).toMatch(chinese);
    expect(rule.en).toMatch(/^[A-Z]/);
    expect(rule.source).toMatch(/plan \d|GB|CJJ|标准|转引/);
    if (rule.tier === 'mandatory') expect(rule.source).toMatch(/GB 5\d{4}|条例/);
    if (rule.tier === 'plan') expect(rule.source).toMatch(/^plan \d/);
  });

  it('names only what there is: properties of collections and classes of cases', () => {
    for (const collection of kindOf(rule.kind)!.looksAt(rule.params as never).collections) {
      expect(collectionById(collection)).toBeDefined();
    }
    for (const [collection, names] of conditions(rule.params)) {
      const held = Object.keys(collectionById(collection)!.schema.properties);
      for (const name of names) expect([collection, held.includes(name) ? name : held]).toEqual([collection, name]);
    }
    if (rule.caseClass !== undefined) {
      expect(rule.caseClass).toMatchObject({ standard: 'GB/T 47678.5-2026', kind: 'matter' });
      expect(codes).toContain(rule.caseClass.code);
    }
  });
});

it('no rule is there twice', () => {
  expect(new Set(rules.map(([id]) => id)).size).toBe(rules.length);
});
