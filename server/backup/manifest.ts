import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { StoreError } from '../store/store-error.ts';

/** Of a backup's parts the public one may be handed out: no personal field, no secret, nobody's looks. */
export const parts = ['public', 'private'] as const;
export type Part = (typeof parts)[number];

const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

const manifestSchema = Type.Object({
  format: Type.Literal('shirong-backup-1'),
  version: Type.String(),
  /** The database's last step of shape. */
  migration: Type.Integer({ minimum: 1 }),
  /** The last change it holds. */
  seq: Type.Integer({ minimum: 0 }),
  at: Type.String(),
  tables: Type.Array(
    Type.Object({
      part: Type.Union([Type.Literal('public'), Type.Literal('private')]),
      name: Type.String({ pattern: '^[a-z_]+$' }),
      columns: Type.Array(Type.String({ pattern: '^[a-z_0-9]+$' })),
      rows: Type.Integer({ minimum: 0 }),
      sha256,
      /** Identity column and the last number it gave. */
      identity: Type.Optional(
        Type.Object({ column: Type.String({ pattern: '^[a-z_]+$' }), last: Type.Integer(), isUsed: Type.Boolean() }),
      ),
    }),
  ),
  /** Photos, by digest; their files stand in `public/media`. */
  media: Type.Array(Type.Object({ sha256, bytes: Type.Integer({ minimum: 0 }) })),
});

/** What a backup holds. */
export type Manifest = Static<typeof manifestSchema>;
export type TableEntry = Manifest['tables'][number];

/** Where a table's rows stand in the archive. */
export function tableFile({ part, name }: Pick<TableEntry, 'part' | 'name'>): string {
  return `${part}/${name}.copy`;
}

/** @throws StoreError for a text that is no manifest of ours */
export function readManifest(text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!Value.Check(manifestSchema, value)) throw new StoreError('manifest.json is not one of a Shirong backup.');
  return value;
}
