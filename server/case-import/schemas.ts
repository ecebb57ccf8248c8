import Type from 'typebox';
import { channels } from '#domain/cases/words.ts';
import { type ImportEdition, importEditions } from '#domain/cases/import/find-class.ts';
import { importColumns } from '#domain/cases/import/columns.ts';
import { type ImportDatum, importDatums } from '#domain/cases/import/datums.ts';
import { oneOfThese } from './one-of-these.ts';

const keys = importColumns.map(({ key }) => key);

export const listId = Type.Object({ id: Type.String({ maxLength: 40 }) });

export const choicesSchema = Type.Object(
  {
    mapping: Type.Array(Type.Union([Type.Null(), oneOfThese(keys)]), {
      description: 'what each column of the file is, by place; null = left out',
      maxItems: 200,
    }),
    datum: oneOfThese(Object.keys(importDatums) as ImportDatum[]),
    edition: oneOfThese(Object.keys(importEditions) as ImportEdition[]),
    channel: Type.Optional(oneOfThese(Object.keys(channels) as (keyof typeof channels)[])),
  },
  { additionalProperties: false },
);

export const stateSchema = Type.Object({
  id: Type.String({ description: 'names the import, and stands in `batch` of the cases taken' }),
  name: Type.String(),
  by: Type.String(),
  byName: Type.Optional(Type.String()),
  at: Type.String(),
  bytes: Type.Integer(),
  heads: Type.Array(Type.String()),
  about: Type.Integer({ description: 'rows below the head, about' }),
  choices: choicesSchema,
  missing: Type.Array(Type.String(), { description: 'columns without which no row can be taken' }),
  phase: oneOfThese(['mapping', 'looking', 'looked', 'taking', 'taken', 'failed', 'cancelled'] as const),
  progress: Type.Optional(
    Type.Object({
      done: Type.Integer(),
      total: Type.Optional(Type.Integer()),
      note: Type.Optional(Type.String()),
    }),
  ),
  error: Type.Optional(Type.String()),
  found: Type.Optional(
    Type.Object({
      rows: Type.Integer(),
      good: Type.Integer(),
      faulty: Type.Integer({ description: 'rows' }),
      faults: Type.Integer(),
      marks: Type.Integer(),
      closed: Type.Integer(),
    }),
  ),
  taken: Type.Optional(Type.Object({ cases: Type.Integer(), seq: Type.Integer(), at: Type.String() })),
});
