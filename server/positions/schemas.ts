import Type from 'typebox';
import type { CrewNow } from '#domain/people/crew-now.ts';
import { vehicles, type Vehicle } from '#domain/people/crew.ts';

const instant = Type.Integer({ description: 'epoch milliseconds' });

/** Degrees WGS84 and metres, as a phone gives them. */
export const fixSchema = Type.Object(
  {
    at: Type.String({ format: 'date-time', description: 'when the phone was there (发生时间), RFC 3339' }),
    lon: Type.Number({ minimum: -180, maximum: 180 }),
    lat: Type.Number({ minimum: -90, maximum: 90 }),
    accuracy: Type.Number({ minimum: 0, maximum: 100_000, description: 'm' }),
  },
  { additionalProperties: false },
);

const fix = Type.Object({
  person: Type.String(),
  at: instant,
  lon: Type.Number(),
  lat: Type.Number(),
  accuracy: Type.Number({ description: 'm' }),
});

const whereaboutsSchema = Type.Union([
  Type.Object({ state: Type.Literal('known'), fix, ageSeconds: Type.Number() }),
  Type.Object({
    state: Type.Literal('unknown', { description: 'signed off, never told, too old or too vague' }),
    last: Type.Optional(fix),
    ageSeconds: Type.Optional(Type.Number()),
  }),
]);

/** One crew as `GET /api/crews` tells it. */
const crewNow = Type.Object({
  crew: Type.Object({
    id: Type.String(),
    name: Type.String(),
    unit: Type.String(),
    members: Type.Array(Type.String()),
    vehicle: Type.Unsafe<Vehicle>({ type: 'string', enum: Object.keys(vehicles) }),
    plate: Type.Optional(Type.String()),
    shift: Type.Optional(Type.String()),
    post: Type.Optional(Type.String()),
    zone: Type.Optional(Type.String()),
    skills: Type.Optional(Type.Array(Type.String())),
    phone: Type.Optional(Type.String()),
  }),
  onShift: Type.Optional(
    Type.Object({ from: instant, to: instant, shift: Type.String(), post: Type.Optional(Type.String()) }),
  ),
  members: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      licensed: Type.Boolean(),
      skills: Type.Array(Type.String()),
      on: Type.Boolean({ description: '上岗' }),
      whereabouts: whereaboutsSchema,
    }),
  ),
  whereabouts: whereaboutsSchema,
  load: Type.Object({ tasks: Type.Integer(), minutes: Type.Number() }),
  restFrom: Type.Optional(instant),
  standsAt: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
});

/** One crew as `GET /api/crews` tells it. */
export const crewNowSchema = Type.Unsafe<CrewNow>(crewNow);

/** A stretch of duty as its person is told of it. */
export const stretchSchema = Type.Object({
  id: Type.String(),
  from: instant,
  to: Type.Optional(instant),
  until: Type.Integer({ description: 'when it ends by itself, epoch milliseconds' }),
  post: Type.Optional(Type.String()),
  crew: Type.Optional(Type.String()),
});

/** What a person is told of his own duty. */
export const mineSchema = Type.Object({
  at: Type.String({ format: 'date-time' }),
  on: Type.Optional(stretchSchema),
  latest: Type.Optional(fix),
  recent: Type.Array(stretchSchema, { description: 'of the last days, the latest first' }),
  crews: Type.Array(Type.String(), { description: 'names of the crews the person is a member of' }),
  shifts: Type.Array(
    Type.Object({
      post: Type.String(),
      name: Type.Optional(Type.String()),
      unit: Type.Optional(Type.String()),
      place: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
      radius: Type.Optional(Type.Number({ description: 'm' })),
      shift: Type.String(),
      from: instant,
      to: instant,
      standsInFor: Type.Optional(Type.String()),
    }),
    { description: 'what the roster says, from now on' },
  ),
});
