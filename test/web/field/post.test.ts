import { describe, expect, it } from 'vitest';
import { isWorthSending, noFix, placeNow, type PhoneFix } from '../../../web/field/position/phone-fix.ts';
import { onPostOf } from '../../../web/field/roster/on-post.ts';
import { whoSees } from '../../../web/field/roster/who-sees.ts';
import { anItem, noon } from './world.ts';

const on = anItem({ kind: 'on', input: { post: 'GW-1' } });
const off = anItem({ kind: 'off' }, { id: 'i2', order: 2 });
const told = { id: 's', from: noon - 3_600_000, until: noon + 3_600_000 };

describe('whether somebody is on post', () => {
  it('is what the server said, until it ends by itself', () => {
    expect(onPostOf(told, [], noon, noon)).toMatchObject({ from: told.from, isWaiting: false });
    expect(onPostOf(told, [], noon, told.until)).toBeUndefined();
    expect(onPostOf(undefined, [], noon, noon)).toBeUndefined();
  });

  it('is what was done on the phone without signal, marked as waiting', () => {
    expect(onPostOf(undefined, [on], noon - 1, noon)).toEqual({ from: noon, post: 'GW-1', isWaiting: true });
  });

  it('ends the moment one signs off, whatever the server says and even where it refused', () => {
    expect(onPostOf(told, [off], noon, noon)).toBeUndefined();
    expect(onPostOf(told, [{ ...off, state: 'refused' }], noon, noon)).toBeUndefined();
  });

  it('is not what the server refused, nor what it knew already', () => {
    expect(onPostOf(undefined, [{ ...on, state: 'refused' }], noon, noon)).toBeUndefined();
    const sent = { ...off, state: 'sent' as const, sentAt: new Date(noon - 60_000).toISOString() };
    expect(onPostOf(told, [sent], noon, noon)).toBeDefined();
  });
});

describe('which fixes are worth sending', () => {
  const at = (seconds: number, metres = 0, accuracy = 10): PhoneFix => ({
    at: noon + seconds * 1000,
    lon: 119.9,
    lat: 32.5 + metres / 111_000,
    accuracy,
  });

  it('are the first, a move, and one now and then of somebody who stands', () => {
    expect(isWorthSending(undefined, at(0))).toBe(true);
    expect(isWorthSending(at(0), at(30, 60))).toBe(true);
    expect(isWorthSending(at(0), at(30, 5))).toBe(false);
    expect(isWorthSending(at(0), at(120, 0))).toBe(true);
  });

  it('are none that come too soon or only tremble within what is vague', () => {
    expect(isWorthSending(at(0), at(10, 500))).toBe(false);
    expect(isWorthSending(at(0, 0, 100), at(30, 60, 90))).toBe(false);
    expect(isWorthSending(at(30), at(0, 90))).toBe(false);
  });

  it('go with an act as long as they say where the phone is, not where it was', () => {
    expect(placeNow(at(0), noon + 120_000)).toEqual({ lon: 119.9, lat: 32.5, accuracy: 10 });
    expect(placeNow(at(0), noon + 120_001)).toEqual({});
    expect(placeNow(undefined, noon)).toEqual({});
  });

  it('are much better ones soon', () => {
    expect(isWorthSending(at(0, 0, 100), at(5, 0, 10))).toBe(true);
  });
});

describe('what is said of positions', () => {
  it('names the seats that see them, crew members not among them', () => {
    expect(whoSees.map(({ zh }) => zh)).toEqual(['值班长', '派遣员', '责任单位经办人', '责任单位审批人（中队长）']);
  });

  it('tells a refusal from a phone that does not know', () => {
    expect([noFix({ code: 1 }), noFix({ code: 2 }), noFix({ code: 3 })]).toEqual([
      'denied',
      'unavailable',
      'unavailable',
    ]);
  });
});
