import type { TObject, TSchema } from 'typebox';
import { factsOf, type Collection, type Words } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';

export type ColumnKind =
  'text' | 'choice' | 'flag' | 'number' | 'whole' | 'day' | 'instant' | 'texts' | 'longitude' | 'latitude';

/** One column of a table in which people keep a register, as the declaration says it. */
export interface SheetColumn {
  /** The property; `longitude` and `latitude` for where a point lies. */
  readonly key: string;
  /** What its value is part of; personal fields are kept apart (practice.md 3). */
  readonly of: 'properties' | 'personal' | 'place';
  readonly titles: Words;
  readonly kind: ColumnKind;
  readonly unit?: string;
  /** The words of a choice's values, in the order of the declaration. */
  readonly words?: Readonly<Record<string, Words>>;
  /** A new entry cannot do without it. */
  readonly required: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** A register that can be kept in a table: a collection on the map, or a kind of records without a place. */
export interface SheetRegister {
  readonly id: string;
  readonly titles: Words;
  readonly columns: readonly SheetColumn[];
  /** The columns by which a row is the entry that is there already; all of them are required. */
  readonly key: readonly string[];
  /** Absent: records without a place. */
  readonly geometry?: Collection['geometry'];
  readonly label: string;
}

/** Records that no single property names. */
const recordKeys: Readonly<Record<string, readonly string[]>> = {
  assignments: ['post', 'shift', 'person', 'from'],
  'stand-ins': ['day', 'post', 'shift', 'person'],
};

/** What a new entry has where its row says nothing. */
const hasDefault = new Set(['validFrom', 'source', 'sourceDatum']);

const place: readonly SheetColumn[] = [
  {
    key: 'longitude',
    of: 'place',
    titles: { zh: '经度', en: 'Longitude' },
    kind: 'longitude',
    unit: '°',
    required: false,
  },
  {
    key: 'latitude',
    of: 'place',
    titles: { zh: '纬度', en: 'Latitude' },
    kind: 'latitude',
    unit: '°',
    required: false,
  },
];

/** The table of a collection: its properties, then where it lies, then what is personal. Photos stay out of tables. */
export function sheetOfCollection(collection: Collection): SheetRegister {
  const { id, titles, schema, personal, geometry, label } = collection;
  const columns = [
    ...columnsOf(schema, 'properties'),
    ...(geometry === 'point' ? place : []),
    ...(personal === undefined ? [] : columnsOf(personal, 'personal')),
  ];
  const key = columns.some((column) => column.key === 'number') ? ['number'] : [label];
  return { id, titles, columns: withKey(columns, key), key, geometry, label };
}

/** The table of a kind of records. */
export function sheetOfRecords({ id, titles, schema, label }: RecordKind): SheetRegister {
  const key = recordKeys[id] ?? [label];
  return { id, titles, columns: withKey(columnsOf(schema, 'properties'), key), key, label };
}

function withKey(columns: readonly SheetColumn[], key: readonly string[]): SheetColumn[] {
  return columns.map((column) => (key.includes(column.key) ? { ...column, required: true } : column));
}

interface PropertyShape {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

function columnsOf(schema: TObject, of: SheetColumn['of']): SheetColumn[] {
  const required = new Set((schema as { readonly required?: readonly string[] }).required ?? []);
  return Object.entries(schema.properties).flatMap(([key, property]): SheetColumn[] => {
    const kind = kindOf(property);
    if (kind === undefined) return [];
    const { title, titleEn, unit, words } = factsOf(property);
    const { minimum, maximum, maxLength, pattern } = property as PropertyShape;
    return [
      {
        key,
        of,
        kind,
        titles: { zh: title, en: titleEn },
        // An empty cell under a yes-or-no column is a no: weekdays are ticked. Nobody has to tell what is personal.
        required: required.has(key) && kind !== 'flag' && of === 'properties' && !hasDefault.has(key),
        ...(unit === undefined ? {} : { unit }),
        ...(words === undefined ? {} : { words }),
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
        ...(maxLength === undefined ? {} : { maxLength }),
        ...(pattern === undefined ? {} : { pattern }),
      },
    ];
  });
}

function kindOf(property: TSchema): ColumnKind | undefined {
  const { type, format, enum: values } = property as PropertyShape;
  if (factsOf(property).kind === 'photos') return undefined;
  if (values !== undefined) return 'choice';
  if (type === 'boolean') return 'flag';
  if (type === 'integer') return 'whole';
  if (type === 'number') return 'number';
  if (type === 'array') {
    return (property as { readonly items?: PropertyShape }).items?.type === 'string' ? 'texts' : undefined;
  }
  if (type !== 'string') return undefined;
  if (format === 'date') return 'day';
  return format === 'date-time' ? 'instant' : 'text';
}
