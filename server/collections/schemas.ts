import Type from 'typebox';

const bbox = Type.Array(Type.Number(), {
  minItems: 4,
  maxItems: 4,
  description: '[west, south, east, north], degrees WGS84',
});
const words = Type.Object({ zh: Type.String(), en: Type.String() });
const geometry = Type.Unknown({ description: 'GeoJSON geometry (RFC 7946), WGS84 longitude, latitude in degrees' });
const properties = Type.Record(Type.String(), Type.Unknown(), { description: "by the collection's schema" });

/** The base map's facts, as the page's map needs them. */
const basemap = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('raster'), Type.Literal('vector')]),
  minzoom: Type.Integer(),
  maxzoom: Type.Integer(),
  attribution: Type.String(),
});

export const citySchema = Type.Object({
  name: words,
  sample: Type.Boolean({ description: 'true: invented data (示意)' }),
  mapApproval: Type.Optional(Type.String({ description: '审图号' })),
  mapSource: Type.Optional(Type.String()),
  basemap: Type.Union([basemap, Type.Null()]),
  extent: Type.Union([bbox, Type.Null()]),
  seq: Type.Integer({ description: 'the last change included' }),
  now: Type.String({ description: "the server's clock, RFC 3339 UTC" }),
  version: Type.String(),
  collections: Type.Array(Type.Object({ id: Type.String(), count: Type.Integer() })),
});

export const featureSchema = Type.Object({
  collection: Type.String(),
  id: Type.String(),
  fid: Type.Integer({ description: 'the feature id in tiles' }),
  version: Type.Integer({ description: 'the base of the next change' }),
  geometry,
  properties,
});

export const countsSchema = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  counts: Type.Record(
    Type.String(),
    Type.Object({
      total: Type.Integer(),
      open: Type.Optional(Type.Integer()),
      overdue: Type.Optional(Type.Integer()),
      by: Type.Optional(Type.Record(Type.String(), Type.Integer())),
      byStatus: Type.Optional(Type.Record(Type.String(), Type.Integer())),
    }),
  ),
});

export const listSchema = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  total: Type.Integer({ description: 'all that match, whatever the offset and limit' }),
  features: Type.Array(
    Type.Object({
      ...featureSchema.properties,
      version: Type.Optional(Type.Integer({ description: 'absent in a partial row' })),
      partial: Type.Optional(
        Type.Literal(true, { description: 'the database is away: indexed properties only, as of Shirong-As-Of' }),
      ),
    }),
  ),
});

export const valuesSchema = Type.Object({
  values: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
});

/**
 * An id that can be written into an address and read back by people: no space, no invisible sign, nothing that an
 * address gives another meaning to.
 */
const idPattern =
  '^(?!\\.{1,2}$)[^\\s/\\\\?#%\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2060\\ufeff]+$';

/** Whether something can be the id of a feature. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 100 && new RegExp(idPattern).test(value) && value.isWellFormed();
}

/** The body of a change: the frame only, each line's content is held against its collection's own schema. */
export const changeRequestSchema = Type.Object(
  {
    kind: Type.String({
      pattern: '^[a-z][a-z-]*(\\.[a-z][a-z-]*)*$',
      maxLength: 50,
      description: "a dotted word: 'feature.create'",
    }),
    note: Type.String({ maxLength: 500 }),
    lines: Type.Array(
      Type.Object(
        {
          collection: Type.String(),
          id: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: idPattern })),
          base: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], {
            description: 'the version seen; null creates',
          }),
          after: Type.Union([Type.Object({}), Type.Null()], {
            description: 'the new {geometry, properties}; null deletes',
          }),
          personal: Type.Optional(
            Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]), {
              description: 'personal fields to set, or to erase (null); kept apart from the feature and the journal',
            }),
          ),
        },
        { additionalProperties: false },
      ),
      { maxItems: 1_000 },
    ),
    records: Type.Optional(
      Type.Array(
        Type.Object(
          {
            kind: Type.String(),
            id: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: idPattern })),
            base: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], {
              description: 'the version seen; null creates',
            }),
            after: Type.Union([Type.Object({}), Type.Null()], { description: 'the new content; null deletes' }),
          },
          { additionalProperties: false },
        ),
        { maxItems: 200, description: 'facts without a place: people, units, settings ...' },
      ),
    ),
  },
  { additionalProperties: false },
);

export const changeAnswerSchema = Type.Object({
  seq: Type.Integer(),
  id: Type.String(),
  lines: Type.Array(
    Type.Object({ collection: Type.String(), id: Type.String(), fid: Type.Integer(), version: Type.Integer() }),
  ),
  records: Type.Array(Type.Object({ kind: Type.String(), id: Type.String(), version: Type.Integer() })),
});

/** Query parameters that map, list and counts share, for the document; `readFilter` is what reads them. */
export const filterParameters = {
  status: Type.Optional(Type.String({ description: 'column = values joined by commas; so for every indexed column' })),
  from: Type.Optional(Type.String({ description: 'valid time from, RFC 3339 UTC' })),
  to: Type.Optional(Type.String({ description: 'valid time before, RFC 3339 UTC' })),
  current: Type.Optional(Type.String({ description: 'still open, or reported since this instant' })),
};
