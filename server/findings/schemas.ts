import Type from 'typebox';
import { findingEvents, findingStates, measures, severities } from '#domain/finding.ts';
import { findingSorts, treatments } from './query.ts';

const oneOf = <T extends string>(all: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...all] });
const keysOf = <T extends string>(words: Readonly<Record<T, unknown>>) => oneOf(Object.keys(words) as T[]);
const words = Type.Object({ zh: Type.String(), en: Type.String() });
const amount = Type.Union([Type.Number(), Type.Null()]);
const geometry = Type.Unknown({ description: 'GeoJSON geometry (RFC 7946), WGS84 longitude, latitude in degrees' });
const open = { additionalProperties: true };

export const at = Type.String({ description: "the server's clock, RFC 3339 UTC" });

/** A rule as it holds; its parameters are by its kind. */
export const ruleSchema = Type.Object(
  {
    id: Type.String(),
    zh: Type.String(),
    en: Type.String(),
    kind: Type.String(),
    isStandard: Type.Boolean({ description: 'as the plan or the standard gives it, not changed by the bureau' }),
  },
  open,
);

export const ruleStateSchema = Type.Object({
  percent: Type.Union([Type.Number(), Type.Null()], { description: 'null: there is nothing to hold it against' }),
  base: Type.Object({ amount: Type.Number(), measure: Type.String() }),
  figures: Type.Record(Type.String(), amount, { description: "by the kind's own names" }),
});

const foundProperties = {
  owner: Type.String({ description: 'what it hangs on, the same from run to run' }),
  aspect: Type.Optional(Type.String()),
  subjects: Type.Array(
    Type.Object({
      collection: Type.Optional(Type.String()),
      id: Type.Optional(Type.String()),
      name: Type.String(),
    }),
  ),
  geometry,
  place: Type.String(),
  unit: Type.Optional(Type.String()),
  district: Type.Optional(Type.String()),
  severity: keysOf(severities),
  reason: Type.String(),
  measured: Type.Union([Type.Number(), Type.Null()], { description: 'null: there is nothing to measure' }),
  limit: Type.Number(),
  measure: keysOf(measures),
  remedy: Type.Unknown({ description: 'the least that would mend it; `do` says which members it has' }),
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
};

const sentences = { wrong: words, remedyWords: words };

/** What a rule would find: without identity. */
export const foundSchema = Type.Object({ ...foundProperties, ...sentences });

export const findingSchema = Type.Object({
  id: Type.String({ description: 'a whole number; the finding keeps it while it changes' }),
  rule: Type.String(),
  state: keysOf(findingStates),
  since: Type.String(),
  changedAt: Type.String(),
  mendedAt: Type.Optional(Type.String()),
  mergedInto: Type.Optional(Type.String()),
  splitFrom: Type.Optional(Type.String()),
  ...foundProperties,
  treat: Type.Object({
    exception: Type.Optional(
      Type.Object({
        id: Type.String(),
        reason: Type.String({ description: 'empty for whoever is not signed in' }),
        until: Type.String({ description: 'its last day, Asia/Shanghai' }),
      }),
    ),
    cases: Type.Array(Type.Object({ id: Type.String(), number: Type.String(), status: Type.String() })),
    lists: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), doneOn: Type.Optional(Type.String()) })),
  }),
  ...sentences,
});

export const eventSchema = Type.Object({
  finding: Type.String(),
  kind: keysOf(findingEvents),
  at: Type.String(),
  measured: amount,
  other: Type.Optional(Type.String({ description: 'the other finding of a split or merger' })),
});

const text = (description: string) => Type.Optional(Type.String({ description }));

/** What lists, map and files of findings are asked by. */
export const findingParameters = {
  rule: text('ids of rules joined by commas'),
  kind: text('kinds of rules joined by commas'),
  state: text(`${[...Object.keys(findingStates), 'all'].join(', ')}; open where absent`),
  treat: text(
    `what became of it: ${treatments.join(', ')}; any where absent. none: no exception that holds, no case that was ` +
      'not refused, on no work list',
  ),
  street: text("a street's name: what is about it, or lies on it"),
  unit: text('units joined by commas'),
  district: text('districts joined by commas'),
  severity: text(`${Object.keys(severities).join(', ')}, joined by commas`),
  q: text('a number, or part of place, subject or unit'),
  bbox: text('west,south,east,north in degrees WGS84'),
  from: text('found from then on (with state=mended: mended); a day in Asia/Shanghai or an instant'),
  to: text('found before then; a day is meant to its end'),
  sort: text(
    `${findingSorts.join(', ')}; severity where absent. measured: the furthest beyond its limit first, of each rule`,
  ),
};
