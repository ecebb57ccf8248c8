import { useEffect, useMemo, useReducer } from 'react';
import type { StreetStrip } from '#domain/checks/spacing/strip.ts';
import { isChanged, planOf, reducePlan } from './plan.ts';
import { reckonLine } from './reckon-line.ts';

/** The plan for a street as it is made, and what each line comes to by it. */
export function usePlan(strip: StreetStrip) {
  const [state, dispatch] = useReducer(reducePlan, strip, planOf);
  useEffect(() => dispatch({ act: 'take', strip }), [strip]);
  const { plan } = state;
  const lines = useMemo(
    () =>
      state.strip.lines.map((line) => {
        const planned = plan[line.key] ?? [];
        return { line, planned, result: reckonLine(line, planned), now: reckonLine(line, []) };
      }),
    [state.strip, plan],
  );
  return { state, dispatch, lines, isChanged: isChanged(state) };
}

export type PlannedLine = ReturnType<typeof usePlan>['lines'][number];
