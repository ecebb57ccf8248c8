import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '#domain/geometry/measure.ts';
import { nearestPostOf } from '#domain/zones/whole-city/nearest-post.ts';
import type { PostGround } from '#domain/zones/whole-city/test-ground.ts';

const place = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
const degrees = ([x, y]: readonly [number, number]): [number, number] => [119.9 + x / 1_000, 32.45 + y / 1_000];

describe('the nearest post', () => {
  it('is the one that going through all of them finds', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), place, (at, from) => {
        const posts = at.map((p, i): PostGround => ({
          id: String(i),
          number: String(i),
          name: '岗',
          persons: 1,
          at: degrees(p),
        }));
        const least = Math.min(...posts.map((post) => distance(post.at, degrees(from))));
        const found = nearestPostOf(posts)(degrees(from))!;
        expect(Math.abs(found.metres - least)).toBeLessThan(1);
        expect(Math.abs(distance(posts[Number(found.number)]!.at, degrees(from)) - least)).toBeLessThan(1);
      }),
    );
  });

  it('is none where there is no post', () => {
    expect(nearestPostOf([])([119.9, 32.45])).toBeUndefined();
  });
});
