import type { Collection, IndexColumn } from '#domain/collection.ts';
import { factsOf } from '#domain/collection.ts';
import type { Bbox } from './city-index.ts';

/** The zooms that are offered; tiles are cut up to `deepestZoom`, where they only get finer. */
export const offeredZooms = { min: 0, max: 18 } as const;
export const deepestZoom = 22;

/** TileJSON 3.0.0, as far as we fill it. */
export interface TileJson {
  readonly tilejson: '3.0.0';
  readonly name: string;
  readonly description: string;
  readonly scheme: 'xyz';
  readonly tiles: readonly string[];
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Bbox;
  readonly attribution?: string;
  readonly vector_layers: readonly VectorLayer[];
}

interface VectorLayer {
  readonly id: string;
  readonly description: string;
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Describes the tiles of collections.
 * @param template absolute address of a tile with {z}, {x} and {y}
 * @param bounds of the features; the whole world where there are none
 */
export function tileJson(
  collections: readonly Collection[],
  template: string,
  bounds: Bbox | undefined,
  attribution: string,
): TileJson {
  return {
    tilejson: '3.0.0',
    name: collections.map((c) => `${c.titles.zh} ${c.titles.en}`).join(' · '),
    description: collections.map((c) => c.descriptions.en).join(' '),
    scheme: 'xyz',
    tiles: [template],
    minzoom: offeredZooms.min,
    maxzoom: offeredZooms.max,
    bounds: bounds ?? [-180, -85.0511, 180, 85.0511],
    ...(attribution === '' ? {} : { attribution }),
    vector_layers: collections.flatMap(layersOf),
  };
}

function layersOf(collection: Collection): VectorLayer[] {
  const { id, descriptions, cells } = collection;
  const fields = Object.fromEntries(
    collection.columns.filter((c) => c.inTile).map((c) => [c.property, field(collection, c)]),
  );
  const layer = { id, description: descriptions.en, minzoom: offeredZooms.min, maxzoom: offeredZooms.max, fields };
  if (cells === undefined) return [layer];
  return [
    { ...layer, description: `${descriptions.en} ${pointRule(cells.pointZoom)}` },
    {
      id: `${id}-cells`,
      description: `Counts of all matching ${id} by cell, 32 x 32 to a tile, at the centre of each; counts of nought are left out.`,
      minzoom: offeredZooms.min,
      maxzoom: offeredZooms.max,
      fields: {
        total: 'Number: all',
        open: 'Number: of them still open',
        overdue: 'Number: of them open and past their deadline',
        a1: `Number: of them with ${cells.by} 1; a2, a3 ... likewise`,
      },
    },
  ];
}

function pointRule(pointZoom: number): string {
  return (
    `Below zoom ${pointZoom}, and without "current" in the filter, only open ones are points. ` +
    'Where a tile would pass 150 kB compressed, it keeps the open ones that are due first and counts all in cells.'
  );
}

const kinds: Readonly<Record<IndexColumn['kind'], string>> = {
  word: 'String',
  flag: 'Boolean',
  small: 'Number',
  time: 'Number: seconds since 1970 UTC,',
};

function field(collection: Collection, column: IndexColumn): string {
  const schema = collection.schema.properties[column.property];
  return schema === undefined ? kinds[column.kind] : `${kinds[column.kind]} ${factsOf(schema).titleEn}`;
}
