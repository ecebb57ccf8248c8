import { crewsOut } from '#domain/dispatch/next-shift/crews-out.ts';
import { heldAgainst, type ActThen, type CaseThen, type HeldRoutes } from '#domain/dispatch/next-shift/held-against.ts';
import type { ShiftRoutes } from '#domain/dispatch/next-shift/shift-routes.ts';
import type { Feature } from '#domain/feature.ts';
import type { Attendance } from '#domain/people/attendance.ts';
import type { Crew } from '#domain/people/crew.ts';
import type { Fix } from '#domain/people/fix.ts';
import { stretchOf } from '#domain/people/stretch.ts';
import type { Context } from '../context.ts';
import { tracks } from '../positions/reader.ts';
import { figuresOf } from './figures.ts';
import { mapInSlices } from '../store/in-slices.ts';
import { featuresById } from '../store/features-by-id.ts';
import { reportedWithin } from './store.ts';

type Sources = Pick<Context, 'now' | 'records' | 'store'>;

/** Holds published routes against what is known of their shift. */
export async function heldRoutes({ now, records, store }: Sources, routes: ShiftRoutes): Promise<HeldRoutes> {
  const [from, until] = [Date.parse(routes.from), Date.parse(routes.until)];
  const names = new Set(routes.routes.map(({ crew }) => crew));
  const crews = records
    .all('crews')
    .map(({ content }) => content as unknown as Crew)
    .filter(({ name }) => names.has(name));
  const stretches = await mapInSlices(records.all('attendances'), ({ id, content }) =>
    stretchOf(id, content as unknown as Attendance),
  );
  const { on, people, crewAt } = crewsOut(crews, stretches, from, until);
  const fixes = new Map<string, Fix[]>();
  if (people.length > 0) {
    for await (const fix of tracks({ store }, from, until, people)) {
      const crew = crewAt(fix.person, fix.at);
      if (crew === undefined) continue;
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
