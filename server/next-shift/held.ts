import { heldAgainst, type ActThen, type CaseThen, type HeldRoutes } from '#domain/dispatch/next-shift/held-against.ts';
import type { ShiftRoutes } from '#domain/dispatch/next-shift/shift-routes.ts';
import type { Feature } from '#domain/feature.ts';
import type { Attendance } from '#domain/people/attendance.ts';
import type { Crew } from '#domain/people/crew.ts';
import type { Fix } from '#domain/people/fix.ts';
import type { Context } from '../context.ts';
import { tracks } from '../positions/reader.ts';
import { figuresOf } from './figures.ts';
import { featuresById } from '../store/features-by-id.ts';
import { reportedWithin } from './store.ts';

type Sources = Pick<Context, 'now' | 'records' | 'store'>;

/** Holds published routes against what is known of their shift. */
export async function heldRoutes({ now, records, store }: Sources, routes: ShiftRoutes): Promise<HeldRoutes> {
  const [from, until] = [Date.parse(routes.from), Date.parse(routes.until)];
  const names = new Set(routes.routes.map(({ crew }) => crew));
  const crewOf = new Map<string, string>();
  for (const { content } of records.all('crews')) {
    const { name, members } = content as unknown as Crew;
    if (names.has(name)) for (const member of members) crewOf.set(member, name);
  }
  const on = new Set<string>();
  for (const { content } of records.all('attendances')) {
    const stretch = content as unknown as Attendance;
    const crew = stretch.crew !== undefined && names.has(stretch.crew) ? stretch.crew : crewOf.get(stretch.person);
    if (crew === undefined || Date.parse(stretch.from) >= until || Date.parse(stretch.to ?? stretch.until) <= from) {
      continue;
    }
    on.add(crew);
    // Who went out with another crew that day counts for that one.
    crewOf.set(stretch.person, crew);
  }
  const fixes = new Map<string, Fix[]>();
  if (crewOf.size > 0) {
    for await (const fix of tracks({ store }, from, until, [...crewOf.keys()])) {
      const crew = crewOf.get(fix.person)!;
      const known = fixes.get(crew);
      if (known === undefined) fixes.set(crew, [fix]);
      else known.push(fix);
    }
  }
  const ids = routes.routes.flatMap(({ stops }) => stops.flatMap((stop) => stop.case ?? []));
  const { visitMetres, caseMetres } = figuresOf(records);
  return heldAgainst(routes, {
    now: now(),
    fixes,
    on,
    acts: (await featuresById(store, 'cases', ids)).flatMap(actsOf),
    cases: (await reportedWithin(store, routes.unit, routes.from, routes.until)).flatMap(caseThen),
    visitMetres,
    caseMetres,
  });
}

/** What says that a case's crew was there: 到场, or that it was handled. */
function actsOf({ id, properties: p }: Feature): ActThen[] {
  const { crew } = p;
  if (typeof crew !== 'string') return [];
  return ['arrivedAt', 'handledAt', 'reportedBackAt'].flatMap((key) => {
    const at = p[key];
    return typeof at === 'string' ? [{ case: id, crew, at: Date.parse(at) }] : [];
  });
}

function caseThen({ id, geometry, properties: p }: Feature): CaseThen[] {
  if (geometry.type !== 'Point') return [];
  const [lon, lat] = geometry.coordinates as [number, number];
  return [
    {
      id,
      number: String(p['number']),
      className: String(p['className']),
      lon,
      lat,
      reportedAt: Date.parse(String(p['reportedAt'])),
    },
  ];
}
