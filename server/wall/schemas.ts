import Type from 'typebox';

/** A case as a wall shows it: `WallCase` of the domain. */
export const wallCaseSchema = Type.Object({
  id: Type.String(),
  number: Type.String(),
  className: Type.String(),
  place: Type.String(),
  unit: Type.Optional(Type.String()),
  status: Type.String(),
  urgent: Type.Boolean(),
  lon: Type.Number({ description: 'degrees WGS84' }),
  lat: Type.Number(),
  reportedAt: Type.String(),
  dueAt: Type.Optional(Type.String()),
});
