import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coarseMoves, stepAfter, type CoarseMoves } from '../../../web/map/coarse-moves.ts';

const second = 1_000;

describe('the move after one', () => {
  it('is a step coarser where the one before halted, down to the coarsest', () => {
    const halted = { frames: 14, ms: second };
    expect(stepAfter({ step: 0, ...halted })).toBe(1);
    expect(stepAfter({ step: 1, ...halted })).toBe(2);
    expect(stepAfter({ step: 2, ...halted })).toBe(2);
  });

  it('stays sharp where a computer keeps up', () => {
    for (const frames of [15, 25, 60]) expect(stepAfter({ step: 0, frames, ms: second })).toBe(0);
  });

  it('stays as coarse where it is followed and a sharper one would not be', () => {
    for (const frames of [15, 23]) expect(stepAfter({ step: 1, frames, ms: second })).toBe(1);
    for (const frames of [15, 18]) expect(stepAfter({ step: 2, frames, ms: second })).toBe(2);
  });

  it('is sharper again after a hiccup, also on a screen of 25 pictures a second', () => {
    expect(stepAfter({ step: 2, frames: 25, ms: second })).toBe(1);
    expect(stepAfter({ step: 1, frames: 25, ms: second })).toBe(0);
  });

  it('is as the one before where that one was broken off', () => {
    for (const step of [0, 1, 2]) expect(stepAfter({ step, frames: 1, ms: 300 })).toBe(step);
  });
});

describe('the points a map is drawn with', () => {
  let ratios: number[];
  let render: () => void;
  let moves: CoarseMoves;
  let isMoving: boolean;
  const city = { minzoom: 0, maxzoom: 18, reparseOverscaled: true };
  const map = {
    _fadeDuration: 0,
    zoom: 14,
    on: (_event: string, drawn: () => void) => (render = drawn),
    getZoom: () => map.zoom,
    getSource: (id: string) => (id === 'city' ? city : undefined),
    setPixelRatio(ratio: number) {
      ratios.push(ratio);
      // MapLibre tells of a move's end also where the canvas of a map at rest takes another size.
      if (!isMoving) moves.end();
    },
  };

  beforeEach(() => {
    vi.useFakeTimers();
    isMoving = false;
    ratios = [];
    moves = coarseMoves(map as unknown as Parameters<typeof coarseMoves>[0], () => 2);
  });
  afterEach(() => void vi.useRealTimers());

  function moveTo(zoom: number): void {
    isMoving = true;
    moves.begin(zoom);
  }

  function stop(): void {
    isMoving = false;
    moves.end();
  }

  function move(framesASecond: number): void {
    moveTo(map.zoom);
    for (let frame = 0; frame < framesASecond * 1.5; frame += 1) {
      vi.advanceTimersByTime(second / framesASecond);
      render();
    }
    stop();
  }

  it('are never fewer where a graphics card draws', () => {
    for (let turn = 0; turn < 5; turn += 1) move(60);
    expect(ratios).toEqual([]);
  });

  it('are a quarter during a move after one that halted, fewer where that halts too, and all again at the end of each', () => {
    move(5);
    expect(ratios).toEqual([]);
    move(10);
    expect(ratios).toEqual([1, 2]);
    move(10);
    expect(ratios).toEqual([1, 2, 0.7, 2]);
  });

  it('are all again for good once the computer keeps up', () => {
    move(5);
    move(30);
    move(30);
    expect(ratios).toEqual([1, 2]);
  });

  it('are told to be fewer while they are', () => {
    moveTo(12);
    expect(moves.isCoarse()).toBe(false);
    stop();
    move(5);
    moveTo(12);
    expect(moves.isCoarse()).toBe(true);
    stop();
    expect(moves.isCoarse()).toBe(false);
  });

  it('come from tiles of the farther end during a coarse move', () => {
    move(5);
    for (const [from, to] of [
      [14.4, 10.7],
      [10.7, 14.4],
    ] as const) {
      map.zoom = from;
      moveTo(to);
      expect(city.maxzoom).toBe(10);
      stop();
      expect(city.maxzoom).toBe(18);
    }
  });

  it('have their signs placed anew three times a second during a coarse move, not in each frame', () => {
    move(5);
    moveTo(12);
    let placings = 0;
    for (let frame = 0; frame < 15; frame += 1) {
      if (map._fadeDuration === 0) placings += 1;
      vi.advanceTimersByTime(100);
      render();
    }
    expect(placings).toBe(5);
    stop();
    // What stands is placed whole.
    expect(map._fadeDuration).toBe(0);
  });

  it('stand as they are where what ends is no move of its own', () => {
    move(5);
    moves.end();
    expect(ratios).toEqual([]);
  });
});
