import { expect, it } from 'vitest';
import { stripOf } from '#domain/wall/day-strip.ts';

const clocks = (parts: ReturnType<typeof stripOf>) => parts.map(({ from, to, shows }) => [from / 60, to / 60, shows]);

it('a rotation without hours fills the day', () => {
  expect(clocks(stripOf([{}, {}], 3))).toEqual([[0, 24, [0, 1]]]);
});

it('a day without a show is one gap', () => {
  expect(clocks(stripOf([{ weekdays: [1] }], 2))).toEqual([[0, 24, []]]);
});

it('hours that pass midnight belong to the day they begin on and go on into the next', () => {
  const night = [{ startsAt: '22:00', endsAt: '06:00', weekdays: [7] }];
  expect(clocks(stripOf(night, 7))).toEqual([
    [0, 22, []],
    [22, 24, [0]],
  ]);
  expect(clocks(stripOf(night, 1))).toEqual([
    [0, 6, [0]],
    [6, 24, []],
  ]);
});
