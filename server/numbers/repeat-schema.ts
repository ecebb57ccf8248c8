import Type from 'typebox';

/** What leads from a number or place to its cases. */
export const caseQuery = Type.Record(Type.String(), Type.String(), { description: 'parameters of /api/cases' });

/** By which limits places count as repeat places. */
export const repeatLimitsSchema = Type.Object({ cases: Type.Integer(), metres: Type.Number(), days: Type.Integer() });

/** A repeat place (反复点位) as it is told. */
export const repeatPlaceSchema = Type.Object({
  place: Type.String(),
  unit: Type.String(),
  className: Type.String(),
  classNameEn: Type.String({ description: 'where the catalogue says it' }),
  lon: Type.Number(),
  lat: Type.Number(),
  n: Type.Integer(),
  dates: Type.Integer(),
  numbers: Type.Array(Type.String(), { description: 'of its cases, the latest 500' }),
  query: caseQuery,
});
