import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chineseNumber } from '#domain/places/chinese-number.ts';
import { readCoordinates } from '#domain/places/read-coordinates.ts';
import { readPlace } from '#domain/places/read-place.ts';

const first = (text: string) => readPlace(text)[0];

describe('a place as it is typed in a hurry', () => {
  const southEast = { names: '人民路', atCrossing: true, metres: 80, towards: 'south', side: 'east' };

  test.each([
    '人民路口向南80米路东',
    '人民路口，向南 80 米，路东',
    '人民路口 往南80m 东侧',
    '人民路口以南８０米（路东）东侧',
    '人民路口向南八十米路东',
    '人民路交叉口朝南约80米处路东店门口',
  ])('%s', (text) => {
    expect(first(text)).toEqual(southEast);
  });

  test('may leave the unit out behind a direction, but a door number is no distance', () => {
    expect(first('人民路口南80')).toMatchObject({ names: '人民路', towards: 'south', metres: 80 });
    expect(first('坡子街路南80号')?.metres).toBeUndefined();
  });

  test('may say a distance without a direction, and kilometres', () => {
    expect(first('坡子街距人民路口80米')).toMatchObject({ metres: 80 });
    expect(first('坡子街距人民路口80米')?.towards).toBeUndefined();
    expect(first('人民路口向北1.2公里')).toMatchObject({ metres: 1200, towards: 'north' });
  });

  test('is none from beyond any city', () => {
    expect(readPlace('人民路口向南99999999999米')).toEqual([]);
  });

  test('keeps a point of the compass that is part of a name', () => {
    expect(first('东风北路口向西50米')).toMatchObject({ names: '东风北路', towards: 'west', metres: 50 });
  });

  test('may name a side alone; whether 路 belongs to the name is left open', () => {
    expect(readPlace('坡子街路东').map(({ names, side }) => [names, side])).toContainEqual(['坡子街', 'east']);
    expect(readPlace('人民路东侧').map(({ names, side }) => [names, side])).toContainEqual(['人民路', 'east']);
  });

  test('may be anything at all: it is read or it is not, quickly', () => {
    const signs = fc.constantFrom(...'坡子街人民路口向南北东西0123456789.米m，, 的与()（）号');
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 100 }), fc.string({ unit: signs, maxLength: 100 })), (text) => {
        for (const { names, metres } of readPlace(text)) {
          expect(names).not.toBe('');
          if (metres !== undefined) expect(metres).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('a Chinese number below a thousand', () => {
  test.each([
    ['八', 8],
    ['十', 10],
    ['十五', 15],
    ['八十', 80],
    ['二十五', 25],
    ['百', 100],
    ['一百二十', 120],
    ['两百五十', 250],
    ['一百零五', 105],
    ['一百五', 150],
    ['三百', 300],
    ['九百九十九', 999],
    ['一二〇', 120],
  ])('%s', (text, value) => {
    expect(chineseNumber(text)).toBe(value);
  });

  test.each(['', '几十', '百百', '十百', '米'])('%s is none', (text) => {
    expect(chineseNumber(text)).toBeUndefined();
  });
});

describe('coordinates', () => {
  test.each([
    '119.9123,32.4891',
    '32.4891 119.9123',
    '119.9123，32.4891',
    '东经119.9123°，北纬32.4891°',
    'N32.4891, E119.9123',
  ])('%s', (text) => {
    expect(readCoordinates(text)).toEqual([119.9123, 32.4891]);
  });

  test.each(['119.9', '119.9,32.4,5', '坡子街119,32', '500,32', '190,100', '119.9123-32.4891', '119..9,32'])(
    '%s are none',
    (text) => {
      expect(readCoordinates(text)).toBeUndefined();
    },
  );
});
