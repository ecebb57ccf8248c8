import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { rosterAhead } from '#domain/duty/roster-ahead.ts';
import { distance } from '#domain/geometry/measure.ts';
import type { Attendance } from '#domain/people/attendance.ts';
import { crewToGoWith } from '#domain/people/crew-to-go-with.ts';
import { crewNamed, crewsOf } from '#domain/people/crews-of.ts';
import { shiftFor, signOn, stretchToEnd, type SigningFigures } from '#domain/people/signing.ts';
import { settingOf } from '#domain/settings/settings.ts';
import { writeChange } from '../collections/door.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { endedMeanwhile, signingProblem } from './refusals.ts';
import { rosterOf } from './roster-of.ts';
import { mineSchema } from './schemas.ts';
import { occurred, requirePerson } from './signed-in.ts';

/** The roster is told so many days ahead. */
const daysAhead = 7;

const occurredAt = Type.Optional(
  Type.String({ format: 'date-time', description: '发生时间, where it is sent later; RFC 3339' }),
);
const written = Type.Object({
  id: Type.String(),
  from: Type.String({ format: 'date-time' }),
  until: Type.String({ format: 'date-time', description: 'when it ends by itself' }),
  to: Type.Optional(Type.String({ format: 'date-time' })),
  post: Type.Optional(Type.String()),
  shift: Type.Optional(Type.String()),
  crew: Type.Optional(Type.String()),
  metres: Type.Optional(Type.Number({ description: 'from the post, m' })),
  seq: Type.Integer(),
});

/** 上岗 and 离岗: each is a fact with its entry in the journal; where somebody was is in neither. */
export async function attendanceRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { records, positions, now } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const figure = (key: string): number => Number(settingOf(records, key).value);
  const figures = (): SigningFigures => ({
    earlyMinutes: figure('presence.earlyMinutes'),
    graceMinutes: figure('presence.graceMinutes'),
    mostHours: figure('presence.mostHours'),
  });

  function instantOf(raw: string | undefined): number {
    const at = occurred(raw, now(), figure('field.lateHours'));
    if (typeof at === 'number') return at;
    throw problem(422, {
      detail: `"occurredAt" ${at}; the server's time is ${new Date(now()).toISOString()}.`,
      errors: [{ pointer: '/occurredAt', detail: at }],
    });
  }

  /** Writes one record through the one door. */
  async function write(
    request: FastifyRequest,
    prepare: () => { kind: string; note: string; id: string; base: number | null; after: Attendance; at: number },
  ) {
    const change = await writeChange(
      context,
      request,
      () => {
        const { kind, note, id, base, after, at } = prepare();
        const late = at < now() ? { occurredAt: new Date(at).toISOString() } : {};
        return { kind, note, ...late, lines: [], records: [{ kind: 'attendances', id, base, after }] };
      },
      () => endedMeanwhile(),
    );
    const { id, after } = change.records![0]!;
    const { person: _, endedBy: __, ...told } = after as Attendance;
    return { id, ...told, seq: change.seq };
  }

  app.post(
    '/api/attendance/on',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Sign on (上岗): from now on one’s position may be shared',
        description:
          'Post and shift are those of the roster where nothing is said, the crew is one of the own unit. It ends by ' +
          'signing off, or by itself some minutes after the shift. 409 where one is on already: `current` says since when.',
        body: Type.Object(
          {
            post: Type.Optional(Type.String({ maxLength: 60, description: 'number of the post' })),
            crew: Type.Optional(Type.String({ maxLength: 60, description: 'name of a crew one is a member of' })),
            occurredAt,
            lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
            lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
            accuracy: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
          },
          { additionalProperties: false },
        ),
        response: { 201: written, ...problemResponses },
      },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const { id: person, person: who } = requirePerson(request, records);
      const { post, crew: asked, lon, lat, accuracy } = request.body;
      let firstFix: { at: number; lon: number; lat: number; accuracy: number } | undefined;
      const done = await write(request, () => {
        const at = instantOf(request.body.occurredAt);
        if (asked !== undefined && !crewsOf(records, person).has(asked)) {
          throw problem(422, { errors: [{ pointer: '/crew', detail: 'is no crew that you are a member of' }] });
        }
        if (post !== undefined && positions.post(post) === undefined) {
          throw problem(422, { errors: [{ pointer: '/post', detail: 'is no post that there is' }] });
        }
        const rules = figures();
        const roster = rosterOf(records);
        const crew =
          asked === undefined
            ? crewToGoWith(records, person, roster, [at, at + rules.earlyMinutes * 60_000])
            : crewNamed(records, asked);
        const shift = shiftFor(who.name, crew, roster, at, rules);
        const place = positions.post(post ?? shift?.post ?? '');
        const isPlaced = lon !== undefined && lat !== undefined;
        const metres = place !== undefined && isPlaced ? Math.round(distance([lon, lat], place.at)) : undefined;
        const stretches = positions.stretches(person);
        const made = signOn(stretches, { person, at, shift, post, crew: crew?.name, metres }, rules);
        if (!made.ok) throw signingProblem(made.error);
        if (isPlaced && accuracy !== undefined) firstFix = { at, lon, lat, accuracy };
        const day = formatDay(dayOf(at)).replaceAll('-', '');
        // Two at the same moment want the same number, and one is refused.
        const running = stretches.filter(({ id }) => id.startsWith(`${person}-${day}-`)).length + 1;
        return {
          kind: 'attendance.on',
          note: '上岗',
          id: `${person}-${day}-${running}`,
          base: null,
          after: made.value,
          at,
        };
      });
      if (firstFix !== undefined) await positions.take([{ person, ...firstFix }]);
      return reply.code(201).send(done);
    },
  );

  app.post(
    '/api/attendance/off',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Sign off (离岗): nobody sees one’s position any more',
        description:
          'Told later, it ends the stretch as of `occurredAt`, also where that had ended by itself; positions after it are ' +
          'forgotten. 409 where one was not on.',
        body: Type.Object({ occurredAt }, { additionalProperties: false }),
        response: { 200: written, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const { id: person } = requirePerson(request, records);
      const done = await write(request, () => {
        const at = instantOf(request.body.occurredAt);
        const found = stretchToEnd(
          positions.stretches(person),
          at,
          ({ id }) => records.get('attendances', id)?.content['endedBy'] === 'shift',
        );
        if (!found.ok) throw signingProblem(found.error);
        const record = records.get('attendances', found.value.id)!;
        const after: Attendance = {
          ...(record.content as Attendance),
          to: new Date(at).toISOString(),
          endedBy: 'person',
        };
        return { kind: 'attendance.off', note: '离岗', id: record.id, base: record.version, after, at };
      });
      await positions.forgetAfter(person, Date.parse(done.to!));
      return done;
    },
  );

  app.get(
    '/api/attendance/mine',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'One’s own duty: whether one is on, one’s own position, the roster ahead',
        response: { 200: mineSchema, ...problemResponses },
      },
    },
    async (request) => {
      readParameters(request.query).done();
      const { id, person } = requirePerson(request, records);
      const running = positions.running(id);
      const latest = positions.latest(id);
      return {
        at: new Date(now()).toISOString(),
        ...(running === undefined ? {} : { on: running }),
        ...(latest === undefined ? {} : { latest }),
        recent: [...positions.stretches(id)].reverse(),
        crews: [...crewsOf(records, id)].sort(),
        shifts: rosterAhead(person.name, rosterOf(records), now(), daysAhead).map(({ person: _, ...stood }) => {
          const place = positions.post(stood.post);
          if (place === undefined) return stood;
          const { name, unit, at, radius } = place;
          return {
            ...stood,
            name,
            ...(unit === undefined ? {} : { unit }),
            place: [...at] as [number, number],
            radius,
          };
        }),
      };
    },
  );
}
