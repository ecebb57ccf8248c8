import { useEffect, useMemo, useReducer, useState } from 'react';
import type { StreetStrip, StripLine, StripThing } from '#domain/checks/spacing/strip.ts';
import { isChanged, planOf, reducePlan } from './plan.ts';
import { reckonLine } from './reckon-line.ts';

/** The plan for a street as it is made, and what each line comes to by it. */
export function usePlan(strip: StreetStrip) {
  const [state, dispatch] = useReducer(reducePlan, strip, planOf);
  useEffect(() => dispatch({ act: 'take', strip }), [strip]);
  const { plan } = state;
  const [repaired, setRepaired] = useState<ReadonlySet<string>>(() => new Set());
  const lines = useMemo(
    () =>
      state.strip.lines.map((given) => {
        const line = withRepaired(given, repaired);
        const planned = plan[line.key] ?? [];
        return { line, planned, result: reckonLine(line, planned), now: reckonLine(given, []) };
      }),
    [state.strip, plan, repaired],
  );
  const repair = (thing: StripThing) =>
    setRepaired((held) => {
      const next = new Set(held);
      if (!next.delete(nameOf(thing))) next.add(nameOf(thing));
      return next;
    });
  return { state, dispatch, lines, repair, isChanged: isChanged(state) };
}

export type PlannedLine = ReturnType<typeof usePlan>['lines'][number];

/** What is damaged and reckoned as repaired counts; why it does not yet stays with it. */
function withRepaired(line: StripLine, repaired: ReadonlySet<string>): StripLine {
  if (repaired.size === 0) return line;
  return { ...line, things: line.things.map((one) => (repaired.has(nameOf(one)) ? { ...one, counts: true } : one)) };
}

const nameOf = ({ collection, id }: StripThing) => `${collection} ${id}`;
