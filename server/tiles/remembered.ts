import type { Feature, PropertyValue } from '#domain/feature.ts';
import { latOf, lngOf } from '#domain/geometry/tile.ts';
import { blockSize } from './block.ts';
import { absentSmall, flagStates, flagYes, type Column, type Values } from './columns.ts';
import type { Indexed } from './indexed.ts';

/** What the index holds of a feature: its indexed columns only, a point's place to 9 mm, no version. */
export type Remembered = Omit<Feature, 'version'>;

/** A feature as the index holds it; undefined where there is none. */
export function remembered(one: Indexed, fid: number): Remembered | undefined {
  const { id: collection } = one.collection;
  if (one.kind === 'shape') {
    const shape = one.index.get(fid);
    if (shape === undefined) return undefined;
    const { id, geometry, values } = shape;
    return { collection, id, fid, geometry, properties: propertiesAt(one.index.columns, values, 0) };
  }
  const place = one.index.placeOf(fid);
  const id = one.index.idOf(fid);
  if (place < 0 || id === undefined) return undefined;
  const block = one.index.blockAt(place);
  const slot = place % blockSize;
  const coordinates = [lngOf(block.x[slot]!), latOf(block.y[slot]!)];
  const properties = propertiesAt(one.index.columns, block.values, slot);
  return { collection, id, fid, geometry: { type: 'Point', coordinates }, properties };
}

function propertiesAt(columns: readonly Column[], values: readonly Values[], slot: number): Feature['properties'] {
  const found: Record<string, PropertyValue> = {};
  for (const [i, column] of columns.entries()) {
    const value = valueOf(column, values[i]![slot]!);
    if (value !== undefined) found[column.property] = value;
  }
  return found;
}

function valueOf(column: Column, number: number): PropertyValue | undefined {
  switch (column.kind) {
    case 'word':
      return number === 0 ? undefined : column.words[number];
    case 'flag':
      return number === flagStates.absent ? undefined : number === flagYes;
    case 'small':
      return number === absentSmall ? undefined : number;
    case 'time':
      return number === 0 ? undefined : new Date(number * 1000).toISOString().replace('.000Z', 'Z');
  }
}
