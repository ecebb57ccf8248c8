import { expect, test } from 'vitest';
import { parseDatetime } from '../../../server/http/instants.ts';

test.each([
  ['2026-11-22T08:00:00Z', { from: '2026-11-22T08:00:00.000Z', to: '2026-11-22T08:00:00.000Z' }],
  ['2026-11-22T08:00:00+08:00', { from: '2026-11-22T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' }],
  ['2026-11-22T08:00:00.5Z/..', { from: '2026-11-22T08:00:00.500Z' }],
  ['/2026-11-22T08:00:00Z', { to: '2026-11-22T08:00:00.000Z' }],
  ['2026-01-01T00:00:00Z/2026-12-31T00:00:00Z', { from: '2026-01-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' }],
])('%s is read', (raw, interval) => {
  expect(parseDatetime(raw)).toEqual(interval);
});

test.each([
  ['', 'RFC 3339'],
  ['2026-11-22', 'RFC 3339'],
  ['2026-11-22T08:00:00', 'RFC 3339'],
  ['2026-02-29T00:00:00Z', 'RFC 3339'],
  ['2026-13-01T00:00:00Z', 'RFC 3339'],
  ['2026-01-01T24:00:00Z', 'RFC 3339'],
  ['2026-01-01T00:00:00Z/x', 'not "x"'],
  ['../..', 'both ends'],
  ['/', 'both ends'],
  ['2026-12-01T00:00:00Z/2026-01-01T00:00:00Z', 'ends before'],
  ['2026-01-01T00:00:00Z/../..', 'interval'],
])('%j is refused, saying why', (raw, why) => {
  expect(parseDatetime(raw)).toContain(why);
});
