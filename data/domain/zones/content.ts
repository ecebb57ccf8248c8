import { Type, type Static } from 'typebox';
import { leftOutReasons } from './left-out.ts';

const short = (maxLength = 200) => Type.String({ minLength: 1, maxLength });

/**
 * A stretch of frontage as planners think of it (practice.md 2): a street, from a crossing to a crossing, one side, and
 * how deep it reaches from the kerb to the wall (外墙至路牙). Metres; chainages run along the street as assembled.
 */
export const frontageSchema = Type.Object(
  {
    street: short(),
    /** Name of the crossing road at each end; absent where the frontage begins or ends between crossings. */
    fromCrossing: Type.Optional(short()),
    toCrossing: Type.Optional(short()),
    fromMetres: Type.Number({ minimum: 0 }),
    toMetres: Type.Number({ minimum: 0 }),
    side: Type.Unsafe<'north' | 'east' | 'south' | 'west'>({
      type: 'string',
      enum: ['north', 'east', 'south', 'west'],
    }),
    depth: Type.Number({ exclusiveMinimum: 0, maximum: 500 }),
  },
  { additionalProperties: false },
);
export type Frontage = Static<typeof frontageSchema>;

/** What a zone says beside its ground (plan 5.1.2); the same names as in the collection `zones`. */
export const zoneContentSchema = Type.Object(
  {
    number: short(60),
    name: short(),
    kindOfPlace: Type.Unsafe<KindOfPlace>({
      type: 'string',
      enum: ['district', 'block', 'residential', 'industrial', 'fringe', 'water', 'grid', 'frontage'],
    }),
    unit: Type.Optional(short()),
    leader: Type.Optional(short()),
    officer: Type.Optional(short()),
    standardOfWork: Type.Optional(short(1000)),
    timeLimit: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    phone: Type.Optional(short()),
    street: Type.Optional(short()),
    frontages: Type.Optional(Type.Array(frontageSchema, { maxItems: 50 })),
  },
  { additionalProperties: false },
);
export type KindOfPlace =
  'district' | 'block' | 'residential' | 'industrial' | 'fringe' | 'water' | 'grid' | 'frontage';
export type ZoneContent = Static<typeof zoneContentSchema>;

/** What the ground of one owner is. A coverage answers for every spot of its ground with exactly one of these. */
export const groundSchema = Type.Union([
  Type.Object({ is: Type.Literal('zone'), content: zoneContentSchema }, { additionalProperties: false }),
  /** Left out on purpose: no gap (practice.md 2). */
  Type.Object(
    {
      is: Type.Literal('left-out'),
      reason: Type.Unsafe<keyof typeof leftOutReasons>({ type: 'string', enum: Object.keys(leftOutReasons) }),
      note: Type.String({ maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  /** Claimed by several zones of what was taken in: an overlap that waits to be given to one of them. */
  Type.Object(
    {
      is: Type.Literal('disputed'),
      claims: Type.Array(short(100), { minItems: 2, maxItems: 100 }),
      /** Claimants without any ground of their own, and what they say: else it would be lost until one of them is given some. */
      covered: Type.Optional(
        Type.Array(Type.Object({ id: short(100), content: zoneContentSchema }, { additionalProperties: false }), {
          maxItems: 100,
        }),
      ),
    },
    { additionalProperties: false },
  ),
]);
export type Ground = Static<typeof groundSchema>;
