import { Type, type Static } from 'typebox';
import type { Vehicle } from '#domain/people/crew.ts';
import { stopKinds, type RoundStop } from './round.ts';
import type { PublishedStop, ShiftRoutes } from './shift-routes.ts';

const name = (description: string) => Type.String({ maxLength: 60, pattern: '\\S', description });
const instant = (description: string) => Type.String({ format: 'date-time', maxLength: 40, description });

const writtenStop = Type.Object(
  {
    id: Type.String({ maxLength: 120, pattern: '\\S', description: 'of a stop of the proposal, or one of its own' }),
    arriveAt: instant('when the crew is to be there'),
    leaveAt: instant('when it goes on'),
    manual: Type.Optional(
      Type.Object(
        {
          lon: Type.Number({ minimum: -180, maximum: 180, description: 'degrees WGS84' }),
          lat: Type.Number({ minimum: -90, maximum: 90 }),
          place: Type.String({ maxLength: 200, pattern: '\\S', description: 'in words' }),
        },
        { additionalProperties: false, description: 'a stop added by hand, which nobody proposed' },
      ),
    ),
  },
  { additionalProperties: false },
);

/** What whoever publishes routes says: which stops in which order, and when. What they are worth was proposed, and stays so. */
export const writtenRoutesSchema = Type.Object(
  {
    unit: name("the unit's name"),
    shift: name('of the shift'),
    day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' }),
    routes: Type.Array(
      Type.Object(
        { crew: name('of the crew'), stops: Type.Array(writtenStop, { maxItems: 60 }) },
        { additionalProperties: false },
      ),
      { maxItems: 60 },
    ),
  },
  { additionalProperties: false },
);

export type WrittenRoutes = Static<typeof writtenRoutesSchema>;

type WrittenStop = WrittenRoutes['routes'][number]['stops'][number];

/** What was proposed for a shift. Epoch seconds. */
export interface ProposedStops {
  /** Those of the last proposal: what the routes could have covered. */
  readonly last: readonly RoundStop[];
  /** A stop of this or an earlier proposal. */
  stop(id: string): RoundStop | undefined;
}

/** The ids of stops that were neither proposed nor added by hand. */
export function unproposed({ routes }: WrittenRoutes, proposed: ProposedStops): string[] {
  return routes.flatMap(({ stops }) =>
    stops.flatMap(({ id, manual }) => (manual === undefined && proposed.stop(id) === undefined ? [id] : [])),
  );
}

/**
 * Routes with what their stops are by the proposal, and how much of it they cover: no publisher says so himself.
 * @param written all of whose stops were proposed or added by hand
 * @param shift its beginning and end, epoch seconds
 */
export function routesAsProposed(
  { routes }: WrittenRoutes,
  proposed: ProposedStops,
  shift: { readonly from: number; readonly until: number; vehicleOf(crew: string): Vehicle },
): Pick<ShiftRoutes, 'routes' | 'coverage' | 'leftOut'> {
  const placed = new Set(
    routes.flatMap(({ stops }) => stops.flatMap((one) => (one.manual === undefined ? one.id : []))),
  );
  const worth = (stops: readonly RoundStop[]): number => stops.reduce((sum, { weight }) => sum + weight, 0);
  const covered = worth([...placed].flatMap((id) => proposed.stop(id) ?? []));
  const left = proposed.last.filter(({ id }) => !placed.has(id));
  const all = covered + worth(left);
  return {
    routes: routes.map(({ crew, stops }) => ({
      crew,
      vehicle: shift.vehicleOf(crew),
      stops: stops.map((stop) => {
        const known = stop.manual === undefined ? proposed.stop(stop.id)! : undefined;
        return known === undefined ? byHand(stop, shift) : asProposed(stop, known);
      }),
    })),
    leftOut: left.length,
    ...(all === 0 ? {} : { coverage: Math.round((covered / all) * 1000) / 10 }),
  };
}

function asProposed({ arriveAt, leaveAt }: WrittenStop, known: RoundStop): PublishedStop {
  const { id, kind, lon, lat, place, why, weight, from, until, case: of } = known;
  return {
    ...{ id, kind, lon, lat, why: { ...why }, weight, arriveAt, leaveAt },
    place: place.trim() === '' ? id : place,
    from: iso(from),
    until: iso(until),
    ...(of === undefined ? {} : { case: of.id, caseNumber: of.number }),
  };
}

/** Nobody knows what is to be expected there: it counts for nothing. */
function byHand({ id, manual, arriveAt, leaveAt }: WrittenStop, shift: { from: number; until: number }): PublishedStop {
  return {
    ...{ id, kind: 'manual', arriveAt, leaveAt },
    ...manual!,
    why: { ...stopKinds.manual },
    weight: 0,
    from: iso(shift.from),
    until: iso(shift.until),
  };
}

function iso(seconds: number): string {
  return new Date(Math.round(seconds) * 1000).toISOString();
}
