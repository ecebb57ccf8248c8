import { serverNow } from '../../live/clock.ts';
import { lastMapQuery } from '../../state/router.tsx';
import { dayOf } from '../../state/shanghai-day.ts';
import { parseView } from '../../state/view.ts';
import type { SeenMap } from '../../wall/compose/map-inspector.tsx';

/** What the city's map showed last on this page; undefined where it was not looked at. */
export function seenMap(): SeenMap | undefined {
  const query = lastMapQuery();
  const view = query === undefined ? undefined : parseView(query, dayOf(serverNow()));
  if (view === undefined) return undefined;
  return {
    layers: view.layers,
    filter: Object.fromEntries(
      Object.entries(view.equals)
        .filter(([, values]) => values.length > 0)
        .map(([column, values]) => [column, [...values]]),
    ),
  };
}
