import { describe, expect, it } from 'vitest';
import { allRules } from '#domain/checks/all-rules.ts';
import { faultsOfRule } from '#domain/checks/faults-of-rule.ts';
import { checkKinds } from '#domain/checks/kinds.ts';
import { createI18n } from '../../../web/i18n/i18n.ts';
import {
  blankParams,
  collectionOf,
  paramFields,
  rowSchema,
  type ParamField,
} from '../../../web/checks/rule-editor/param-shape.ts';
import { ruleFaults } from '../../../web/checks/rule-editor/rule-faults.ts';
import { contentOf, toContent, toFields } from '../../../web/checks/rule-editor/rule-fields.ts';

const none = { get: () => undefined, all: () => [] };
const rules = allRules(none);
const { t } = createI18n('zh');

/** All fields of a kind, those of rows and groups too. */
function everyField(fields: readonly ParamField[]): ParamField[] {
  return fields.flatMap((field) => [
    field,
    ...(field.kind === 'rows' ? everyField(paramFields(rowSchema(field))) : []),
    ...(field.kind === 'group' ? everyField(paramFields(field.schema)) : []),
  ]);
}

describe('the form of a rule', () => {
  it('gives each standard rule back as it was', () => {
    expect(rules.length).toBeGreaterThan(10);
    for (const rule of rules) {
      expect(toContent(toFields(rule))).toEqual(contentOf(rule));
    }
  });

  it('has a field of its own for every parameter of every kind, with titles in both languages', () => {
    for (const [kind, declared] of Object.entries(checkKinds)) {
      for (const field of everyField(paramFields(declared.params))) {
        expect({ kind, key: field.key, is: field.kind }).not.toMatchObject({ is: 'other' });
        expect({ kind, key: field.key, title: field.titles.zh }).not.toMatchObject({ title: field.key });
      }
    }
  });

  it('begins a new rule with nothing that would have to be taken away', () => {
    const spacing = blankParams(checkKinds.spacing!.params);
    expect(spacing).toMatchObject({ roads: {}, things: { collection: '', where: {} }, reading: 'gap', forbidden: [] });
    expect(spacing).not.toHaveProperty('limits');
    expect(spacing).not.toHaveProperty('metres');
  });

  it('knows whose properties a condition means', () => {
    const fields = paramFields(checkKinds.spacing!.params);
    const field = (key: string) => fields.find((one) => one.key === key)!;
    const value = { things: { collection: 'litter-bins', where: {} } };
    expect(collectionOf(field('roads'), fields, value, undefined)).toBe('roads');
    expect(collectionOf(field('counts'), fields, value, undefined)).toBe('litter-bins');
    expect(collectionOf(field('counts'), fields, {}, undefined)).toBeUndefined();
  });
});

describe('faults of a rule', () => {
  const signs = rules.find(({ id }) => id === 'signs-spacing')!;
  const faults = (params: Record<string, unknown>) =>
    ruleFaults(faultsOfRule({ ...signs, params: { ...signs.params, ...params } }), t);

  it('stand at their fields, in words', () => {
    expect(faults({ metres: 0 }).at('/params/metres')).toBe('不能小于 1');
    const { metres: _, ...bare } = signs.params;
    expect(ruleFaults(faultsOfRule({ ...signs, params: bare }), t).at('/params/metres')).toBe('请填写');
    expect(faults({ things: { collection: 'dragons', where: {} } }).within('/params')).toBe('没有图层“dragons”');
    expect(faults({ counts: { wings: ['2'] } }).within('/params/counts')).toBe('图层没有字段“wings”');
    expect(faults({ counts: { state: [] } }).within('/params/counts')).toBe('至少 1 项');
    expect(faults({}).count).toBe(0);
  });
});
