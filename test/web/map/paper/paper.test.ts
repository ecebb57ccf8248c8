import { describe, expect, it } from 'vitest';
import { distance } from '#domain/geometry/measure.ts';
import { layOnPaper, scaleBar } from '../../../../web/map/paper/paper.ts';

const frame = { width: 180, height: 120, margin: 5 };

describe('ground on paper', () => {
  it('is true to its scale in both directions, to a thousandth within a zone', () => {
    const paper = layOnPaper([119.9, 32.46, 119.91, 32.468], frame);
    for (const [a, b] of [
      [
        [119.9, 32.464],
        [119.91, 32.464],
      ],
      [
        [119.905, 32.46],
        [119.905, 32.468],
      ],
      [
        [119.9, 32.46],
        [119.91, 32.468],
      ],
    ] as const) {
      const [p, q] = [paper.place(a), paper.place(b)];
      const drawn = (Math.hypot(p[0] - q[0], p[1] - q[1]) * paper.denominator) / 1000;
      expect(Math.abs(drawn / distance(a, b) - 1)).toBeLessThan(0.001);
    }
  });

  it('stands in the middle of the frame, north up, at the largest usual scale that holds it', () => {
    const paper = layOnPaper([119.9, 32.46, 119.91, 32.468], frame);
    expect(paper.place([119.905, 32.464])[0]).toBeCloseTo(90, 6);
    expect(paper.place([119.905, 32.464])[1]).toBeCloseTo(60, 6);
    expect(paper.place([119.905, 32.468])[1]).toBeLessThan(60);
    // 887 m by 940 m wide and high in 110 mm of height: 1:8070 at least.
    expect(paper.denominator).toBe(10_000);
    const [west, south, east, north] = paper.bbox;
    expect(paper.place([west, north])).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
    expect(paper.place([east, south])).toEqual([expect.closeTo(180, 9), expect.closeTo(120, 9)]);
  });

  it('is not drawn larger than 1:200, however small it is', () => {
    expect(layOnPaper([119.9, 32.46, 119.9, 32.46], frame).denominator).toBe(200);
  });

  it('has a bar of a round length, a third of the frame at most', () => {
    expect(scaleBar(layOnPaper([119.9, 32.46, 119.91, 32.468], frame))).toEqual({ metres: 500, millimetres: 50 });
    expect(scaleBar(layOnPaper([119.7, 32.3, 120.1, 32.6], frame)).millimetres).toBeLessThanOrEqual(60);
  });
});
