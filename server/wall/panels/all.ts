import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { crewFigures } from '#domain/wall/crew-rows.ts';
import { phaseFigures } from '#domain/wall/phase-figures.ts';
import type { Context } from '../../context.ts';
import { noZoneOf } from '../../numbers/reader.ts';
import { actionFigures } from './actions.ts';
import { checkFigures, checksSeenBy } from './checks.ts';
import { openCommunities } from './communities.ts';
import { deadlineFigures } from './deadlines.ts';
import { fiveFigures } from './five.ts';
import { hotspotFigures } from './hotspots.ts';
import { illegalFigures } from './illegal.ts';
import { newestFigures } from './newest.ts';
import { rateFigures } from './rates.ts';
import { openRoads } from './roads.ts';
import { secondFigures } from './second.ts';
import type { PanelSources } from './source.ts';

/** Where every kind of panel has its figures from. */
export function openSources(context: Context): PanelSources {
  const noZone = noZoneOf(context);
  const roads = openRoads(context);
  const communities = openCommunities(context);
  return {
    five: { reads: ['cases'], reckon: () => fiveFigures(context) },
    second: {
      reads: ['illegal-buildings', 'zones', 'city-extents', 'roads'],
      reckon: async ({ at }) => secondFigures(context, at, noZone(at)),
    },
    actions: { reads: ['cases'], reckon: (asked) => actionFigures(context, asked) },
    roads: { reads: ['cases', 'roads'], reckon: roads },
    rates: { reads: ['cases'], reckon: (asked) => rateFigures(context, asked) },
    deadlines: { reads: ['cases'], reckon: (asked) => deadlineFigures(context, asked) },
    hotspots: { reads: ['cases', 'unit-grid'], reckon: () => hotspotFigures(context) },
    crews: { reads: [], reckon: async () => crewFigures(await context.positions.crewsNow()) },
    checks: {
      reads: [],
      reckon: ({ at }) => checkFigures(context, at),
      seenBy: (request, rows) => checksSeenBy(request, context, rows),
    },
    phase: { reads: [], reckon: async ({ at }) => phaseFigures(formatDay(dayOf(at))) },
    communities: { reads: ['cases', 'divisions'], reckon: ({ at }) => communities(at) },
    newest: { reads: ['cases'], reckon: (asked) => newestFigures(context, asked) },
    illegal: { reads: ['illegal-buildings'], reckon: ({ at }) => illegalFigures(context, at) },
  };
}
