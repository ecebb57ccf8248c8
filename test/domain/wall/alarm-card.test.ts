import { expect, test } from 'vitest';
import { arrivalsOf, cardUntil } from '#domain/wall/alarm-card.ts';
import type { Alarm } from '#domain/wall/figures.ts';

const now = Date.parse('2026-11-23T10:00:00+08:00');
const minute = 60_000;
const alarm = (id: string, since: number): Alarm => ({
  ...{ id, number: `20261123-${id}`, className: '道路塌陷', place: '坡子街', status: 'pendingDispatch', urgent: true },
  ...{ lon: 119.9, lat: 32.5, reportedAt: new Date(since).toISOString(), since: new Date(since).toISOString() },
});
const none = new Map<string, number>();
const nobody = new Set<string>();

test('the card of a new urgent case lies over the scene for its minutes, and not at all where there is none', () => {
  const alarms = [alarm('0001', now)];
  expect(cardUntil(alarms, arrivalsOf(none, alarms, nobody, now + 800), 2 * minute)).toBe(now + 2 * minute + 800);
  expect(cardUntil([], none, 2 * minute)).toBe(-Infinity);
});

test('a case that became urgent long ago, and is heard of only now, has its minutes too', () => {
  const alarms = [alarm('0001', now - 60 * minute)];
  expect(cardUntil(alarms, arrivalsOf(none, alarms, nobody, now), 2 * minute)).toBe(now + 2 * minute);
});

test('a page that is loaded anew does not begin again, and a new case beside an old one does', () => {
  const old = alarm('0001', now - 60 * minute);
  const reloaded = arrivalsOf(none, [old], new Set(['0001']), now);
  expect(cardUntil([old], reloaded, 2 * minute)).toBe(now - 58 * minute);
  const both = [alarm('0002', now), old];
  expect(cardUntil(both, arrivalsOf(reloaded, both, new Set(['0001']), now), 2 * minute)).toBe(now + 2 * minute);
});

test('what was answered is forgotten, and nothing is told anew where nothing changed', () => {
  const alarms = [alarm('0001', now), alarm('0002', now)];
  const told = arrivalsOf(none, alarms, nobody, now);
  expect(arrivalsOf(told, alarms, nobody, now + minute)).toBe(told);
  expect([...arrivalsOf(told, alarms.slice(1), nobody, now + minute)]).toEqual([['0002', now]]);
});
