import Type from 'typebox';
import { emergingClasses } from '#domain/hotspots/hotspot.ts';
import { caseQuery, repeatLimitsSchema, repeatPlaceSchema } from '../numbers/reader.ts';

/** What every answer of the areas says first. */
const head = {
  seq: Type.Integer(),
  at: Type.String({ description: "the server's clock, RFC 3339 UTC" }),
  from: Type.String({ description: 'counted from this instant' }),
  to: Type.String({ description: 'until this one, exclusive' }),
};

const guard = Type.Optional(
  Type.String({ description: 'too little to say anything of: cases, cells or slices; no cell is then called hot' }),
);

const words = Type.Object({ zh: Type.String(), en: Type.String() });

const cell = Type.Object({
  id: Type.String({ description: 'code of the unit grid, or "q,r" of a hexagon' }),
  lon: Type.Number(),
  lat: Type.Number(),
  count: Type.Integer(),
  z: Type.Number({ description: 'Getis-Ord Gi* over the whole period' }),
  p: Type.Number(),
  hot: Type.Boolean({ description: 'significant after the false-discovery-rate correction' }),
  emerging: Type.String({ description: Object.keys(emergingClasses).join(', ') }),
  slices: Type.Array(Type.Integer()),
  hotSlices: Type.Array(Type.Boolean()),
  trendZ: Type.Number({ description: 'Mann-Kendall of the slices' }),
  trendP: Type.Number(),
});

const place = {
  cell,
  place: Type.String({ description: 'where its cases lie, in words' }),
  unit: Type.Optional(Type.String({ description: 'by the zone in force' })),
  district: Type.Optional(Type.String()),
  classes: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String(), count: Type.Integer() }),
  ),
  publicShare: Type.Number(),
  hours: Type.Array(Type.Integer()),
  weekdays: Type.Array(Type.Integer()),
  why: words,
  query: caseQuery,
};

const counted = {
  kind: Type.String({ description: 'unit or hexagon: the unit grid is not there in every city' }),
  total: Type.Integer({ description: 'cases counted' }),
  outside: Type.Integer({ description: 'cases in no cell, not counted' }),
  lattice: Type.Integer({ description: 'cells that the reckoning stood on' }),
  guard,
};

export const cellsSchema = Type.Object({
  ...head,
  ...counted,
  cells: Type.Array(cell, { description: 'those with a case' }),
  slices: Type.Array(Type.Object({ from: Type.String(), to: Type.String() })),
});

export const placeSchema = Type.Object({ ...head, ...place });

export const topSchema = Type.Object({ ...head, ...counted, places: Type.Array(Type.Object(place)) });

export const matrixSchema = Type.Object({
  ...head,
  counts: Type.Array(Type.Array(Type.Integer()), {
    description: '7 weekdays, Monday first, of 24 hours each; Asia/Shanghai',
  }),
});

const n = Type.Integer({ description: 'all places, also those that are not told' });
export const weakSchema = Type.Object({
  ...head,
  n,
  limits: Type.Object({ slices: Type.Integer(), repeat: repeatLimitsSchema }),
  places: Type.Array(
    Type.Object({
      ...place,
      because: Type.Array(Type.String(), { description: 'slices: high in so many; repeat: a repeat place lies there' }),
    }),
  ),
});

export const marketsSchema = Type.Object({
  ...head,
  n,
  limits: Type.Object({ weeks: Type.Integer() }),
  places: Type.Array(
    Type.Object({
      ...place,
      market: Type.Object({
        weekday: Type.Integer({ description: '1 Monday to 7' }),
        from: Type.Integer({ description: 'hour, Asia/Shanghai' }),
        to: Type.Integer({ description: 'hour, exclusive' }),
        weeks: Type.Integer({ description: 'different weeks in which something was reported there and then' }),
        cases: Type.Integer(),
        query: caseQuery,
      }),
    }),
  ),
});

export const repeatSchema = Type.Object({
  ...head,
  n,
  limits: repeatLimitsSchema,
  places: Type.Array(repeatPlaceSchema),
});

export const briefSchema = Type.Object({
  ...head,
  month: Type.String(),
  since: Type.String({ description: 'the areas are of this instant until the end of the month: twelve weeks' }),
  ...counted,
  inMonth: Type.Integer({ description: 'cases of the month' }),
  before: Type.Integer({ description: 'cases of the month before' }),
  places: Type.Array(
    Type.Object({
      ...place,
      inMonth: Type.Integer({ description: 'its cases in the month' }),
      before: Type.Integer({ description: 'its cases in the month before' }),
      owner: Type.Object({
        unit: Type.Optional(Type.String()),
        zone: Type.Optional(Type.String({ description: 'number of the zone in force' })),
        leader: Type.Optional(Type.String()),
        officer: Type.Optional(Type.String()),
        phone: Type.Optional(Type.String({ description: 'of the post' })),
      }),
      cases: Type.Array(
        Type.Object({
          number: Type.String(),
          className: Type.String(),
          classNameEn: Type.String(),
          place: Type.String(),
          status: Type.String(),
          reportedAt: Type.String(),
          photos: Type.Array(Type.String(), { description: 'as /api/media names them' }),
        }),
        { description: 'its latest, those with photos first' },
      ),
    }),
  ),
});
