import { describe, expect, it } from 'vitest';
import type { OnPaper } from '../../../web/map/paper/paper.ts';
import { spread } from '../../../web/hotspots/spread.ts';

describe('the signs of a printed map', () => {
  it('stay where they are while they have room', () => {
    const places: OnPaper[] = [
      [10, 10],
      [20, 10],
    ];
    expect(spread(places, 6)).toEqual(places);
  });

  it('part until none lies upon another, also where they are of one place', () => {
    const places = [...Array.from({ length: 4 }, (): OnPaper => [50, 50]), [52, 50] as const];
    const at = spread(places, 6);
    for (const [i, a] of at.entries())
      for (const b of at.slice(i + 1)) expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(5.5);
    for (const [x, y] of at) expect(Math.hypot(x - 50, y - 50)).toBeLessThan(20);
  });
});
