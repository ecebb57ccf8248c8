import { actions } from '#domain/actions.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import { collections } from '#domain/collections.ts';
import { responsibilityKinds } from '#domain/zones/collection.ts';
import type { Period } from './period.ts';
import { isDay } from './shanghai-day.ts';

/** Where the map looks. Degrees WGS84; zoom as MapLibre counts it (512 px tiles); bearing in degrees clockwise from north. */
export interface Camera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing?: number;
}

/** The columns that the page narrows by; all others the API knows stay for other screens. */
export const filterColumns = ['action', 'status', 'classCode', 'unit', 'responsibilityKind'] as const;
export type FilterColumn = (typeof filterColumns)[number];

export type Language = 'zh' | 'en';
export type Theme = 'dark' | 'light';
export type Panel = 'layers' | 'filters' | 'list' | 'none';

/** Everything that a link must carry so that it gives the same picture elsewhere. */
export interface View {
  /** Absent: the city as a whole. */
  readonly camera?: Camera;
  /** Visible collections, in the order of the declarations. */
  readonly layers: readonly string[];
  readonly equals: Readonly<Partial<Record<FilterColumn, readonly string[]>>>;
  readonly period: Period;
  readonly selection?: { readonly collection: string; readonly id: string };
  /** Absent: the panel that suits the screen (layers, or none on a phone). */
  readonly panel?: Panel;
  /** Absent: as chosen last on this machine, else the browser's. */
  readonly language?: Language;
  readonly theme?: Theme;
}

/** What the map shows before anyone chose: the wish of practice.md 7 without the small facilities. */
export const defaultLayers: readonly string[] = ['zones', 'roads', 'markets', 'construction-sites', 'cases'];

/**
 * What the view is narrowed to before anyone chose: one kind of responsibility, since the coverages of several lie upon
 * each other (practice.md 2).
 */
export const defaultEquals: View['equals'] = { responsibilityKind: ['order'] };

/** What somebody chose; what the view begins with is not counted. */
export function chosenBeyondDefault(equals: View['equals']): View['equals'] {
  return Object.fromEntries(
    Object.entries(equals).filter(
      ([column, values]) => values.join() !== defaultEquals[column as FilterColumn]?.join(),
    ),
  );
}

const order = new Map(collections.map((collection, place) => [collection.id, place]));

/** Sorts visible collections as the declarations stand and drops unknown and doubled ones. */
export function orderLayers(ids: Iterable<string>): string[] {
  return [...new Set(ids)].filter((id) => order.has(id)).sort((a, b) => order.get(a)! - order.get(b)!);
}

/**
 * Reads a view from a query string. Anything that cannot be read is left out and stands at its default: an old or
 * damaged link still opens.
 * @param query with or without the leading "?"
 * @param today day in Asia/Shanghai, "YYYY-MM-DD": what "today" means where the link names no period
 */
export function parseView(query: string, today: string): View {
  const parameters = new URLSearchParams(query);
  const camera = parseCamera(parameters.get('v'));
  const selection = parseSelection(parameters.get('sel'));
  const panel = parsePanel(parameters);
  const language = oneOf(parameters.get('lang'), ['zh', 'en'] as const);
  const theme = oneOf(parameters.get('theme'), ['dark', 'light'] as const);
  return {
    ...(camera && { camera }),
    layers: parseLayers(parameters.get('l')),
    equals: parseEquals(parameters),
    period: parsePeriod(parameters, today),
    ...(selection && { selection }),
    ...(panel && { panel }),
    ...(language && { language }),
    ...(theme && { theme }),
  };
}

/**
 * Writes a view as a query string without "?"; `parseView` reads the same view back on any day. What a desk has no use for
 * (it has no map, or periods of its own) is left out.
 */
export function serialiseView({ layers, equals, period, ...view }: Partial<View>): string {
  const parts: string[] = [];
  const put = (name: string, value: string) => parts.push(`${name}=${value}`);
  if (view.camera) put('v', writeCamera(view.camera));
  if (layers && layers.join() !== orderLayers(defaultLayers).join()) put('l', layers.join(',') || '-');
  for (const column of equals ? filterColumns : []) {
    const values = equals?.[column] ?? [];
    if (values.join() === (defaultEquals[column] ?? []).join()) continue;
    put(column, values.map(encodeValue).join(',') || '-');
  }
  if (period?.kind === 'current') put('current', period.since);
  if (period?.kind === 'days') {
    put('from', period.first);
    put('to', period.last);
  }
  if (period?.kind === 'all') put('period', 'all');
  if (view.selection) put('sel', `${view.selection.collection}/${encodeURIComponent(view.selection.id)}`);
  if (view.panel === 'list') put('list', '1');
  else if (view.panel) put('panel', view.panel);
  if (view.language) put('lang', view.language);
  if (view.theme) put('theme', view.theme);
  return parts.join('&');
}

/** A camera rounded as the URL keeps it: about a metre and a hundredth of a zoom level. */
export function roundCamera(camera: Camera): Camera {
  const bearing = camera.bearing === undefined ? 0 : round(((camera.bearing % 360) + 360) % 360, 1) % 360;
  return {
    lng: round(camera.lng, 5),
    lat: round(camera.lat, 5),
    zoom: round(camera.zoom, 2),
    ...(bearing !== 0 && { bearing }),
  };
}

function writeCamera(camera: Camera): string {
  const { lng, lat, zoom, bearing } = roundCamera(camera);
  return [zoom, lat, lng, ...(bearing === undefined ? [] : [bearing])].map(plain).join('/');
}

function parseCamera(text: string | null): Camera | undefined {
  const parts = text?.split('/') ?? [];
  if (parts.length !== 3 && parts.length !== 4) return undefined;
  const numbers = parts.map((part) => (/^-?\d{1,3}(\.\d{1,10})?$/.test(part) ? Number(part) : NaN));
  const [zoom, lat, lng, bearing = 0] = numbers as [number, number, number, number?];
  const sound = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lng) <= 180 && Math.abs(bearing) <= 360;
  return sound ? roundCamera({ lng, lat, zoom, bearing }) : undefined;
}

function parseLayers(text: string | null): readonly string[] {
  if (text === '-') return [];
  const known = orderLayers(text?.split(',') ?? []);
  return known.length > 0 ? known : orderLayers(defaultLayers);
}

function parseEquals(parameters: URLSearchParams): View['equals'] {
  const equals: Partial<Record<FilterColumn, readonly string[]>> = {};
  for (const column of filterColumns) {
    const text = parameters.get(column);
    if (text === '-') continue;
    const values = (text ?? '').split(',').map(decodeValue);
    const kept = [...new Set(values)]
      .filter((value) => value !== '' && value.length <= 200 && fits(column, value))
      .sort();
    const chosen = kept.length > 0 ? kept : defaultEquals[column];
    if (chosen) equals[column] = chosen;
  }
  return equals;
}

/** The columns whose values are a closed list: any other value finds nothing and has no words. */
const closed: Readonly<Partial<Record<FilterColumn, object>>> = {
  action: actions,
  status: caseStatuses,
  responsibilityKind: responsibilityKinds,
};

function fits(column: FilterColumn, value: string): boolean {
  const values = closed[column];
  return values === undefined || Object.hasOwn(values, value);
}

function parsePeriod(parameters: URLSearchParams, today: string): Period {
  if (parameters.get('period') === 'all') return { kind: 'all' };
  const [first, last] = [parameters.get('from'), parameters.get('to')];
  if (first && last && isDay(first) && isDay(last) && first <= last) return { kind: 'days', first, last };
  const since = parameters.get('current');
  return { kind: 'current', since: since && isDay(since) ? since : today };
}

function parseSelection(text: string | null): View['selection'] {
  const [, collection, id] = /^([a-z-]+)\/(.{1,200})$/s.exec(text ?? '') ?? [];
  return collection && id && order.has(collection) ? { collection, id } : undefined;
}

function parsePanel(parameters: URLSearchParams): Panel | undefined {
  if (parameters.get('list') === '1') return 'list';
  return oneOf(parameters.get('panel'), ['layers', 'filters', 'list', 'none'] as const);
}

function oneOf<T extends string>(text: string | null, allowed: readonly T[]): T | undefined {
  return allowed.find((value) => value === text);
}

/**
 * A comma inside a value is written twice-encoded, because one that separates values is not encoded at all; so is a
 * value that is nothing but the sign for "none".
 */
function encodeValue(value: string): string {
  return encodeURIComponent(value === '-' ? '%2D' : value.replaceAll('%', '%25').replaceAll(',', '%2C'));
}

function decodeValue(value: string): string {
  return value === '%2D' ? '-' : value.replaceAll('%2C', ',').replaceAll('%25', '%');
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits)) + 0;
}

/** A number without exponent. */
function plain(value: number): string {
  return String(Math.abs(value) < 1e-6 ? 0 : value);
}
