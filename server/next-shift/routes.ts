import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { dayOf, formatDay, parseDay } from '#domain/calendar/work-calendar.ts';
import type { Crew } from '#domain/people/crew.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters, type Parameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { untilGone } from '../http/until-gone.ts';
import { heldRoutes } from './held.ts';
import { createProposals } from './proposals.ts';
import { proposeShift } from './propose.ts';
import { publishRoutes } from './publish-routes.ts';
import { allRoutes, requireRoutes, routesFor } from './published.ts';
import { mayPublish, requireSeer, requireUnit, unitsSeen } from './rights.ts';
import { heldSchema, overviewSchema, proposalSchema, publishedSchema } from './schemas.ts';
import { shiftsOf, type ShiftOfDay } from './shift.ts';

/** So long after its end a crew still finds its routes, milliseconds. */
const afterwards = 2 * 3_600_000;

/** The next shift: what could be done, what was published, what came of it. */
export async function nextShiftRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { records, now } = context;
  const proposals = createProposals();
  const nameOf = (...parts: readonly string[]): string => JSON.stringify(parts);
  const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
  const at = (): string => new Date(now()).toISOString();

  app.get(
    '/api/next-shift',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: "A unit's shifts of a day, and what was published for them",
        querystring: Type.Object({
          unit: Type.Optional(
            Type.String({ description: "name; where absent the asker's own, else the first that works that day" }),
          ),
          day: Type.Optional(Type.String({ description: 'YYYY-MM-DD; today where absent' })),
        }),
        response: { 200: overviewSchema, ...problemResponses },
      },
    },
    async (request) => {
      const parameters = readParameters(request.query);
      const asked = parameters.text('unit');
      const day = readDay(parameters, now());
      parameters.done();
      const caller = asked === undefined ? requireSeer(request) : requireUnit(request, records, asked);
      const units = unitsSeen(records, caller);
      // Of the many units of the whole city the first one that works that day: an empty page tells nobody anything.
      const unit =
        asked ??
        units.find((one) => mayPublish(records, caller, one)) ??
        units.find((one) => shiftsOf(records, one, day).length > 0) ??
        units[0];
      const shifts = unit === undefined ? [] : shiftsOf(records, unit, day);
      return {
        units,
        ...(unit === undefined ? {} : { unit }),
        mayPublish: unit !== undefined && mayPublish(records, caller, unit),
        shifts: shifts.map(({ name, from, until, crews }) => {
          const published = routesFor(records, unit!, day, name);
          return {
            name,
            from: iso(from),
            until: iso(until),
            crews: crews.map((crew) => crew.name),
            ...(published === undefined ? {} : { published }),
          };
        }),
        at: at(),
      };
    },
  );

  app.get(
    '/api/next-shift/proposal',
    {
      config: { access: 'signed-in' },
      schema: {
        summary:
          'Proposes routes for a shift from high-incidence places, deadlines and stretches that nobody patrolled',
        querystring: Type.Object({
          unit: Type.String(),
          shift: Type.String({ description: 'name' }),
          day: Type.Optional(Type.String({ description: 'YYYY-MM-DD; today where absent' })),
        }),
        response: { 200: proposalSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const unit = parameters.required('unit');
      const name = parameters.required('shift');
      const day = readDay(parameters, now());
      parameters.done();
      requireUnit(request, records, unit);
      const shift = requireShift(unit, day, name);
      const proposed = await untilGone(reply, (signal) =>
        proposals.make(nameOf(unit, day, name), () => proposeShift(context, unit, shift, signal), signal),
      );
      const { coverage, ...rest } = proposed;
      return {
        unit,
        shift: name,
        day,
        from: iso(shift.from),
        until: iso(shift.until),
        ...rest,
        ...(coverage === undefined ? {} : { coverage }),
        at: at(),
      };
    },
  );

  app.get<{ Params: { id: string } }>(
    '/api/next-shift/:id/held',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Published routes held against what happened in their shift',
        params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
        response: { 200: heldSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      requireSeer(request);
      const plan = requireRoutes(records, request.params.id);
      requireUnit(request, records, plan.content.unit);
      return { plan, ...(await heldRoutes(context, plan.content)), at: at() };
    },
  );

  app.get(
    '/api/next-shift/mine',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: "The published routes of the asker's own crews, of the shift that runs and of those to come",
        response: {
          200: Type.Object({ crews: Type.Array(Type.String()), plans: Type.Array(publishedSchema), at: Type.String() }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const { caller } = askerOf(request);
      const crews = records
        .all('crews')
        .map(({ content }) => content as unknown as Crew)
        .filter(({ members }) => caller.kind === 'person' && members.includes(caller.id))
        .map(({ name }) => name);
      const open = allRoutes(records)
        .filter(({ content }) => Date.parse(content.until) + afterwards > now())
        .map(({ content, ...kept }) => ({
          ...kept,
          content: { ...content, routes: content.routes.filter(({ crew }) => crews.includes(crew)) },
        }))
        .filter(({ content }) => content.routes.length > 0);
      return { crews, plans: open.reverse(), at: at() };
    },
  );

  await publishRoutes(app, context, async (unit, day, shift) => {
    const name = nameOf(unit, day, shift.name);
    // Another process proposed it, or this one before it was started anew.
    if (proposals.made(name) === undefined) {
      await proposals.make(name, () => proposeShift(context, unit, shift));
    }
    return proposals.made(name)!;
  });

  function requireShift(unit: string, day: string, name: string): ShiftOfDay {
    const shifts = shiftsOf(records, unit, day);
    const found = shifts.find((shift) => shift.name === name);
    if (found !== undefined) return found;
    const known = shifts.map((shift) => `"${shift.name}"`).join(', ');
    const detail =
      known === ''
        ? `No crew of "${unit}" works on ${day}: give crews a shift in the register of crews, or fill the roster.`
        : `No crew of "${unit}" works the shift "${name}" on ${day}; there are ${known}.`;
    throw problem(404, { detail });
  }
}

/** The parameter `day`; today (Asia/Shanghai) where absent, or after noting a fault. */
export function readDay(parameters: Parameters, now: number): string {
  const today = formatDay(dayOf(now));
  const raw = parameters.text('day');
  if (raw === undefined) return today;
  if (/^\d{4}-\d{2}-\d{2}$/.test(raw) && formatDay(parseDay(raw)) === raw) return raw;
  parameters.fault('day', 'must be a day such as 2026-03-12');
  return today;
}
