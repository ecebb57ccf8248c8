import { useEffect } from 'react';
import { create } from 'zustand';
import type { CityTest } from '#domain/zones/whole-city/report.ts';
import { useDesk } from '../desk.ts';
import { layerOf } from './test-geometry.ts';
import { useReckoned } from './use-reckoned.ts';

/** Which tests are shown on the map. */
export const useTestLayers = create<{
  readonly on: ReadonlySet<CityTest>;
  readonly show: (test: CityTest, isOn: boolean) => void;
}>()((set) => ({
  on: new Set(),
  show: (test, isOn) =>
    set(({ on }) => ({ on: new Set(isOn ? [...on, test] : [...on].filter((other) => other !== test)) })),
}));

/** What is missing ground or road is worse than what is missing on paper. */
const bad: ReadonlySet<CityTest> = new Set<CityTest>(['ground', 'road', 'shift']);

/** Keeps the tests that are switched on shown over the draft, whatever panel is open. Draws nothing itself. */
export function CityTestLayers() {
  const on = useTestLayers((state) => state.on);
  const draft = useDesk((desk) => desk.draft);
  const setOverlay = useDesk((desk) => desk.setOverlay);
  const { value } = useReckoned('test', on.size > 0);
  const coverage = draft?.coverage;
  useEffect(() => {
    if (!value || !coverage) return undefined;
    const shown = value.entries.filter(({ test }) => on.has(test));
    for (const entry of shown) {
      setOverlay(keyOf(entry.test), {
        features: layerOf(entry, coverage),
        tone: bad.has(entry.test) ? 'bad' : 'warn',
      });
    }
    return () => {
      for (const { test } of shown) setOverlay(keyOf(test), undefined);
    };
  }, [value, on, coverage, setOverlay]);
  return null;
}

const keyOf = (test: CityTest) => `city-test-${test}`;
