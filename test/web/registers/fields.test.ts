import { describe, expect, it } from 'vitest';
import { collections } from '#domain/collections.ts';
import { faultsOf, newContent, withField } from '../../../web/registers/content.ts';
import { fieldsOf } from '../../../web/registers/fields.ts';
import { registerById, registerGroups } from '../../../web/registers/register.ts';

describe('the form of a declaration', () => {
  it('has a control of its own for every field of every register', () => {
    const registers = registerGroups().flatMap((group) => group.registers);
    expect(registers.length).toBeGreaterThanOrEqual(collections.filter(({ register }) => register).length);
    const unknown = registers.flatMap(({ id, fields }) =>
      fields.filter(({ kind }) => kind === 'other').map(({ key }) => `${id}.${key}`),
    );
    expect(unknown).toEqual([]);
  });

  it('knows choices, days, instants, photos and what is required from the schema', () => {
    const fields = new Map(registerById('reminder-signs')!.fields.map((field) => [field.key, field]));
    expect(fields.get('side')).toMatchObject({ kind: 'choice', required: true });
    expect(fields.get('surveyedOn')).toMatchObject({ kind: 'day', required: false });
    expect(fields.get('validFrom')!.kind).toBe('instant');
    expect(fields.get('photos')!.kind).toBe('photos');
  });

  it('has neither cases nor anything whose records have a door of their own', () => {
    expect(registerById('cases')).toBeUndefined();
    expect(registerById('tokens')).toBeUndefined();
    expect(registerById('people')).toBeUndefined();
  });
});

describe('the check before saving', () => {
  const { schema } = registerById('construction-sites')!;
  const fields = fieldsOf(schema);

  it('names what is missing, and what is out of its bounds with the bound', () => {
    const fresh = newContent(fields, Date.parse('2026-11-22T04:00:00.500Z'));
    expect(fresh['validFrom']).toBe('2026-11-22T04:00:00Z');
    const faults = faultsOf(schema, fields, { ...fresh, hoardingLength: -1, gates: 1.5, name: 'x'.repeat(201) });
    expect(faults.get('number')).toEqual({ why: 'missing' });
    expect(faults.get('hoardingLength')).toEqual({ why: 'minimum', limit: 0 });
    expect(faults.get('gates')).toEqual({ why: 'whole' });
    expect(faults.get('name')).toEqual({ why: 'tooLong', limit: 200 });
    expect(faults.has('validFrom')).toBe(false);
  });

  it('leaves an emptied field out, never keeps a blank', () => {
    expect(withField({ a: 'x', b: 1 }, 'a', '')).toEqual({ b: 1 });
    expect(withField({ a: ['x'] }, 'a', [])).toEqual({});
  });
});
