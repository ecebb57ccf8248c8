import { divisionLevels, divisions } from '#domain/divisions/collection.ts';
import { bold } from '../map/fonts.ts';
import type { Expression, LayerPart, Look } from '../map/look.ts';
import { byMark, outlinePart } from '../map/marks.ts';
import type { Palette } from '../map/palette.ts';

type Level = keyof typeof divisionLevels;

/**
 * A level's border: the higher, the wider, with the dashes of printed maps; and the zooms where its names stand.
 * Each division draws its border inside itself (`inset`, CSS pixels to the line's middle), the higher level the nearer
 * to the border: neighbours' dashes would close up to a solid line, and those of the levels below would fill the gaps.
 */
const borders: Readonly<
  Record<
    Level,
    {
      readonly width: number;
      readonly inset: number;
      readonly dash: number[];
      readonly named: readonly [number, number];
    }
  >
> = {
  district: { width: 2.4, inset: 1.8, dash: [6, 2, 1, 2], named: [8, 13] },
  street: { width: 1.6, inset: 4.4, dash: [4, 2], named: [11, 15] },
  community: { width: 1, inset: 6.4, dash: [1.5, 1.5], named: [14, 24] },
};
const levels = Object.keys(borders) as Level[];

function border(level: Level, palette: Palette): LayerPart {
  return {
    slot: 'line',
    part: `border-${level}`,
    type: 'line',
    silent: true,
    filter: ['==', ['get', 'level'], level],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.division,
      'line-width': borders[level].width,
      'line-dasharray': borders[level].dash,
      'line-offset': [
        'interpolate',
        ['linear'],
        ['zoom'],
        9,
        borders[level].inset * 0.4,
        13,
        borders[level].inset,
      ] as Expression,
    },
  };
}

function names(level: Level, palette: Palette): LayerPart {
  const [from, to] = borders[level].named;
  return {
    slot: 'label',
    part: `name-${level}`,
    type: 'symbol',
    once: true,
    silent: true,
    minzoom: from,
    maxzoom: to,
    filter: ['==', ['get', 'level'], level] as Expression,
    layout: {
      'text-field': ['coalesce', ['get', 'name'], ''],
      'text-font': bold,
      'text-size': level === 'district' ? 16 : 13,
      'text-letter-spacing': 0.1,
      'text-padding': 8,
    },
    paint: { 'text-color': palette.division, 'text-halo-color': palette.halo, 'text-halo-width': 1.8 },
  };
}

/** Districts, sub-districts and communities: borders only, so that what lies in them is read undisturbed. */
export const divisionsLook: Look = {
  id: divisions.id,
  order: divisions.order,
  from: 6,
  once: { from: 8 },
  icons: () => ({}),
  legend: ({ palette }) =>
    levels.map((level) => ({
      key: level,
      words: divisionLevels[level],
      only: { column: 'level', value: level },
      symbol: {
        kind: 'line',
        color: palette.division,
        width: borders[level].width,
        dash: borders[level].dash.map((n) => n * borders[level].width),
      },
    })),
  parts: ({ palette }) => [
    {
      slot: 'fill',
      part: 'fill',
      type: 'fill',
      marksOnly: true,
      paint: { 'fill-color': palette.division, 'fill-opacity': byMark(0.16, 0.07, 0), 'fill-antialias': false },
    },
    ...[...levels].reverse().map((level) => border(level, palette)),
    outlinePart(palette),
    ...levels.map((level) => names(level, palette)),
  ],
};
