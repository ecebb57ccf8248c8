import Type from 'typebox';
import type { PostState } from '#domain/people/presence-at-post.ts';
import { caseQuery as query, repeatLimitsSchema, repeatPlaceSchema } from './repeat-schema.ts';

const words = Type.Object({ zh: Type.String(), en: Type.String() });
const nullable = (type: ReturnType<typeof Type.Number | typeof Type.Integer>) => Type.Union([type, Type.Null()]);

const cell = Type.Object({
  value: Type.Union([Type.Number(), Type.Null()], { description: 'null: the base is empty; of a rate n / m' }),
  n: Type.Integer(),
  m: Type.Optional(Type.Integer()),
});

const row = Type.Object({
  key: Type.String(),
  label: words,
  query: Type.Record(Type.String(), Type.String(), {
    description: "with the column's set (or base) as `set`, the parameters of /api/cases that list what a cell counts",
  }),
  cells: Type.Record(Type.String(), cell),
});

const table = Type.Object({
  by: Type.String(),
  title: words,
  columns: Type.Array(
    Type.Object({
      key: Type.String(),
      zh: Type.String(),
      en: Type.String(),
      formula: words,
      source: words,
      set: Type.String(),
      base: Type.Optional(Type.String()),
      setting: Type.Optional(Type.String()),
    }),
  ),
  rows: Type.Array(row),
  total: row,
});

const choices = Type.Array(
  Type.Object({
    key: Type.String(),
    zh: Type.String(),
    en: Type.String(),
    value: Type.String(),
    words,
    source: words,
    isDefault: Type.Boolean(),
  }),
);

const stamp = { seq: Type.Integer(), at: Type.String({ description: "the server's clock, RFC 3339 UTC" }) };

export const tableSchema = Type.Object({ ...stamp, from: Type.String(), to: Type.String(), choices, table });

export const reportSchema = Type.Object({
  ...stamp,
  kind: Type.String(),
  title: words,
  firstDay: Type.String(),
  lastDay: Type.String(),
  previous: Type.String({ description: 'first day of the period before' }),
  next: Type.String({ description: 'first day of the period after' }),
  from: Type.String(),
  to: Type.String(),
  columns: Type.Array(Type.String(), { description: 'keys of the columns that the report shows, in their order' }),
  choices,
  byUnit: table,
  bySource: table,
});

const counted = Type.Object({ n: Type.Integer(), query });

export const fiveSchema = Type.Object({
  ...stamp,
  five: Type.Object({
    filedToday: Type.Object({ ...counted.properties, citizens: counted, yesterday: counted }),
    overdue: Type.Object({
      ...counted.properties,
      worstUnit: Type.Optional(Type.Object({ unit: Type.String(), ...counted.properties })),
      longest: Type.Optional(
        Type.Object({
          number: Type.String(),
          place: Type.String(),
          unit: Type.String(),
          className: Type.String(),
          dueAt: Type.String(),
        }),
      ),
    }),
    onTime: Type.Object({
      value: nullable(Type.Number()),
      n: Type.Integer(),
      m: Type.Integer(),
      query,
      baseQuery: query,
      suspended: counted,
    }),
    repeat: Type.Object({
      at: Type.String({ description: 'when they were found, at most a minute ago' }),
      n: Type.Integer(),
      limits: repeatLimitsSchema,
      places: Type.Array(repeatPlaceSchema, { description: 'the largest twenty' }),
    }),
    onDuty: Type.Object({
      value: nullable(Type.Number()),
      n: nullable(Type.Integer({ description: 'posts at which somebody is: signed on, fix fresh, inside the fence' })),
      m: Type.Integer({ description: 'posts whose shift covers now' }),
      lost: Type.Optional(
        Type.Object(
          { n: Type.Integer(), outside: Type.Integer({ description: 'of these, known to be elsewhere' }) },
          { description: '失联: posts for which somebody signed on and is not known to be there' },
        ),
      ),
      absent: Type.Optional(Type.Object({ n: Type.Integer() }, { description: 'posts for which nobody signed on' })),
      reason: Type.Optional(
        Type.Literal('no-positions', { description: 'nobody signed on for days: who is there cannot be said' }),
      ),
    }),
  }),
  second: Type.Object({
    newIllegal: Type.Object({
      n: nullable(Type.Integer()),
      target: Type.Integer(),
      query: Type.Optional(Type.Record(Type.String(), Type.String(), { description: 'parameters of /api/list' })),
    }),
    noZone: Type.Object(
      {
        value: nullable(Type.Number({ description: 'square metres' })),
        metres: nullable(Type.Number({ description: 'of road' })),
      },
      {
        description: 'ground and roads of the city without a zone of street order; null: no scheme, or not tested yet',
      },
    ),
    phases: Type.Array(
      Type.Object({
        id: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        from: Type.String(),
        to: Type.String(),
        daysLeft: Type.Integer(),
      }),
    ),
  }),
});

const postState = Type.Unsafe<PostState>({
  type: 'string',
  enum: ['present', 'outside', 'lost', 'absent'],
  description: 'outside and lost together are 失联; absent: nobody signed on',
});

/** The posts that the number of those at their posts counts. */
export const onDutySchema = Type.Object({
  at: Type.String(),
  posts: Type.Array(
    Type.Object({
      post: Type.String({ description: 'number' }),
      name: Type.Optional(Type.String()),
      unit: Type.Optional(Type.String()),
      state: Type.Optional(postState),
      shifts: Type.Array(Type.Object({ name: Type.String(), from: Type.String(), to: Type.String() })),
      people: Type.Array(
        Type.Object({
          name: Type.String(),
          standsInFor: Type.Optional(Type.String()),
          state: Type.Optional(postState),
          since: Type.Optional(Type.String({ description: '上岗 since' })),
          heardAt: Type.Optional(Type.String({ description: 'when the phone last said where it is' })),
          metres: Type.Optional(Type.Integer({ description: 'from the post' })),
        }),
        { description: 'of units whose people the asker may see on duty' },
      ),
      hidden: Type.Integer({ description: 'people of other units' }),
    }),
  ),
});
