import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { useKeepUnsaved } from '../../../web/state/unsaved.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
});
afterEach(() => vi.useRealTimers());

/** A page whose server said this first; modules anew, since a page keeps the first build it heard of. */
async function page(first: string) {
  const { noteBuild, useUpgrade } = await import('../../../web/live/upgrade.ts');
  const reload = vi.fn();
  noteBuild(first);
  const { result, unmount } = renderHook(() => useUpgrade(reload));
  return { noteBuild, reload, isOld: () => result.current, unmount };
}

it('stays while the server serves the build it came with', async () => {
  const { noteBuild, reload, isOld, unmount } = await page('a');
  act(() => noteBuild('a'));
  act(() => vi.advanceTimersByTime(600_000));
  expect([isOld(), reload.mock.calls.length]).toEqual([false, 0]);
  unmount();
});

it('is loaded anew after an upgrade once nobody has touched it for a minute', async () => {
  const { noteBuild, reload, isOld, unmount } = await page('a');
  act(() => noteBuild('b'));
  expect(isOld()).toBe(true);
  act(() => vi.advanceTimersByTime(50_000));
  window.dispatchEvent(new Event('keydown'));
  act(() => vi.advanceTimersByTime(55_000));
  expect(reload).not.toHaveBeenCalled();
  act(() => vi.advanceTimersByTime(20_000));
  expect(reload).toHaveBeenCalled();
  unmount();
});

it('never goes away under a form that is not saved', async () => {
  const { noteBuild, reload, unmount } = await page('a');
  const { useKeepUnsaved: keep } = (await import('../../../web/state/unsaved.ts')) as {
    useKeepUnsaved: typeof useKeepUnsaved;
  };
  const form = renderHook(({ dirty }) => keep(dirty), { initialProps: { dirty: true } });
  act(() => noteBuild('b'));
  act(() => vi.advanceTimersByTime(600_000));
  expect(reload).not.toHaveBeenCalled();
  form.rerender({ dirty: false });
  act(() => vi.advanceTimersByTime(20_000));
  expect(reload).toHaveBeenCalled();
  form.unmount();
  unmount();
});

it('is loaded anew once where a piece of it is gone, and not under a form that is not saved', async () => {
  const { reloadForMissingPiece } = await import('../../../web/live/upgrade.ts');
  const { useKeepUnsaved: keep } = await import('../../../web/state/unsaved.ts');
  sessionStorage.clear();
  let isServed = true;
  const reload = vi.fn((before = () => {}) => Promise.resolve(isServed ? before() : undefined));
  const tried = (restMs?: number) => {
    const times = reload.mock.calls.length;
    reloadForMissingPiece(restMs, reload);
    return reload.mock.calls.length > times;
  };
  const form = renderHook(({ dirty }) => keep(dirty), { initialProps: { dirty: true } });
  expect(tried()).toBe(false);
  form.rerender({ dirty: false });
  expect([tried(), tried()]).toEqual([true, false]);
  vi.advanceTimersByTime(61_000);
  expect(tried()).toBe(true);
  // A wall whose browser never draws a map begins anew once an hour at most.
  vi.advanceTimersByTime(600_000);
  expect(tried(3_600_000)).toBe(false);
  // Where the server is away the page has not gone.
  vi.advanceTimersByTime(3_600_000);
  isServed = false;
  expect([tried(3_600_000), tried(3_600_000)]).toEqual([true, true]);
  form.unmount();
});
