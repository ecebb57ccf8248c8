import { expect, test } from 'vitest';
import { crewsOut } from '#domain/dispatch/next-shift/crews-out.ts';

const crews = [
  { name: '一组', members: ['zhang', 'li'] },
  { name: '二组', members: ['wang', 'zhang'] },
];
const stretch = (person: string, from: number, to: number | undefined, crew?: string) => ({
  ...{ id: `${person}-${from}`, person, from, until: 1_000 },
  ...(to === undefined ? {} : { to }),
  ...(crew === undefined ? {} : { crew }),
});

test('Whoever goes out with two crews one after the other counts for each while he is with it', () => {
  const { crewAt, on } = crewsOut(
    crews,
    [stretch('zhang', 500, 800, '二组'), stretch('zhang', 0, 400, '一组')],
    0,
    900,
  );
  expect([100, 450, 600, 850].map((at) => crewAt('zhang', at))).toEqual(['一组', undefined, '二组', undefined]);
  expect([...on].sort()).toEqual(['一组', '二组']);
});

test('Who names no crew counts for the one he is of, who names another one for none of these', () => {
  const stretches = [stretch('li', 0, undefined), stretch('wang', 0, 900, '外组'), stretch('zhao', 0, 900)];
  const { crewAt, on, people } = crewsOut(crews, stretches, 0, 900);
  expect([crewAt('li', 950), crewAt('wang', 100), crewAt('zhao', 100)]).toEqual(['一组', undefined, undefined]);
  expect([[...on], people]).toEqual([['一组'], ['li']]);
});

test('A stretch that was over before the shift, or begins after it, is none of it', () => {
  expect(crewsOut(crews, [stretch('li', 0, 100), stretch('wang', 900, undefined)], 100, 900).on.size).toBe(0);
});
