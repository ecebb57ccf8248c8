import type { LayerSpecification, MapLibreMap, StyleSpecification } from 'maplibre-gl';

type Values = Readonly<Record<string, unknown>>;

/** A change to one layer of a standing map. */
export type StyleStep =
  | { readonly kind: 'paint' | 'layout'; readonly layer: string; readonly name: string; readonly value: unknown }
  | { readonly kind: 'filter'; readonly layer: string; readonly value: unknown };

/**
 * What must be set so that a map that shows `before` shows `after`. Both have the same layers in the same order (see
 * `mapStyle`); sources are not looked at. Our own comparing, because MapLibre's takes a source with other tiles away
 * and adds it anew, which empties the picture for a moment.
 */
export function styleSteps(before: StyleSpecification, after: StyleSpecification): StyleStep[] {
  const old = new Map(before.layers.map((layer) => [layer.id, layer]));
  return after.layers.flatMap((layer) => {
    const was = old.get(layer.id);
    if (was === undefined) throw new Error(`The map has no layer "${layer.id}"`);
    const steps: StyleStep[] = [];
    for (const kind of ['paint', 'layout'] as const) {
      const [from, to] = [valuesOf(was, kind), valuesOf(layer, kind)];
      for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
        if (!same(from[name], to[name])) steps.push({ kind, layer: layer.id, name, value: to[name] });
      }
    }
    const [from, to] = [filterOf(was), filterOf(layer)];
    if (!same(from, to)) steps.push({ kind: 'filter', layer: layer.id, value: to });
    return steps;
  });
}

/** Does the steps on a map whose style has loaded. */
export function applySteps(map: MapLibreMap, steps: readonly StyleStep[]): void {
  for (const step of steps) {
    // The values come from `mapStyle`, which the style validator has passed in tests.
    const options = { validate: false };
    if (step.kind === 'paint') map.setPaintProperty(step.layer, step.name as never, step.value as never, options);
    else if (step.kind === 'layout')
      map.setLayoutProperty(step.layer, step.name as never, step.value as never, options);
    else map.setFilter(step.layer, step.value as never, options);
  }
}

function valuesOf(layer: LayerSpecification, kind: 'paint' | 'layout'): Values {
  return (layer[kind] as Values | undefined) ?? {};
}

function filterOf(layer: LayerSpecification): unknown {
  return 'filter' in layer ? layer.filter : undefined;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
