import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { ShiftRoutes } from '#domain/dispatch/next-shift/shift-routes.ts';
import {
  routesAsProposed,
  unproposed,
  writtenRoutesSchema,
  type ProposedStops,
  type WrittenRoutes,
} from '#domain/dispatch/next-shift/written-routes.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import { writeChange } from '../collections/door.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses, type ProblemEntry } from '../http/problem.ts';
import { routesFor } from './published.ts';
import { requirePublisher } from './rights.ts';
import { shiftsOf, type ShiftOfDay } from './shift.ts';

const body = Type.Object(
  {
    ...writtenRoutesSchema.properties,
    base: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], {
      description: 'the version of what was published before; null where nothing was',
    }),
  },
  { additionalProperties: false },
);

/**
 * Publishing the routes of a shift.
 * @param proposedFor what was proposed for a shift
 */
export async function publishRoutes(
  root: FastifyInstance,
  context: Context,
  proposedFor: (unit: string, day: string, shift: ShiftOfDay) => Promise<ProposedStops>,
): Promise<void> {
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const { records, now } = context;

  app.post(
    '/api/next-shift/publish',
    {
      config: { access: 'case.endorse' },
      schema: {
        summary: "Publish the routes of a unit's shift; the crews see them at once",
        description:
          'Stops of the proposal by id, others as added by hand. What they are worth and how much of what is expected the ' +
          'routes cover is reckoned from the proposal.',
        body,
        response: { 200: Type.Object({ id: Type.String(), seq: Type.Integer() }), ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const { base, ...written } = request.body;
      requirePublisher(request, records, written.unit);
      const { unit, day, shift: name } = written;
      const proposed = await proposedFor(unit, day, requireSound(written));
      requireProposed(written, proposed);
      let id = '';
      const change = await writeChange(
        context,
        request,
        () => {
          const shift = requireSound(written);
          const before = routesFor(records, unit, day, name);
          if ((before?.version ?? null) !== base) throw changedMeanwhile();
          id = before?.id ?? nextId(unit, day);
          const { from, until, crews } = shift;
          const vehicleOf = (crew: string): Vehicle => crews.find((one) => one.name === crew)!.vehicle;
          const after: ShiftRoutes = {
            ...{ unit, day, shift: name },
            ...routesAsProposed(written, proposed, { from, until, vehicleOf }),
            from: new Date(from * 1000).toISOString(),
            until: new Date(until * 1000).toISOString(),
            publishedAt: new Date(now()).toISOString(),
            publishedBy: askerOf(request).caller.by,
          };
          const note = `发布${day}“${name}”巡查路线`;
          return {
            kind: 'routes.publish',
            note,
            lines: [],
            records: [{ kind: 'shift-routes', id, base, after: { ...after } }],
          };
        },
        changedMeanwhile,
      );
      return { id: change.records?.[0]?.id ?? id, seq: change.seq };
    },
  );

  /** What the schema cannot say. @throws HttpProblem 422 */
  function requireSound({ unit, shift, day, routes }: WrittenRoutes): ShiftOfDay {
    const found = shiftsOf(records, unit, day).find(({ name }) => name === shift);
    const errors: ProblemEntry[] = [];
    if (found === undefined) {
      errors.push({ pointer: '/shift', detail: `no crew of "${unit}" works it on ${day}` });
    }
    for (const [i, { crew, stops }] of routes.entries()) {
      const pointer = `/routes/${i}`;
      if (found?.crews.some(({ name }) => name === crew) === false) {
        errors.push({ pointer: `${pointer}/crew`, detail: `"${crew}" does not work this shift` });
      }
      if (routes.findIndex((other) => other.crew === crew) < i) {
        errors.push({ pointer: `${pointer}/crew`, detail: 'has a route already' });
      }
      for (const [j, { arriveAt, leaveAt }] of stops.entries()) {
        if (Date.parse(leaveAt) < Date.parse(arriveAt)) {
          errors.push({ pointer: `${pointer}/stops/${j}/leaveAt`, detail: 'lies before it is come to' });
        }
      }
    }
    const ids = routes.flatMap(({ stops }) => stops.map((stop) => stop.id));
    if (new Set(ids).size < ids.length) errors.push({ pointer: '/routes', detail: 'a stop is on the routes twice' });
    if (found === undefined || errors.length > 0) {
      throw problem(422, { detail: errors.map(({ detail }) => detail).join('; '), errors });
    }
    return found;
  }

  /** @throws HttpProblem 422 where a stop is of no proposal */
  function requireProposed(written: WrittenRoutes, proposed: ProposedStops): void {
    const unknown = new Set(unproposed(written, proposed));
    if (unknown.size === 0) return;
    const errors = written.routes.flatMap(({ stops }, i) =>
      stops.flatMap(({ id }, j) =>
        unknown.has(id)
          ? [{ pointer: `/routes/${i}/stops/${j}/id`, detail: 'is of no proposal for this shift; ask for it again' }]
          : [],
      ),
    );
    throw problem(422, { detail: 'A stop is of no proposal for this shift; ask for the proposal again.', errors });
  }

  /** Of the unit, so that two units that publish in the same moment do not want the same. */
  function nextId(unit: string, day: string): string {
    const own = records.all('units').find(({ content }) => content['name'] === unit)?.id ?? '';
    const prefix = `${day.replaceAll('-', '')}-${own.slice(0, 48)}-`;
    const known = records.all('shift-routes').flatMap(({ id }) => {
      const number = id.startsWith(prefix) ? Number(id.slice(prefix.length)) : NaN;
      return Number.isInteger(number) ? [number] : [];
    });
    return `${prefix}${String(Math.max(0, ...known) + 1).padStart(2, '0')}`;
  }
}

function changedMeanwhile(): Error {
  return problem(409, {
    title: 'Changed meanwhile',
    detail: 'The routes of this shift were published by somebody else meanwhile; look at them again.',
    errors: [{ pointer: '/base', detail: 'is not the version that stands by now' }],
  });
}
