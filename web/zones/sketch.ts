import { create } from 'zustand';
import type { LeftOutReason } from '#domain/zones/left-out.ts';
import type { Point } from '#domain/geometry/lattice.ts';
import { areaOf, lengthOf } from '#domain/geometry/measure.ts';
import type { PlaneFeature } from '../map/plane/contract.ts';
import type { Tool } from './desk.ts';

/** Degrees WGS84. */
export type At = readonly [number, number];

/** What a drawn shape becomes: a zone, or ground that is left out for a reason. */
export interface DrawnAs {
  readonly is: 'zone' | 'left-out';
  readonly reason: LeftOutReason;
  readonly note: string;
}

interface SketchState {
  readonly places: readonly At[];
  readonly pointer: At | undefined;
  /** Whether the way to the next place runs along lines between them (roads, rivers, borders). */
  readonly follows: boolean;
  /** A border's place that is held: where it is and where it is to go. */
  readonly held: { readonly from: Point; readonly to: Point } | undefined;
  /** Tool `give`: the place whose ground is to be given. */
  readonly giving: Point | undefined;
  readonly drawnAs: DrawnAs;
}

const begun = { places: [], pointer: undefined, held: undefined, giving: undefined } as const;

/** What is being drawn or held on the desk and is no edit yet. */
export const useSketch = create<SketchState>(() => ({
  ...begun,
  follows: false,
  drawnAs: { is: 'zone', reason: 'water', note: '' },
}));

/** Forgets what was begun. */
export function clearSketch(): void {
  useSketch.setState(begun);
}

/** Whether anything has been begun that Esc would take away. */
export function isSketching(): boolean {
  const { places, held, giving } = useSketch.getState();
  return places.length > 0 || held !== undefined || giving !== undefined;
}

/** Puts places after the last; one equal to the last is passed over. */
export function addPlaces(added: readonly At[]): void {
  useSketch.setState(({ places }) => ({
    places: added.reduce<readonly At[]>((all, at) => (isSameAt(all.at(-1), at) ? all : [...all, at]), places),
  }));
}

/** Takes the last place back. */
export function takePlaceBack(): void {
  useSketch.setState(({ places }) => ({ places: places.slice(0, -1) }));
}

function isSameAt(a: At | undefined, b: At): boolean {
  return a !== undefined && a[0].toFixed(7) === b[0].toFixed(7) && a[1].toFixed(7) === b[1].toFixed(7);
}

/** What the tools draw: a line, an area, or nothing that has several places. */
export function sketchKind(tool: Tool): 'line' | 'area' | undefined {
  if (tool === 'draw' || tool === 'carve') return 'area';
  return tool === 'split' || tool === 'redraw' ? 'line' : undefined;
}

/** Geodesic figures of a sketch with the place under the pointer; the area of three places and more. */
export function sketchFigures(
  kind: 'line' | 'area',
  places: readonly At[],
  pointer: At | undefined,
): { readonly metres: number; readonly lastMetres: number; readonly squareMetres: number | undefined } {
  const all = pointer === undefined ? places : [...places, pointer];
  const closed = kind === 'area' && all.length > 2 ? [...all, all[0]!] : all;
  return {
    metres: lengthOf(closed),
    lastMetres: lengthOf(all.slice(-2)),
    squareMetres: kind === 'area' && all.length > 2 ? areaOf([closed]) : undefined,
  };
}

/** A sketch as the map draws it. */
export function sketchFeatures(
  kind: 'line' | 'area',
  places: readonly At[],
  pointer: At | undefined,
): { readonly lines: readonly PlaneFeature[]; readonly points: readonly PlaneFeature[] } {
  const all = (pointer === undefined ? places : [...places, pointer]).map((at) => [...at]);
  const points = places.map((at, i): PlaneFeature => ({
    id: `place${i}`,
    geometry: { type: 'Point', coordinates: [...at] },
    properties: { role: 'place' },
  }));
  if (all.length < 2) return { lines: [], points };
  const line: PlaneFeature = {
    id: 'line',
    geometry: { type: 'LineString', coordinates: all },
    properties: { role: 'line' },
  };
  if (kind === 'line' || all.length < 3) return { lines: [line], points };
  const ring = [...all, all[0]!];
  return {
    lines: [
      { id: 'area', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { role: 'area' } },
      line,
      {
        id: 'closing',
        geometry: { type: 'LineString', coordinates: [all.at(-1)!, all[0]!] },
        properties: { role: 'ghost' },
      },
    ],
    points,
  };
}
