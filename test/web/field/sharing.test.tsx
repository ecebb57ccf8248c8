import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PhoneFix } from '../../../web/field/position/phone-fix.ts';
import { useFix } from '../../../web/field/position/use-fix.ts';
import { useSharing } from '../../../web/field/position/use-sharing.ts';

const noon = Date.parse('2026-11-23T04:00:00Z');
let say: (at: number, lon?: number) => void;

beforeEach(() => {
  vi.useFakeTimers({ now: noon });
  vi.stubGlobal('isSecureContext', true);
  const geolocation = {
    watchPosition: (told: (position: object) => void) => {
      say = (timestamp, longitude = 119.9) =>
        act(() => told({ timestamp, coords: { longitude, latitude: 32.4, accuracy: 10, speed: null } }));
      return 1;
    },
    getCurrentPosition: () => undefined,
    clearWatch: () => undefined,
  };
  Object.defineProperty(navigator, 'geolocation', { value: geolocation, configurable: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'geolocation');
});

test('where one was before 上岗 is not shared, though the page knew it for the rule of the place', () => {
  const put: PhoneFix[] = [];
  renderHook(() => useFix(true));
  say(noon - 20_000);
  const { result, rerender } = renderHook(({ since }) => useSharing(since, (fix) => put.push(fix)), {
    initialProps: { since: undefined as number | undefined },
  });
  expect(result.current).toEqual({ state: 'off' });
  rerender({ since: noon });
  act(() => void vi.advanceTimersByTime(100));
  expect([put, result.current.state]).toEqual([[], 'waiting']);
  say(noon + 2_000);
  expect(put.map(({ at }) => at)).toEqual([noon + 2_000]);
  expect(result.current.state).toBe('sharing');
  rerender({ since: undefined });
  say(noon + 120_000, 120);
  expect([put.length, result.current.state]).toEqual([1, 'off']);
});
