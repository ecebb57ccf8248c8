import { describe, expect, test } from 'vitest';
import { flagsOf, type PhotoFacts } from '#domain/cases/photo-flags.ts';
import { placeBeyond } from '#domain/geometry/measure.ts';

const sha256 = 'ab'.repeat(32);
const at: [number, number] = [119.9203, 32.4871];
const of = { lon: at[0], lat: at[1], dispatchedAt: '2026-11-22T04:00:00Z' };

/** A photo that nothing is to be marked of. */
const sound: PhotoFacts = {
  sha256,
  takenAt: '2026-11-22T05:00:00.000Z',
  takenLon: at[0],
  takenLat: at[1],
  origin: 'camera',
};

function marks(photo: Partial<PhotoFacts>, more: Partial<typeof of> = {}, usedBefore: readonly string[] = []) {
  const given = Object.fromEntries(Object.entries({ ...sound, ...photo }).filter(([, value]) => value !== undefined));
  return flagsOf([given as unknown as PhotoFacts], { ...of, ...more }, new Set(usedBefore), { metres: 100 });
}

function away(metres: number): Partial<PhotoFacts> {
  const [takenLon, takenLat] = placeBeyond(at, 77, metres);
  return { takenLon, takenLat };
}

describe('of an after-photo', () => {
  test('taken on the spot after dispatch nothing is marked', () => {
    expect(marks({})).toEqual([]);
    expect(marks({ origin: undefined } as never)).toEqual([]);
  });

  test('the time is held against dispatch, to the second and whatever the zone is written in', () => {
    expect(marks({ takenAt: '2026-11-22T03:59:59.000Z' })).toEqual([`beforeDispatch:${sha256}`]);
    expect(marks({ takenAt: '2026-11-22T04:00:00.000Z' })).toEqual([]);
    expect(marks({ takenAt: '2026-11-22T12:30:00+08:00' })).toEqual([]);
  });

  test('of a case that was never dispatched nothing was taken before', () => {
    expect(marks({ takenAt: '2020-01-01T00:00:00Z' }, { dispatchedAt: undefined } as never)).toEqual([]);
  });

  test('a hundred metres are near, more are far', () => {
    expect(marks(away(99.9))).toEqual([]);
    expect(marks(away(100.1))).toEqual([`far:${sha256}`]);
  });

  test('a picture from the album, or one used before, is marked', () => {
    expect(marks({ origin: 'album' })).toEqual([`fromAlbum:${sha256}`]);
    expect(marks({}, {}, [sha256])).toEqual([`usedBefore:${sha256}`]);
    expect(marks({}, {}, ['cd'.repeat(32)])).toEqual([]);
  });

  test('without EXIF both gaps are marked, and what is not known is not held against it', () => {
    expect(marks({ takenAt: undefined, takenLon: undefined, takenLat: undefined } as never)).toEqual([
      `noTime:${sha256}`,
      `noPlace:${sha256}`,
    ]);
  });

  test('all marks stand together, photo by photo', () => {
    const other = 'cd'.repeat(32);
    const bad = { ...sound, ...away(500), takenAt: '2026-11-21T00:00:00Z', origin: 'album' as const };
    expect(flagsOf([{ sha256: other }, bad], of, new Set([sha256, other]), { metres: 100 })).toEqual([
      `usedBefore:${other}`,
      `noTime:${other}`,
      `noPlace:${other}`,
      `beforeDispatch:${sha256}`,
      `usedBefore:${sha256}`,
      `fromAlbum:${sha256}`,
      `far:${sha256}`,
    ]);
  });
});
