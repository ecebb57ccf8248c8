import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { useQuietReload } from '../../../../web/screens/wall/use-quiet-reload.ts';
import { useKiosk } from '../../../../web/screens/wall/use-screen.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.resetModules();
  Reflect.deleteProperty(navigator, 'wakeLock');
});

describe('a wall whose server was upgraded', () => {
  const minute = 60_000;

  /** A wall whose server is upgraded; modules anew, since a page keeps the first build it heard of. */
  async function upgraded(isAlarm = false, part = 0.5) {
    const { noteBuild } = await import('../../../../web/live/upgrade.ts');
    const file = await import('../../../../web/screens/wall/use-quiet-reload.ts');
    const reload = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);
    const { rerender, unmount } = renderHook(
      ({ change, alarm }: { change: string; alarm: boolean }) =>
        (file.useQuietReload as typeof useQuietReload)(change, alarm, part, reload),
      { initialProps: { change: 'a', alarm: isAlarm } },
    );
    act(() => noteBuild('one'));
    act(() => noteBuild('two'));
    return { reload, shows: (change: string, alarm = false) => rerender({ change, alarm }), unmount };
  }

  it('is loaded anew as the scene changes, each screen of a room in its own moment', async () => {
    const { reload, shows, unmount } = await upgraded();
    act(() => vi.advanceTimersByTime(minute));
    expect(reload).not.toHaveBeenCalled();
    shows('b');
    act(() => vi.advanceTimersByTime(2_499));
    expect(reload).not.toHaveBeenCalled();
    act(() => vi.advanceTimersByTime(2));
    expect(reload).toHaveBeenCalledOnce();
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits no longer than ten minutes for a scene that stays, and tries again where the server was away', async () => {
    const { reload, unmount } = await upgraded();
    act(() => vi.advanceTimersByTime(10 * minute));
    expect(reload).not.toHaveBeenCalled();
    act(() => vi.advanceTimersByTime(3_000));
    expect(reload).toHaveBeenCalledOnce();
    act(() => vi.advanceTimersByTime(2 * minute));
    expect(reload).toHaveBeenCalledTimes(3);
    unmount();
  });

  it('is not loaded anew while an urgent case is looked at', async () => {
    const { reload, shows, unmount } = await upgraded(true);
    shows('b', true);
    act(() => vi.advanceTimersByTime(30 * minute));
    expect(reload).not.toHaveBeenCalled();
    shows('b', false);
    act(() => vi.advanceTimersByTime(3_000));
    expect(reload).toHaveBeenCalledOnce();
    unmount();
  });
});

describe('a screen that nobody touches', () => {
  class Lock extends EventTarget {
    released = false;
    release(): Promise<void> {
      this.released = true;
      this.dispatchEvent(new Event('release'));
      return Promise.resolve();
    }
  }
  const locks: Lock[] = [];
  const answers = (may: () => boolean) => {
    locks.length = 0;
    const request = vi.fn(() => {
      if (!may()) return Promise.reject(new DOMException('', 'NotAllowedError'));
      locks.push(new Lock());
      return Promise.resolve(locks.at(-1)!);
    });
    Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
    return request;
  };
  const turn = () => act(() => vi.advanceTimersByTimeAsync(0));

  it('is kept awake: asked for again where the system took it back, once at a time, and let go with the page', async () => {
    const request = answers(() => true);
    const { unmount } = renderHook(() => useKiosk());
    await turn();
    document.dispatchEvent(new Event('visibilitychange'));
    await turn();
    expect(request).toHaveBeenCalledOnce();
    await act(() => locks[0]!.release());
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(locks.map(({ released }) => released)).toEqual([true, false]);
    unmount();
    expect(locks.map(({ released }) => released)).toEqual([true, true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is asked for again later where it may not be kept awake now', async () => {
    let may = false;
    const request = answers(() => may);
    const { unmount } = renderHook(() => useKiosk());
    await turn();
    expect(locks).toEqual([]);
    may = true;
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect([request.mock.calls.length, locks.length]).toEqual([2, 1]);
    unmount();
  });

  it('shows no pointer after a few seconds, and shows it again where somebody moves it', () => {
    const { unmount } = renderHook(() => useKiosk());
    const pointer = () => document.documentElement.dataset['pointer'];
    act(() => vi.advanceTimersByTime(5_000));
    expect(pointer()).toBe('rests');
    window.dispatchEvent(new Event('pointermove'));
    expect(pointer()).toBeUndefined();
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});
