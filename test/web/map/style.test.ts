import { createExpression, latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { factsOf } from '#domain/collection.ts';
import { collections } from '#domain/collections.ts';
import type { MapCity } from '../../../web/map/contract.ts';
import { slots } from '../../../web/map/look.ts';
import { palettes } from '../../../web/map/palette.ts';
import { mapStyle, type StyleInput } from '../../../web/map/style.ts';
import { smallestText } from '../../../web/map/text-size.ts';
import { looks } from '../../../web/screens/looks.ts';

const bare: MapCity = { extent: null, basemap: null };
const withBase = (kind: 'raster' | 'vector'): MapCity => ({
  extent: null,
  basemap: { id: 'local', kind, minzoom: 0, maxzoom: 14 },
});

function styleOf(changes: Partial<StyleInput> = {}): StyleSpecification {
  return mapStyle({
    theme: 'light',
    language: 'zh',
    looks,
    layers: looks.map((look) => look.id),
    city: bare,
    origin: 'http://127.0.0.1:8931',
    tiles: 'http://127.0.0.1:8931/tiles/cases/{z}/{x}/{y}',
    now: 1_795_000_000,
    ...changes,
  });
}

describe('the map style', () => {
  it('is a valid style in both themes, both languages and over every kind of base map', () => {
    for (const theme of ['dark', 'light'] as const) {
      for (const language of ['zh', 'en'] as const) {
        for (const city of [bare, withBase('raster'), withBase('vector')]) {
          expect(validateStyleMin(styleOf({ theme, language, city }), latest)).toEqual([]);
        }
      }
    }
  });

  it('asks no host but its own, and neither a font nor a sprite server', () => {
    const style = styleOf({ city: withBase('vector') });
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    const addresses = JSON.stringify(style).match(/[a-z]+:\/\/[^/"]+/g);
    expect(new Set(addresses)).toEqual(new Set(['http://127.0.0.1:8931']));
  });

  it('has the same layers in the same order in both themes and languages, whatever is switched on', () => {
    const ids = (style: StyleSpecification) => style.layers.map((layer) => layer.id);
    const reference = ids(styleOf());
    expect(ids(styleOf({ theme: 'dark' }))).toEqual(reference);
    expect(ids(styleOf({ language: 'en' }))).toEqual(reference);
    expect(ids(styleOf({ layers: [] }))).toEqual(reference);
    expect(new Set(reference).size).toBe(reference.length);
  });

  it('shows the layers of the collections that are switched on and no others', () => {
    const on = styleOf({ layers: ['roads', 'cases'] })
      .layers.filter((layer) => layer.layout?.visibility === 'visible')
      .map((layer) => layer.id.split(':')[0]);
    expect(new Set(on)).toEqual(new Set(['roads', 'cases']));
  });

  it('puts every fill under every line, lines under names, names under signs', () => {
    const rank = (id: string) => {
      const look = looks.find((each) => each.id === id.split(':')[0]);
      const part = look
        ?.parts({ theme: 'light', language: 'zh', palette: palettes.light })
        .find((each) => `${look.id}:${each.part}` === id);
      return part === undefined ? undefined : slots.indexOf(part.slot);
    };
    const ranks = styleOf().layers.flatMap((layer) => rank(layer.id) ?? []);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(ranks.length).toBeGreaterThan(looks.length);
  });

  it('paints dark and light with different colours everywhere', () => {
    const same = Object.keys(palettes.light).filter(
      (name) => palettes.light[name as 'ink'] === palettes.dark[name as 'ink'],
    );
    expect(same).toEqual([]);
  });
});

describe('names on a map that is read from afar', () => {
  const names = (style: StyleSpecification) =>
    Object.fromEntries(
      style.layers.flatMap((layer) => (smallestText(layer) ? [[layer.id, smallestText(layer)!]] : [])),
    );

  it('are as high as they must be in every layer, the smaller part of a name too, and no smaller than they were', () => {
    const [usual, afar] = [names(styleOf({ hasPlane: true })), names(styleOf({ hasPlane: true, leastText: 15.8 }))];
    expect(Object.keys(afar)).toEqual(Object.keys(usual));
    expect(Object.keys(usual).length).toBeGreaterThan(20);
    for (const [layer, height] of Object.entries(afar)) {
      expect(height, layer).toBeGreaterThanOrEqual(Math.max(15.8, usual[layer]!) - 1e-9);
    }
    expect(Math.min(...Object.values(usual))).toBeLessThan(10);
    expect(validateStyleMin(styleOf({ hasPlane: true, leastText: 15.8 }), latest)).toEqual([]);
  });
});

describe('looks', () => {
  it('there is one for each collection, in the declared order', () => {
    const order = (list: readonly { id: string; order: number }[]) =>
      Object.fromEntries(list.map(({ id, order: place }) => [id, place]));
    expect(order(looks)).toEqual(order(collections));
  });

  it('draw every sign they ask for, for every value their properties can have', () => {
    for (const theme of ['dark', 'light'] as const) {
      const context = { theme, language: 'zh', palette: palettes[theme] } as const;
      for (const look of looks) {
        const names = new Set(Object.keys(look.icons(context)));
        for (const part of look.parts(context)) {
          const image = part.type === 'symbol' ? part.layout?.['icon-image'] : undefined;
          if (image === undefined) continue;
          const evaluate = imageOf(image);
          for (const properties of everyState(look.id)) {
            for (let zoom = 0; zoom <= 20; zoom++) {
              const name = evaluate(zoom, properties);
              if (!names.has(name)) expect.fail(`${look.id} has no sign ${name} for ${JSON.stringify(properties)}`);
            }
          }
        }
      }
    }
  });

  it('explain themselves in both languages, each entry once', () => {
    for (const look of looks) {
      const entries = look.legend({ theme: 'light', language: 'zh', palette: palettes.light });
      expect(entries.length, look.id).toBeGreaterThan(0);
      expect(new Set(entries.map((entry) => entry.key)).size).toBe(entries.length);
      for (const { words } of entries) expect(words.zh !== '' && words.en !== '').toBe(true);
    }
  });
});

/** Evaluates an icon-image for a zoom and a feature's properties, at the clock 1,000,000. */
function imageOf(value: unknown): (zoom: number, properties: Record<string, unknown>) => string {
  const parsed = createExpression(value, { type: 'resolvedImage' } as never);
  if (parsed.result === 'error') throw new Error(JSON.stringify(parsed.value));
  const globals = { globalState: { now: 1_000_000 } };
  return (zoom, properties) =>
    String(parsed.value.evaluate({ ...globals, zoom } as never, { type: 1, properties } as never));
}

/** All combinations of the values of a collection's enumerated and flag tile columns; cases also before and after their instants. */
function everyState(id: string): Record<string, unknown>[] {
  const declaration = collections.find((each) => each.id === id)!;
  let states: Record<string, unknown>[] = [{}];
  for (const { property, kind, inTile } of declaration.columns) {
    if (!inTile) continue;
    const words = factsOf(declaration.schema.properties[property]!).words;
    const values: unknown[] =
      kind === 'flag'
        ? [true, undefined]
        : kind === 'time'
          ? [undefined, 999_999, 1_000_001]
          : words === undefined
            ? []
            : Object.keys(words).map((value) => (kind === 'small' ? Number(value) : value));
    if (values.length > 0) {
      states = states.flatMap((state) =>
        values.map((value) => (value === undefined ? state : { ...state, [property]: value })),
      );
    }
  }
  return states;
}
