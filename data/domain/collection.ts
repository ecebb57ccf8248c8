import { Type, type Static, type TObject, type TSchema } from 'typebox';
import type { Right } from './people/rights.ts';

/** A word or sentence in the two languages of the product. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** How a property stands in the index in memory; only declared columns can be filtered in tiles, lists and counts. */
export type ColumnKind =
  /** few distinct strings (up to 65,535), as a dictionary */
  | 'word'
  /** true / false; absent counts as false */
  | 'flag'
  /** whole number -32768..32767; absent counts as 0 */
  | 'small'
  /** an instant, kept in whole seconds since 1970 UTC; absent is 0 */
  | 'time';

export interface IndexColumn {
  readonly property: string;
  readonly kind: ColumnKind;
  /** true: the value also travels in every tile feature ('time' as epoch seconds). */
  readonly inTile: boolean;
}

export type GeometryKind = 'point' | 'line' | 'area';

/** The branches in which the layer tree and the list of registers show collections, in their order. */
export const collectionGroups = {
  cases: { zh: '案件', en: 'Cases' },
  zones: { zh: '责任区与区划', en: 'Zones and divisions' },
  duty: { zh: '岗位与作业', en: 'Posts and beats' },
  places: { zh: '重点场所与片区', en: 'Places and areas' },
  ways: { zh: '道路与河道', en: 'Roads and rivers' },
  sanitation: { zh: '环卫设施', en: 'Sanitation' },
  occupation: { zh: '占道设施与许可', en: 'Street furniture and permits' },
  traffic: { zh: '停车与慢行', en: 'Parking and cycling' },
  advertising: { zh: '户外广告与标牌', en: 'Advertising and signs' },
  sites: { zh: '工地与渣土', en: 'Sites and spoil' },
  building: { zh: '违建与项目', en: 'Illegal buildings and projects' },
  community: { zh: '社区共建与测评', en: 'Community and tests' },
} as const satisfies Readonly<Record<string, Words>>;

export type CollectionGroup = keyof typeof collectionGroups;

/**
 * One collection of features: what it is called, what a feature holds, how it is indexed and first drawn.
 * A declaration is data: server, page, importer and tests read the same one.
 */
export interface Collection {
  /** kebab-case, plural; the same in URLs, tiles and the store. */
  readonly id: string;
  readonly titles: Words;
  readonly descriptions: Words;
  readonly geometry: GeometryKind;
  readonly group: CollectionGroup;
  /** true: a register, kept by hand on the page; absent where a desk of its own makes and changes the features. */
  readonly register?: true;
  /** JSON Schema of the properties; each property made by the makers below, so that it has titles, unit and words. */
  readonly schema: TObject;
  /** The properties that give the valid time; both instants or dates, the end exclusive and open where absent. */
  readonly time: { readonly from: string; readonly to: string };
  /** The property people know a feature by. */
  readonly label: string;
  /** Properties that the search looks through, names and aliases first. */
  readonly searched: readonly string[];
  readonly columns: readonly IndexColumn[];
  /** Where the standard or the plan speaks of it: "plan 2.2.4". */
  readonly source: string;
  /** Lines and areas that tile the ground without gap: simplified along shared borders, so that none opens at low zoom. */
  readonly coverage?: true;
  /** Areas only: the property a coverage is separate by ('responsibilityKind'): borders are shared within a value only. */
  readonly coverageBy?: string;
  /** Points only: what is counted in cells below the zoom where points can be told apart. */
  readonly cells?: CellRule;
  /** The right that writing its features needs; absent = 'register.edit'. */
  readonly edit?: Right;
  /** The properties that limits of a right are held against; absent = `unit`, `district`, `action` where declared. */
  readonly scope?: { readonly unit?: string; readonly district?: string; readonly action?: string };
  /**
   * Personal fields (practice.md 3), apart from `schema` so that nothing which reads the schema can show them: kept in
   * a table of their own, seen with one right only, each look logged.
   */
  readonly personal?: TObject;
  /** The right that seeing, setting and erasing the personal fields needs; read with `personalRightOf`. */
  readonly personalRight?: Right;
  /** Order in the layer tree and on the map: areas low, points high. */
  readonly order: number;
}

/** The right that a collection's personal fields ask for: callers' are for the seats that speak to them (practice.md 3). */
export function personalRightOf({ personalRight = 'personal.see' }: Pick<Collection, 'personalRight'>): Right {
  return personalRight;
}

/** How a large point collection is split into points (open ones, at every zoom) and counted cells (history). */
export interface CellRule {
  /** Flag column: true = still open, drawn as a point at every zoom. */
  readonly open: string;
  /** Time column: from this instant on an open feature counts as overdue. */
  readonly overdueAt: string;
  /** Small column counted apart in each cell (the ten actions). */
  readonly by: string;
  /** From this zoom on every feature is a point. */
  readonly pointZoom: number;
}

/** Extra facts a property's schema may carry beside JSON Schema's own. */
export interface PropertyFacts {
  /** Unit shown behind a number: 'm', 'm²', 't/d'. */
  readonly unit?: string;
  /** The words of an enumeration's values. */
  readonly words?: Readonly<Record<string, Words>>;
  /** Source of the property or its values, where it is a standard's. */
  readonly source?: string;
  /** What the values stand for where their type does not say it: the sha256 of pictures kept as media. */
  readonly kind?: 'photos';
}

/** What a maker puts on the schema; read with `factsOf`. */
export interface PropertySchemaFacts extends PropertyFacts {
  readonly title: string;
  readonly titleEn: string;
}

function annotations(titles: Words, facts: PropertyFacts): PropertySchemaFacts {
  return { title: titles.zh, titleEn: titles.en, ...facts };
}

/** A text of at most `maxLength` characters (default 200). */
export function text(titles: Words, facts: PropertyFacts & { maxLength?: number; pattern?: string } = {}) {
  const { maxLength = 200, pattern, ...rest } = facts;
  return Type.String({ maxLength, ...(pattern === undefined ? {} : { pattern }), ...annotations(titles, rest) });
}

/** Several short texts (aliases). */
export function texts(titles: Words, facts: PropertyFacts = {}) {
  return Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50, ...annotations(titles, facts) });
}

/** A finite number in `facts.unit`. */
export function number(titles: Words, facts: PropertyFacts & { minimum?: number; maximum?: number } = {}) {
  const { minimum, maximum, ...rest } = facts;
  return Type.Number({
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...annotations(titles, rest),
  });
}

/** A whole number in `facts.unit`. */
export function whole(titles: Words, facts: PropertyFacts & { minimum?: number; maximum?: number } = {}) {
  const { minimum, maximum, ...rest } = facts;
  return Type.Integer({
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...annotations(titles, rest),
  });
}

/** Yes or no. */
export function flag(titles: Words, facts: PropertyFacts = {}) {
  return Type.Boolean({ ...annotations(titles, facts) });
}

/**
 * Any number of names, each as `pattern` has it, and a value for each. Written out: typebox's own `Record` brings the whole
 * engine of its language of types into the page, 11 kB compressed.
 */
export function byName<T extends TSchema>(values: T, pattern: string, titles?: Words) {
  return Type.Unsafe<Record<string, Static<T>>>({
    type: 'object',
    patternProperties: { [pattern]: values },
    ...(titles && annotations(titles, {})),
  });
}

/** One of a closed list; the keys are what is stored, the words what is shown. */
export function oneOf<K extends string>(titles: Words, words: Readonly<Record<K, Words>>, facts: PropertyFacts = {}) {
  return Type.Unsafe<K>({ type: 'string', enum: Object.keys(words), ...annotations(titles, { ...facts, words }) });
}

/** An instant: RFC 3339 in UTC ("2026-11-21T16:00:00Z"), shown in Asia/Shanghai. */
export function instant(titles: Words, facts: PropertyFacts = {}) {
  return Type.String({
    format: 'date-time',
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$',
    ...annotations(titles, facts),
  });
}

/** A calendar day in Asia/Shanghai ("2026-11-22"). */
export function day(titles: Words, facts: PropertyFacts = {}) {
  return Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$', ...annotations(titles, facts) });
}

/** Pictures of the thing, the newest first: the sha256 of each as `POST /api/media` answered it; at most twelve. */
export function photos(titles: Words = { zh: '照片', en: 'Photos' }) {
  return Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' }), {
    maxItems: 12,
    uniqueItems: true,
    ...annotations(titles, { kind: 'photos' }),
  });
}

/** Marks a property as one that may be missing. */
export const optional = Type.Optional;

/** Closes a list of properties: anything else is refused, never dropped. */
export function properties<P extends Record<string, TSchema>>(members: P) {
  return Type.Object(members, { additionalProperties: false });
}

/** Reads back what a maker put on a property's schema. */
export function factsOf(schema: TSchema): PropertySchemaFacts {
  return schema as unknown as PropertySchemaFacts;
}

/** The validity every register feature has. */
export const validity = {
  validFrom: instant({ zh: '有效期起', en: 'Valid from' }),
  validTo: optional(instant({ zh: '有效期止', en: 'Valid to' })),
};

/** Who answers for a thing and in which district it stands: what limits of a right are held against. */
export const responsibility = {
  unit: optional(text({ zh: '责任单位', en: 'Responsible unit' })),
  district: optional(text({ zh: '所属区', en: 'District' })),
};

/** Where a record comes from and how its position was taken. */
export const provenance = {
  source: text({ zh: '数据来源', en: 'Source' }),
  sourceDatum: oneOf(
    { zh: '来源坐标系', en: 'Source datum' },
    {
      wgs84: { zh: 'WGS84', en: 'WGS84' },
      cgcs2000: { zh: 'CGCS2000', en: 'CGCS2000' },
      gcj02: { zh: 'GCJ-02（已转换）', en: 'GCJ-02 (converted)' },
      bd09: { zh: 'BD-09（已转换）', en: 'BD-09 (converted)' },
    },
  ),
};
