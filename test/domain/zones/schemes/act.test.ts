import { expect, test } from 'vitest';
import { moveOn, type ActRequest, type ActSetting } from '#domain/zones/schemes/act.ts';
import { versionInEffect } from '#domain/zones/schemes/in-effect.ts';
import {
  schemeActs,
  schemeStates,
  type SchemeAct,
  type SchemeState,
  type SchemeVersion,
} from '#domain/zones/schemes/scheme-version.ts';

const noon = Date.UTC(2026, 10, 22, 4);
const instant = (ms: number): string => new Date(ms).toISOString();

const version = (state: SchemeState, more: Partial<SchemeVersion> = {}): SchemeVersion => ({
  responsibilityKind: 'order',
  number: 2,
  title: '第二版',
  state,
  snapshot: '0'.repeat(64),
  edits: 3,
  createdAt: instant(noon - 1000),
  createdBy: 'person:a',
  ...more,
});
const setting: ActSetting = {
  by: 'person:b',
  isSubmitter: false,
  now: noon,
  lastEffectiveFrom: undefined,
  mostDaysAhead: 730,
};
const asked: Readonly<Record<SchemeAct, ActRequest>> = {
  submit: { act: 'submit' },
  return: { act: 'return', comment: '太大' },
  approve: { act: 'approve', approvalNumber: '1号' },
  publish: { act: 'publish' },
  withdraw: { act: 'withdraw' },
};

test.each(Object.keys(schemeStates) as SchemeState[])('from %s only its own acts lead on', (state) => {
  for (const act of Object.keys(schemeActs) as SchemeAct[]) {
    const moved = moveOn(version(state), asked[act], setting);
    const { from, to } = schemeActs[act];
    if (from !== state) expect(moved).toEqual({ ok: false, error: { reason: 'state', rule: 1, state, from } });
    else expect(moved).toMatchObject({ ok: true, value: { state: to, edits: 3, snapshot: '0'.repeat(64) } });
  }
});

test('whoever sent it does not approve it, but may publish it', () => {
  const own = { ...setting, isSubmitter: true };
  expect(moveOn(version('submitted'), asked.approve, own)).toEqual({ ok: false, error: { reason: 'own', rule: 2 } });
  expect(moveOn(version('approved'), asked.publish, own).ok).toBe(true);
});

test.each([
  ['now', undefined, undefined, instant(noon)],
  ['at this very instant', instant(noon), undefined, instant(noon)],
  ['a moment ago', instant(noon - 1), undefined, undefined],
  ['with an offset', '2026-11-22T12:00:00+08:00', undefined, instant(noon)],
  ['right after the last version', instant(noon + 11), instant(noon + 10), instant(noon + 11)],
  ['with the last version', instant(noon + 10), instant(noon + 10), undefined],
  ['now, where the last version is announced', undefined, instant(noon + 10), undefined],
  ['as far ahead as may be', instant(noon + 730 * 86_400_000), undefined, instant(noon + 730 * 86_400_000)],
  ['in a mistyped year', instant(noon + 730 * 86_400_000 + 1), undefined, undefined],
  ['beyond all years', '9999-12-31T23:59:59-23:59', undefined, undefined],
  ['at no instant', 'tomorrow', undefined, undefined],
])('published %s', (_name, effectiveFrom, lastEffectiveFrom, expected) => {
  const request = { act: 'publish' as const, ...(effectiveFrom === undefined ? {} : { effectiveFrom }) };
  const moved = moveOn(version('approved'), request, { ...setting, lastEffectiveFrom });
  expect(moved.ok ? moved.value.effectiveFrom : undefined).toBe(expected);
  if (!moved.ok) expect(moved.error).toMatchObject({ rule: 5 });
});

test('of published versions the one that took effect last is in effect, from its very instant on', () => {
  const known = (id: string, more: Partial<SchemeVersion>) => ({ id, content: version('published', more) });
  const versions = [
    known('late', { effectiveFrom: instant(noon + 100) }),
    known('early', { effectiveFrom: instant(noon) }),
    known('other', { effectiveFrom: instant(noon + 50), responsibilityKind: 'cleaning' }),
    { id: 'approved', content: version('approved') },
  ];
  const found = [-1, 0, 99, 100].map((ms) => versionInEffect(versions, 'order', noon + ms)?.id);
  expect(found).toEqual([undefined, 'early', 'early', 'late']);
});
