import type { LayerSpecification } from 'maplibre-gl';

/**
 * A layer whose names are as high as they must be from where they are read; in layers that write larger anyway nothing
 * changes. A part of a name that is written smaller (`font-scale`) is as high as that too.
 * @param least height of text, pixels of the map
 */
export function withLeastText(layer: LayerSpecification, least: number): LayerSpecification {
  if (layer.type !== 'symbol' || layer.layout?.['text-size'] === undefined) return layer;
  const size = atLeast(layer.layout['text-size'], least / smallestPart(layer.layout['text-field']));
  return { ...layer, layout: { ...layer.layout, 'text-size': size as number } };
}

/** How high the smallest text is that a layer writes at a zoom at which it is drawn; undefined: it writes none. */
export function smallestText(layer: LayerSpecification): number | undefined {
  if (layer.type !== 'symbol' || layer.layout?.['text-field'] === undefined) return undefined;
  const { 'text-size': size = 16, 'text-field': field } = layer.layout;
  return Math.min(...outputs(size)) * smallestPart(field);
}

function atLeast(size: unknown, least: number): unknown {
  if (typeof size === 'number') return Math.max(size, least);
  const [first, outputsAt] = outputPlaces(size);
  return (size as unknown[]).map((one, place) =>
    place < first || (place - first) % outputsAt !== 0 ? one : typeof one === 'number' ? Math.max(one, least) : one,
  );
}

function outputs(size: unknown): number[] {
  if (typeof size === 'number') return [size];
  const [first, outputsAt] = outputPlaces(size);
  return (size as unknown[]).filter((_, place) => place >= first && (place - first) % outputsAt === 0).map(Number);
}

/** Where an expression of the zoom has its values: `interpolate` and `step`, all that our styles say of text. */
function outputPlaces(size: unknown): readonly [first: number, every: number] {
  const name = Array.isArray(size) ? (size[0] as unknown) : undefined;
  if (name === 'interpolate') return [4, 2];
  if (name === 'step') return [2, 2];
  throw new Error(`A text size of this form cannot be made larger: ${JSON.stringify(size)}`);
}

function smallestPart(field: unknown): number {
  const scales = [...JSON.stringify(field ?? '').matchAll(/"font-scale":([\d.]+)/g)].map(([, scale]) => Number(scale));
  return Math.min(1, ...scales);
}
