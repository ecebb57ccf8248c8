import { actions } from '#domain/actions.ts';
import { cases } from '#domain/cases/collection.ts';
import type { Words } from '#domain/collection.ts';
import { actionSign, type ActionKey } from '../map/action-signs.ts';
import { bold } from '../map/fonts.ts';
import type { Expression, Look } from '../map/look.ts';
import { ringPart } from '../map/marks.ts';
import { stateParts, stateSign, states, type State } from '../map/state-signs.ts';
import { caseSign } from './sign.ts';
import { caseStateExpression } from './state.ts';

const actionKeys = Object.keys(actions) as ActionKey[];

/** What each state's sign means. */
export const stateWords: Readonly<Record<State, Words>> = {
  ok: { zh: '时限内', en: 'In time' },
  soon: { zh: '即将到期', en: 'Due soon' },
  overdue: { zh: '超期', en: 'Overdue' },
  none: { zh: '未计时', en: 'No clock running' },
  ended: { zh: '已结束', en: 'Ended' },
};

/** The counted cells' source layer (history below the zoom where cases are points). */
export const cellLayer = `${cases.id}-cells`;

const total: Expression = ['to-number', ['get', 'total'], 0];
const overdue: Expression = ['to-number', ['get', 'overdue'], 0];
/**
 * How large a cell's circle is, CSS pixels: one step for each power of ten, because a city's cells hold from one case to
 * thousands, and a step can be named in the legend. A cell is 16 to 32 CSS pixels wide on the screen.
 */
const cellSizes = [
  { from: 1, radius: 3, opacity: 0.5, words: { zh: '计数格：1–9件', en: 'Counted cell: 1–9' } },
  { from: 10, radius: 6.5, opacity: 0.55, words: { zh: '10–99件', en: '10–99' } },
  { from: 100, radius: 9.5, opacity: 0.6, words: { zh: '100–999件', en: '100–999' } },
  { from: 1000, radius: 12.5, opacity: 0.75, words: { zh: '1000件及以上', en: '1,000 and more' } },
] as const;

function byCellSize(value: (size: (typeof cellSizes)[number]) => number): Expression {
  const [first, ...others] = cellSizes;
  return ['step', total, value(first), ...others.flatMap((size) => [size.from, value(size)])] as unknown as Expression;
}

/** A circle in the middle of an icon of 26 CSS pixels, as path data. */
function circle(radius: number): string {
  return `M13 ${13 - radius}a${radius} ${radius} 0 1 0 .01 0z`;
}

/** An opacity as the two last digits of a colour. */
function hexOf(opacity: number): string {
  return Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0');
}

/** Near by, ended cases stand back behind those that ask for an act. */
const near = (size: number): Expression => ['match', caseStateExpression, 'ended', size * 0.7, size];

/** Cases: a state's shape and colour far out, the action's sign with the state's near; history as counted cells. */
export const casesLook: Look = {
  id: cases.id,
  order: cases.order,
  from: 0,
  icons: ({ palette }) =>
    Object.fromEntries([
      ...states.map((state) => [`${cases.id}/${state}`, stateSign(state, palette)]),
      ...states.flatMap((state) =>
        actionKeys.map((action) => [`${cases.id}/${state}/${action}`, caseSign(action, state, palette)]),
      ),
    ]),
  legend: ({ palette }) => [
    ...states.map((state) => ({
      key: state,
      words: stateWords[state],
      symbol: { kind: 'icon' as const, icon: stateSign(state, palette) },
    })),
    {
      key: 'urgent',
      words: { zh: '紧急', en: 'Urgent' },
      symbol: {
        kind: 'icon',
        icon: {
          size: 26,
          parts: [
            { d: circle(11), fill: `${palette.overdue}24`, stroke: palette.overdue, width: 2 },
            ...stateParts('ok', palette, { x: 6, y: 6, scale: 1 }),
          ],
        },
      },
    },
    ...cellSizes.map(({ from, radius, opacity, words }) => ({
      key: `cell-${from}`,
      words,
      counted: true as const,
      symbol: {
        kind: 'icon' as const,
        icon: { size: 26, parts: [{ d: circle(radius), fill: `${palette.cell}${hexOf(opacity)}` }] },
      },
    })),
    {
      key: 'cell-overdue',
      words: { zh: '红边：超期占比', en: 'Red edge: share overdue' },
      counted: true,
      symbol: {
        kind: 'icon',
        icon: {
          size: 26,
          parts: [{ d: circle(9.5), fill: `${palette.cell}${hexOf(0.6)}`, stroke: palette.overdue, width: 3 }],
        },
      },
    },
    ...actionKeys.map((action) => ({
      key: `action-${action}`,
      words: actions[action],
      symbol: { kind: 'icon' as const, icon: actionSign(action) },
    })),
  ],
  parts: ({ palette }) => [
    {
      slot: 'cell',
      part: 'cell',
      type: 'circle',
      sourceLayer: cellLayer,
      nearer: true,
      layout: { 'circle-sort-key': total },
      paint: {
        'circle-radius': byCellSize(({ radius }) => radius),
        'circle-color': palette.cell,
        'circle-opacity': byCellSize(({ opacity }) => opacity),
        // The ring's weight is the share of overdue ones: none where there are none, 4 pixels where all are.
        'circle-stroke-color': palette.overdue,
        'circle-stroke-width': ['*', 4, ['/', overdue, ['max', total, 1]]],
      },
    },
    {
      slot: 'cell',
      part: 'cell-count',
      type: 'symbol',
      sourceLayer: cellLayer,
      silent: true,
      filter: ['>=', total, 10],
      layout: {
        'text-field': ['to-string', total],
        'text-font': bold,
        'text-size': 11,
        // Largest first: where cells stand too close for all, the smaller go unwritten.
        'text-padding': 1,
        'symbol-sort-key': ['-', 0, total],
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
    },
    ringPart(palette, 16),
    {
      slot: 'point',
      part: 'urgent',
      type: 'circle',
      silent: true,
      filter: ['all', ['boolean', ['get', 'urgent'], false], ['!=', caseStateExpression, 'ended']],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 6, 13, 9, 14.99, 11, 15, 15],
        'circle-color': palette.overdue,
        'circle-opacity': 0.14,
        'circle-stroke-color': palette.overdue,
        'circle-stroke-width': 1.6,
      },
    },
    {
      slot: 'point',
      part: 'sign',
      type: 'symbol',
      layout: {
        // What needs an act soonest lies on top.
        'symbol-sort-key': ['match', caseStateExpression, 'overdue', 4, 'soon', 3, 'ok', 2, 'none', 1, 0],
        'icon-image': [
          'step',
          ['zoom'],
          ['concat', `${cases.id}/`, caseStateExpression],
          15,
          ['concat', `${cases.id}/`, caseStateExpression, '/', ['to-string', ['coalesce', ['get', 'action'], 1]]],
        ] as Expression,
        'icon-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          9,
          0.5,
          12,
          0.7,
          13,
          1,
          14.99,
          1.1,
          15,
          near(0.86),
          17,
          near(1.1),
        ],
        'icon-allow-overlap': true,
        // The images have room around them: only what is drawn keeps names away.
        'icon-padding': -4,
        // Far out the signs stand so close along the roads that names would find no place: they may lie under them.
        'icon-ignore-placement': ['step', ['zoom'], true, 14, false],
      },
    },
  ],
};
