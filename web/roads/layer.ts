import { type roadClasses, roads } from '#domain/roads/collection.ts';
import { regular } from '../map/fonts.ts';
import type { Expression, Look } from '../map/look.ts';
import { glowPart } from '../map/marks.ts';

type RoadClass = keyof typeof roadClasses;

/** Width in CSS pixels at zoom 14, and the zoom from which a class is named. */
const classes: Readonly<Record<RoadClass, { readonly width: number; readonly from: number }>> = {
  motorway: { width: 8, from: 8 },
  trunk: { width: 8, from: 8 },
  primary: { width: 7, from: 9 },
  secondary: { width: 5.6, from: 10 },
  link: { width: 2.4, from: 12 },
  branch: { width: 3.6, from: 12 },
  pedestrian: { width: 3.6, from: 12 },
  other: { width: 2.2, from: 12 },
  lane: { width: 1.8, from: 13 },
  footway: { width: 1.1, from: 14 },
};
const names = Object.keys(classes) as RoadClass[];

function byClass(value: (name: RoadClass) => number): Expression {
  return [
    'match',
    ['get', 'class'],
    ...names.flatMap((name) => [name, value(name)]),
    value('other'),
  ] as unknown as Expression;
}

/** Widths grow with the ground, so that a road fills its real breadth near and stays a line far out; `wider` is the casing. */
function width(wider: number): Expression {
  return [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    9,
    byClass((name) => classes[name].width * 0.4 + wider * 0.5),
    14,
    byClass((name) => classes[name].width + wider),
    18,
    byClass((name) => classes[name].width * 4.5 + wider),
  ] as unknown as Expression;
}

const key26: Expression = ['boolean', ['get', 'key26'], false];
const mainCommercial: Expression = ['boolean', ['get', 'mainCommercial'], false];
/** Whose name is written, by zoom: the broader first. The roads themselves are drawn at every zoom, as in the list. */
const named: Expression = [
  'any',
  ['==', ['get', 'key26'], true],
  ['==', ['get', 'mainCommercial'], true],
  ['>=', ['zoom'], 14],
  ...([13, 12, 10, 9] as const).map((zoom) => [
    'all',
    ['>=', ['zoom'], zoom],
    ['in', ['get', 'class'], ['literal', names.filter((name) => classes[name].from <= zoom)]],
  ]),
  ['in', ['get', 'class'], ['literal', names.filter((name) => classes[name].from <= 8)]],
] as unknown as Expression;

/** Roads by class; the 26 carry a line down the middle, main commercial sections a dashed one: marks, not only colours. */
export const roadsLook: Look = {
  id: roads.id,
  order: roads.order,
  from: 8,
  icons: () => ({}),
  legend: ({ palette }) => [
    {
      key: 'key26',
      words: { zh: '26条主次干道', en: 'The 26 main roads' },
      symbol: { kind: 'line', color: palette.key26, width: 2.5, casing: palette.road },
    },
    {
      key: 'mainCommercial',
      words: { zh: '主要商业街段', en: 'Main commercial section' },
      symbol: { kind: 'line', color: palette.commercial, width: 3.5, dash: [3, 3], casing: palette.road },
    },
    {
      key: 'road',
      words: { zh: '其他道路（按等级分粗细）', en: 'Other road (width by class)' },
      symbol: { kind: 'line', color: palette.roadMajor, width: 4, casing: palette.roadCasing },
    },
  ],
  parts: ({ palette }) => [
    glowPart(palette, width(7)),
    {
      slot: 'line',
      part: 'casing',
      type: 'line',
      silent: true,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': palette.roadCasing, 'line-width': width(2.2) },
    },
    {
      slot: 'line',
      part: 'road',
      type: 'line',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': [
          'match',
          ['get', 'class'],
          ['motorway', 'trunk', 'primary', 'secondary'],
          palette.roadMajor,
          palette.road,
        ],
        'line-width': width(0),
      },
    },
    {
      slot: 'line',
      part: 'key26',
      type: 'line',
      silent: true,
      filter: key26,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': palette.key26,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.8, 14, 1.4, 18, 3],
      },
    },
    {
      slot: 'line',
      part: 'commercial',
      type: 'line',
      silent: true,
      filter: mainCommercial,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.commercial,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1.6, 14, 3, 18, 7],
        'line-dasharray': [1.2, 1.2],
      },
    },
    {
      slot: 'label',
      part: 'name',
      type: 'symbol',
      silent: true,
      minzoom: 11,
      filter: named,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': ['step', ['zoom'], 260, 14, 180],
        'symbol-sort-key': ['case', key26, 0, 1],
        'text-field': ['coalesce', ['get', 'name'], ''],
        'text-font': regular,
        'text-size': ['interpolate', ['linear'], ['zoom'], 12, 11, 17, 14],
        'text-letter-spacing': 0.08,
        'text-max-angle': 35,
        'text-padding': 0,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    },
  ],
};
