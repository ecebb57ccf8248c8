import { expect, test } from 'vitest';
import { assembleStreets } from '#domain/streets/assemble.ts';
import { streetMap } from '#domain/streets/street-map.ts';
import { wordsOffStreet } from '#domain/streets/words-off-street.ts';

const map = streetMap(
  assembleStreets([
    {
      id: 'a',
      name: '坡子街',
      class: 'branch',
      line: [
        [119.91, 32.48],
        [119.91, 32.5],
      ],
    },
  ]),
);
const words = (place: readonly number[], within?: string) =>
  wordsOffStreet({ place, within, beside: map.nearest(place, 20_000) });

test('a place off any street is told from the nearest, by the compass and to ten metres', () => {
  expect(words([119.9087, 32.49], '城中社区内')).toBe('城中社区内，坡子街以西120米');
  expect(words([119.9113, 32.49])).toBe('坡子街以东120米');
  expect(words([119.91, 32.501])).toBe('坡子街以北110米');
});

test('from a kilometre on it is told in kilometres, and never as nothing', () => {
  expect(words([119.95, 32.49])).toBe('坡子街以东3.8公里');
  expect(words([119.910001, 32.49])).toBe('坡子街以东10米');
});

test('where nothing is known a place is its coordinates', () => {
  expect(wordsOffStreet({ place: [119.9, 32.4], within: undefined, beside: undefined })).toBe(
    '东经119.90000°，北纬32.40000°',
  );
  expect(wordsOffStreet({ place: [-70.5, -33.1], within: undefined, beside: undefined })).toBe(
    '西经70.50000°，南纬33.10000°',
  );
  expect(wordsOffStreet({ place: [119.9, 32.4], within: '城中社区内', beside: undefined })).toBe('城中社区内');
});
