import { type Collection, type CollectionGroup, factsOf, type Words } from '#domain/collection.ts';
import type { Glyph } from './glyphs.ts';
import { lineLook } from './line-look.ts';
import type { Expression, Look } from './look.ts';
import type { Palette } from './palette.ts';
import { areaLook, pointLook, type Variant } from './place-look.ts';

/** Values of one property that set a feature apart from the ordinary ones; its words come from the declaration. */
interface Standing {
  readonly property: string;
  readonly values: readonly string[];
}

/** What the declaration does not say about how a register is drawn; everything else follows from it. */
export interface RegisterSign {
  /** Points and areas. */
  readonly glyph?: Glyph;
  /** Lines: CSS pixels at zoom 16, and dashes in line widths. */
  readonly line?: { readonly width: number; readonly dash?: readonly number[] };
  /** Absent: the tone of the collection's group. */
  readonly tone?: Tone;
  readonly plate?: 'round' | 'square' | 'diamond';
  /** Areas: as in `PlaceStyle`. */
  readonly tint?: number;
  /** Asks for an act: filled, in the colour of what is overdue. */
  readonly alarm?: Standing;
  /** Over and done: grey. */
  readonly quiet?: Standing;
  /** Drawn from; as a plate from (points and areas); named from. Absent: as usual for the geometry. */
  readonly zooms?: readonly [from: number, plateFrom: number, name?: number];
}

type Tone = { [K in keyof Palette]: Palette[K] extends string ? K : never }[keyof Palette];

const tones: Readonly<Record<CollectionGroup, Tone>> = {
  cases: 'accent',
  zones: 'division',
  duty: 'patrol',
  places: 'place',
  ways: 'facility',
  sanitation: 'facility',
  occupation: 'market',
  traffic: 'traffic',
  advertising: 'commercial',
  sites: 'works',
  building: 'illegal',
  community: 'community',
};

/** The outline says the kind of thing where colours fail. */
const plates: Readonly<Partial<Record<CollectionGroup, 'square' | 'diamond'>>> = {
  occupation: 'square',
  traffic: 'square',
  advertising: 'square',
  sites: 'diamond',
  building: 'diamond',
};

const usual = { point: [13, 15, 16.5], area: [11, 13.5, 15], line: [13, 13, 15] } as const;

/** The look of a register, driven by its declaration: managed components show their state, others what the sign names. */
export function registerLook(collection: Collection, sign: RegisterSign): Look {
  const tone = sign.tone ?? tones[collection.group];
  const glyph = sign.glyph ?? 'pin';
  const [from, plateFrom, nameFrom] = sign.zooms ?? usual[collection.geometry];
  const drawnName = collection.columns.some(({ property, inTile }) => property === collection.label && inTile);
  const common = {
    collection,
    from,
    variants: variantsOf(collection, sign, tone, glyph),
    ...(drawnName && nameFrom !== undefined ? { name: { property: collection.label, from: nameFrom } } : {}),
  };
  if (collection.geometry === 'line') return lineLook({ ...common, ...(sign.line ?? { width: 3 }) });
  const plate = sign.plate ?? plates[collection.group] ?? 'round';
  return (collection.geometry === 'area' ? areaLook : pointLook)({
    ...common,
    plate,
    plateFrom,
    ...(sign.tint === undefined ? {} : { tint: sign.tint }),
  });
}

function variantsOf(
  collection: Collection,
  { alarm, quiet }: RegisterSign,
  tone: Tone,
  glyph: Glyph,
): [Variant, ...Variant[]] {
  const component = 'state' in collection.schema.properties && 'intact' in wordsOf(collection, 'state');
  const alarms = [
    ...(alarm ? [alarm] : []),
    ...(component ? [{ property: 'state', values: ['damaged', 'lost'] }] : []),
  ];
  const quiets = [
    ...(quiet ? [quiet] : []),
    ...(component ? [{ property: 'state', values: ['abandoned', 'removed'] }] : []),
  ];
  const setApart = (standing: Standing) => ({
    words: wordsFor(collection, standing),
    test: ['in', ['get', standing.property], ['literal', [...standing.values]]] as Expression,
    glyph,
  });
  return [
    { key: 'ordinary', words: collection.titles, tone: (palette) => palette[tone], glyph },
    ...alarms.map((standing) => ({
      ...setApart(standing),
      key: `alarm-${standing.property}`,
      tone: (palette: Palette) => palette.overdue,
      filled: true,
    })),
    ...quiets.map((standing) => ({
      ...setApart(standing),
      key: `quiet-${standing.property}`,
      tone: (palette: Palette) => palette.none,
    })),
  ];
}

/** "垃圾箱（破损、丢失）", "Litter bins (damaged, lost)". */
function wordsFor(collection: Collection, { property, values }: Standing): Words {
  const words = wordsOf(collection, property);
  const say = (language: 'zh' | 'en') => values.map((value) => words[value]![language]);
  return {
    zh: `${collection.titles.zh}（${say('zh').join('、')}）`,
    en: `${collection.titles.en} (${say('en').join(', ').toLowerCase()})`,
  };
}

function wordsOf(collection: Collection, property: string): Readonly<Record<string, Words>> {
  const schema = collection.schema.properties[property];
  return (schema && factsOf(schema).words) ?? {};
}
