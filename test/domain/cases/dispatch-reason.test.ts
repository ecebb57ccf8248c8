import { describe, expect, it } from 'vitest';
import { performAct } from '#domain/cases/course/perform.ts';
import { newCase } from '#domain/cases/course/report.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { Properties } from '#domain/feature.ts';
import { standardRules, worldOf } from '#domain/sample-city/cases/rules.ts';

const at = Date.parse('2026-11-20T16:00:00+08:00');
const caseClass = standardRules.classOf({ standard: 'GB/T 47678.5-2026', kind: 'matter', code: '06010' })!;
const world = {
  ...worldOf(standardRules, caseClass, at, { hand: 'person:a' }),
  isUnit: (name: string) => /中队$/.test(name),
};

/** A case that was filed, for the unit that its zone names. */
function filed(unit: string): Properties {
  const what = { caseClass, channel: 'patrol', place: '坡子街', unit, source: '测试', sourceDatum: 'wgs84' } as const;
  const begun = newCase({ number: '20261120-0001', ...what }, { now: at, figures: standardRules.figures });
  const done = performAct(begun, 'case.file', {}, world);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.properties;
}

const sent = (of: Properties, input: ActInput) => {
  const done = performAct(of, 'case.dispatch', input, world);
  return done.ok ? done.value.properties['unit'] : done.error;
};

describe('sending a case elsewhere than its zone says', () => {
  it('needs a reason', () => {
    expect(sent(filed('城中中队'), { unit: '城东中队' })).toEqual({ reason: 'missing', field: 'reason' });
    expect(sent(filed('城中中队'), { unit: '城东中队', reason: '辖区已调整' })).toBe('城东中队');
  });

  it('needs none to where the zone says, where no zone names a unit, or after that unit gave it back', () => {
    expect(sent(filed('城中中队'), {})).toBe('城中中队');
    expect(sent(filed('城中中队'), { unit: '城中中队' })).toBe('城中中队');
    expect(sent(filed(''), { unit: '城东中队' })).toBe('城东中队');
    expect(sent({ ...filed('城中中队'), returns: 1 }, { unit: '城东中队' })).toBe('城东中队');
  });
});
