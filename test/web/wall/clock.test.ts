import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atInstant } from '../../../web/wall/clock/at-instant.ts';
import { offsetOf, slewedOffset, slewTo } from '../../../web/wall/clock/clock-sync.ts';
import { createWallClock } from '../../../web/wall/clock/wall-clock.ts';

const noon = Date.parse('2026-11-22T04:00:00Z');

describe('what samples say of the server’s clock', () => {
  it('takes the quickest answer, however wrong the slow ones are', () => {
    const samples = [
      { asked: 0, answered: 900, server: noon + 20 },
      { asked: 1_000, answered: 1_010, server: noon + 1_005 },
      { asked: 2_000, answered: 2_700, server: noon + 2_690 },
    ];
    expect(offsetOf(samples)).toEqual({ offset: noon, error: 5 });
    expect(offsetOf([])).toBeUndefined();
  });

  it('brings a clock round slowly where it drifted, and sets it where it was wrong', () => {
    const first = slewTo(undefined, 5_000, 0);
    expect(slewedOffset(first, 0)).toBe(5_000);
    const drifted = slewTo(first, 5_100, 10_000);
    expect(slewedOffset(drifted, 10_000)).toBe(5_000);
    expect(slewedOffset(drifted, 11_000)).toBe(5_050);
    expect(slewedOffset(drifted, 60_000)).toBe(5_100);
    expect(slewedOffset(slewTo(drifted, 5_000, 60_000), 61_000)).toBe(5_050);
    expect(slewedOffset(slewTo(drifted, 8_100, 60_000), 60_000)).toBe(8_100);
  });
});

describe('the clock of a wall', () => {
  beforeEach(() => vi.useFakeTimers({ now: noon }));
  afterEach(() => vi.useRealTimers());

  /** A server whose clock is right, and a computer whose clock is `skew` milliseconds over it. */
  function world({ skew = 0, delays = [10] }: { readonly skew?: number; readonly delays?: readonly number[] } = {}) {
    const server = { delays, asked: 0, away: false, skew, step: 0 };
    const clock = createWallClock({
      steady: () => performance.now(),
      local: () => Date.now() + server.skew,
      ask: async (signal) => {
        const delay = server.delays[server.asked % server.delays.length]!;
        server.asked += 1;
        // The way back is what takes long.
        const told = Date.now() + server.step;
        await new Promise((resolve, reject) => {
          setTimeout(resolve, delay);
          signal.addEventListener('abort', reject);
        });
        if (server.away) throw new Error('away');
        return told;
      },
    });
    return { server, clock, off: () => Math.abs(clock.now() - Date.now()) };
  }

  it.each([3_000, -3_000, 86_400_000])(
    'shows the server’s time on a computer whose clock is off by %i ms',
    async (skew) => {
      const { clock, off } = world({ skew, delays: [1_500, 20, 700] });
      const stop = clock.start();
      expect(clock.isSet()).toBe(false);
      await vi.advanceTimersByTimeAsync(8_000);
      expect(clock.isSet()).toBe(true);
      expect(off()).toBeLessThan(50);
      stop();
    },
  );

  it('measures again every ten minutes, and at once when the computer’s clock was set or it slept', async () => {
    const { clock, server, off } = world();
    const stop = clock.start();
    await vi.advanceTimersByTimeAsync(5_000);
    const first = server.asked;
    await vi.advanceTimersByTimeAsync(590_000);
    expect(server.asked).toBe(first);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.asked).toBe(2 * first);
    server.skew = 3_600_000;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(server.asked).toBe(3 * first);
    expect(off()).toBeLessThan(50);
    stop();
  });

  it('measures at once when the server’s clock was set, by what the stream says, and not for a word that is a little late', async () => {
    const { clock, server } = world();
    const stop = clock.start();
    await vi.advanceTimersByTimeAsync(5_000);
    const first = server.asked;
    for (let beat = 0; beat < 10; beat += 1) {
      clock.seed(-400);
      await vi.advanceTimersByTimeAsync(15_000);
    }
    expect(server.asked).toBe(first);
    server.step = 5_000;
    clock.seed(5_000);
    clock.seed(5_000);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.asked).toBe(2 * first);
    expect(clock.now() - Date.now()).toBeCloseTo(5_000, -2);
    stop();
  });

  it('goes on by what it knew when the server is away, asks less and less, and never all samples of nobody', async () => {
    const { clock, server, off } = world({ skew: -3_000 });
    const stop = clock.start();
    await vi.advanceTimersByTimeAsync(5_000);
    server.away = true;
    const before = server.asked;
    clock.measure();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked - before).toBeLessThan(8);
    expect(off()).toBeLessThan(50);
    server.away = false;
    await vi.advanceTimersByTimeAsync(31_000);
    expect(server.asked - before).toBeGreaterThan(8);
    stop();
    const after = server.asked;
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(server.asked).toBe(after);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes by what the stream says until the server was asked', () => {
    const { clock, off } = world({ skew: 3_000 });
    expect(off()).toBe(3_000);
    clock.seed(-3_000);
    expect(off()).toBe(0);
  });

  it('runs at the instant itself and not before, also where the clock is brought round meanwhile', async () => {
    let offset = 0;
    const now = () => Date.now() + offset;
    const ran = vi.fn();
    atInstant(now, noon + 3_600_000, () => ran(now()));
    await vi.advanceTimersByTimeAsync(1_800_000);
    offset = 700;
    await vi.advanceTimersByTimeAsync(1_799_200);
    expect(ran).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(101);
    expect(ran).toHaveBeenCalledExactlyOnceWith(noon + 3_600_000);
    const off = atInstant(now, noon + 9_000_000, ran);
    off();
    expect(vi.getTimerCount()).toBe(0);
  });
});
