import type { RoadClass } from './collection.ts';

/** OpenStreetMap's `highway` values -> our classes; what is not listed becomes `other`. */
const classOf: Readonly<Record<string, RoadClass>> = {
  motorway: 'motorway',
  trunk: 'trunk',
  primary: 'primary',
  secondary: 'secondary',
  tertiary: 'branch',
  unclassified: 'branch',
  residential: 'branch',
  living_street: 'lane',
  service: 'lane',
  pedestrian: 'pedestrian',
  footway: 'footway',
  path: 'footway',
  steps: 'footway',
  cycleway: 'footway',
  motorway_link: 'link',
  trunk_link: 'link',
  primary_link: 'link',
  secondary_link: 'link',
  tertiary_link: 'link',
};

/** The greatest class wins where a merged way carries several. */
const greatestFirst: readonly RoadClass[] = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'branch',
  'lane',
  'pedestrian',
  'footway',
  'link',
  'other',
];

/**
 * Reads the tags of an OpenStreetMap way as a road's properties: the first name is the name, further names are
 * aliases. Provenance and validity are the loader's to add.
 * @param tags as OSMnx and similar exports write them: a value may be a list written as text ("['a', 'b']"),
 *   an absent one null, a flag "True" / "yes"
 */
export function roadFromOsm(tags: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const [name, ...aliases] = valuesOf(tags['name']);
  const classes = valuesOf(tags['highway']).map((highway) => classOf[highway] ?? 'other');
  const length = Number(tags['length']);
  return {
    ...(name === undefined ? {} : { name }),
    ...(aliases.length === 0 ? {} : { aliases }),
    class: greatestFirst.find((c) => classes.includes(c)) ?? 'other',
    key26: false,
    mainCommercial: false,
    oneway: ['True', 'true', 'yes', '1', '-1'].includes(String(tags['oneway'])),
    ...(Number.isFinite(length) && tags['length'] !== null && tags['length'] !== undefined ? { length } : {}),
  };
}

/** The members of a tag: one, none where it is absent, several where a list was written as text. */
function valuesOf(tag: unknown): string[] {
  if (typeof tag !== 'string' || tag === '') return [];
  if (!tag.startsWith('[')) return [tag];
  return [...tag.matchAll(/'([^']*)'|"([^"]*)"/g)].map((m) => m[1] ?? m[2] ?? '').filter((v) => v !== '');
}
