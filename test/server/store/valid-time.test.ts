import { expect, test } from 'vitest';
import { cases } from '#domain/cases/collection.ts';
import { validTime } from '../../../server/store/valid-time.ts';

test('instants are taken as they stand, an absent end is open', () => {
  expect(validTime(cases, { reportedAt: '2026-11-21T16:00:00Z' })).toEqual({ from: '2026-11-21T16:00:00Z', to: null });
});

test('a day begins at midnight in Taizhou, which is 16:00 of the day before in UTC', () => {
  expect(validTime(cases, { reportedAt: '2026-05-01', closedAt: '2026-05-11' })).toEqual({
    from: '2026-04-30T16:00:00.000Z',
    to: '2026-05-10T16:00:00.000Z',
  });
});
