import { grid } from './grid.ts';
import { leastCells, type ComposedFor } from './least-cells.ts';
import type { PanelKind } from './panel-kinds.ts';
import type { PartPlace, Scene, SceneMap, ScenePanel } from './scene.ts';

/** A part of a scene: its map, or a panel by its id. */
export type PartKey = { readonly map: true } | { readonly panel: string };

/** A part with its place. */
export interface NamedPart {
  readonly key: PartKey;
  readonly place: PartPlace;
}

/** The parts of a scene, the map first. */
export function partsOf({ map, panels }: Scene): NamedPart[] {
  return [
    ...(map === undefined ? [] : [{ key: { map: true } as const, place: map }]),
    ...panels.map((panel) => ({ key: { panel: panel.id }, place: panel })),
  ];
}

export function isSamePart(a: PartKey | undefined, b: PartKey): boolean {
  if (a === undefined) return false;
  return 'map' in a ? 'map' in b : 'panel' in b && a.panel === b.panel;
}

/** A place inside the grid: moved back where it would reach beyond, and never less than a cell. */
export function insideGrid({ x, y, width, height }: PartPlace): PartPlace {
  const [wide, high] = [between(1, width, grid.columns), between(1, height, grid.rows)];
  return {
    ...{ x: between(0, x, grid.columns - wide), y: between(0, y, grid.rows - high) },
    ...{ width: wide, height: high },
  };
}

/** A place made larger or smaller by cells at its right and lower edge, which stop at the grid's. */
export function sizedBy({ x, y, width, height }: PartPlace, columns: number, rows: number): PartPlace {
  return {
    ...{ x, y },
    width: between(1, width + columns, grid.columns - x),
    height: between(1, height + rows, grid.rows - y),
  };
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(Math.round(value), most));
}

/** The scene with a part at another place. */
export function withPlace(scene: Scene, key: PartKey, { x, y, width, height }: PartPlace): Scene {
  const place = { x, y, width, height };
  if ('map' in key) return scene.map === undefined ? scene : { ...scene, map: { ...scene.map, ...place } };
  return withPanel(scene, key.panel, place);
}

/** The scene with a panel changed; what is given as undefined is left out. */
export function withPanel(
  scene: Scene,
  id: string,
  patch: { readonly [K in keyof ScenePanel]?: ScenePanel[K] | undefined },
): Scene {
  return {
    ...scene,
    panels: scene.panels.map((panel) => (panel.id === id ? (patched(panel, patch) as ScenePanel) : panel)),
  };
}

/** The scene with its map changed; what is given as undefined is left out. */
export function withMap(scene: Scene, patch: { readonly [K in keyof SceneMap]?: SceneMap[K] | undefined }): Scene {
  return scene.map === undefined ? scene : { ...scene, map: patched(scene.map, patch) as SceneMap };
}

function patched(value: object, patch: object): object {
  return Object.fromEntries(Object.entries({ ...value, ...patch }).filter(([, one]) => one !== undefined));
}

export function withoutPart(scene: Scene, key: PartKey): Scene {
  const { map, ...rest } = scene;
  if ('map' in key) return rest;
  const panels = scene.panels.filter(({ id }) => id !== key.panel);
  return { ...rest, ...(map && { map }), panels };
}

/** The scene with a new panel at the first place that is free for it, else above left. @returns its key too */
export function addPanel(
  scene: Scene,
  kind: PanelKind,
  on: ComposedFor,
): { readonly scene: Scene; readonly key: PartKey } {
  const taken = new Set(scene.panels.map(({ id }) => id));
  let id: string = kind;
  for (let next = 2; taken.has(id); next += 1) id = `${kind}-${next}`;
  const place = freePlace(scene, leastCells(kind, on));
  return { scene: { ...scene, panels: [...scene.panels, { id, kind, ...place }] }, key: { panel: id } };
}

/** The scene with a map of the cases at the first place that is free. */
export function addMap(scene: Scene): Scene {
  if (scene.map !== undefined) return scene;
  const place = freePlace(scene, { width: 8, height: 6 });
  return { ...scene, map: { ...place, layers: ['cases'], camera: { mode: 'fixed' } } };
}

function freePlace(scene: Scene, size: Pick<PartPlace, 'width' | 'height'>): PartPlace {
  const parts = partsOf(scene);
  for (let y = 0; y + size.height <= grid.rows; y += 1) {
    for (let x = 0; x + size.width <= grid.columns; x += 1) {
      const place = { x, y, ...size };
      if (!parts.some((part) => overlap(part.place, place))) return place;
    }
  }
  return { x: 0, y: 0, ...size };
}

/** What is wrong with how a part stands, for whoever composes. */
export interface PartFault {
  readonly key: PartKey;
  readonly fault: 'overlaps' | 'tooSmall' | 'crossesEdge';
  /** Cells that it takes at least, where it is too small. */
  readonly least?: Pick<PartPlace, 'width' | 'height'>;
}

/**
 * Parts that cover another, panels too small for text that can be read from where these screens are looked at, and panels
 * that stand on two screens: the bezel between them cuts their words. A map may go on behind it.
 */
export function faultsOfParts(scene: Scene, on: ComposedFor): PartFault[] {
  const parts = partsOf(scene);
  return [
    ...parts.flatMap((part, at): PartFault[] =>
      parts.some((other, place) => place !== at && overlap(other.place, part.place))
        ? [{ key: part.key, fault: 'overlaps' }]
        : [],
    ),
    ...scene.panels.flatMap(({ id, kind, width, height }): PartFault[] => {
      const least = leastCells(kind, on);
      return width < least.width || height < least.height ? [{ key: { panel: id }, fault: 'tooSmall', least }] : [];
    }),
    ...scene.panels.flatMap(({ id, x, y, width, height }): PartFault[] =>
      crosses(x, width, grid.columns, on.columns) || crosses(y, height, grid.rows, on.rows)
        ? [{ key: { panel: id }, fault: 'crossesEdge' }]
        : [],
    ),
  ];
}

/** Whether cells of the grid stand on two screens and more, of so many that share all of them. */
function crosses(first: number, cells: number, all: number, screens: number): boolean {
  return Math.floor((first * screens) / all) < Math.ceil(((first + cells) * screens) / all) - 1;
}

function overlap(a: PartPlace, b: PartPlace): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
