import Type from 'typebox';

const words = Type.Object({ zh: Type.String(), en: Type.String() });

const stop = Type.Object({
  id: Type.String(),
  kind: Type.String({ description: 'hotspot, deadline, unpatrolled' }),
  lon: Type.Number(),
  lat: Type.Number(),
  place: Type.String(),
  why: words,
  weight: Type.Number({ description: 'how much is to be expected: 1 = one case' }),
  from: Type.Number({ description: 'epoch seconds: a crew that comes before waits' }),
  until: Type.Number({ description: 'epoch seconds: to be there by' }),
  stay: Type.Number({ description: 'seconds on the spot' }),
  zone: Type.Optional(Type.String()),
  case: Type.Optional(Type.Object({ id: Type.String(), number: Type.String() })),
});

const crew = Type.Object({
  name: Type.String(),
  vehicle: Type.String(),
  from: Type.Number(),
  until: Type.Number(),
  lon: Type.Number(),
  lat: Type.Number(),
  zone: Type.Optional(Type.String()),
});

/** A published plan with its id and version. */
export const publishedSchema = Type.Object({ id: Type.String(), version: Type.Integer(), content: Type.Unknown() });

/** What can be planned on a day. */
export const overviewSchema = Type.Object({
  units: Type.Array(Type.String(), { description: "the asker's to see" }),
  unit: Type.Optional(Type.String()),
  mayPublish: Type.Boolean(),
  shifts: Type.Array(
    Type.Object({
      name: Type.String(),
      from: Type.String(),
      until: Type.String(),
      crews: Type.Array(Type.String()),
      published: Type.Optional(publishedSchema),
    }),
  ),
  at: Type.String(),
});

/** A proposal. */
export const proposalSchema = Type.Object({
  unit: Type.String(),
  shift: Type.String(),
  day: Type.String(),
  from: Type.String(),
  until: Type.String(),
  crews: Type.Array(crew),
  stops: Type.Array(stop),
  travel: Type.Record(Type.String(), Type.Array(Type.Union([Type.Number(), Type.Null()])), {
    description: 'by vehicle: seconds between all places, crews before stops, row after row; null = no way',
  }),
  orders: Type.Array(Type.Array(Type.Integer()), { description: 'by crew, indexes of stops' }),
  coverage: Type.Optional(Type.Number({ description: 'share of what is expected, 0 to 1' })),
  notes: Type.Array(Type.String(), { description: 'no-tracks, few-cases, too-many' }),
  at: Type.String(),
});

const caseThen = Type.Object({
  id: Type.String(),
  number: Type.String(),
  className: Type.String(),
  lon: Type.Number(),
  lat: Type.Number(),
  reportedAt: Type.Number({ description: 'epoch milliseconds' }),
});

/** A published plan held against what happened. */
export const heldSchema = Type.Object({
  plan: publishedSchema,
  stops: Type.Array(
    Type.Object({
      crew: Type.String(),
      stop: Type.Unknown({ description: 'as it was published' }),
      visitedAt: Type.Optional(Type.Number({ description: 'epoch milliseconds' })),
      late: Type.Optional(Type.Boolean()),
      missed: Type.Optional(Type.String({ description: 'not-over, not-on, no-track, early, elsewhere' })),
      cases: Type.Array(caseThen),
    }),
  ),
  visited: Type.Integer(),
  inTime: Type.Integer(),
  cases: Type.Integer({ description: "of the unit's, reported in the shift" }),
  foreseen: Type.Integer({ description: 'those around a stop' }),
  unforeseen: Type.Array(caseThen),
  at: Type.String(),
});
