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
 * A cell's circle: one step of size and depth for each power of ten, because a city's cells hold from one case to
 * thousands, and a step can be named in the legend. Radius in CSS pixels; a cell is 16 to 32 of them wide.
 */
const cellSteps = [
  { from: 1, radius: 4.5, words: { zh: '计数格：1–9件', en: 'Counted cell: 1–9' } },
  { from: 10, radius: 8.5, words: { zh: '10–99件', en: '10–99' } },
  { from: 100, radius: 11, words: { zh: '100–999件', en: '100–999' } },
  { from: 1000, radius: 13, words: { zh: '1000件及以上', en: '1,000 and more' } },
] as const;

function byStep<T extends string | number>(value: (place: 0 | 1 | 2 | 3) => T): Expression {
  return ['step', total, value(0), 10, value(1), 100, value(2), 1000, value(3)] as unknown as Expression;
}

/** A circle in the middle of an icon of 26 CSS pixels, as path data. */
function circle(radius: number): string {
  return `M13 ${13 - radius}a${radius} ${radius} 0 1 0 .01 0z`;
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
    ...cellSteps.map(({ from, radius, words }, place) => ({
      key: `cell-${from}`,
      words,
      counted: true as const,
      symbol: {
        kind: 'icon' as const,
        icon: { size: 26, parts: [{ d: circle(radius), fill: palette.cells[place]! }] },
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
          parts: [{ d: circle(9.5), fill: palette.cells[1], stroke: palette.overdue, width: 3 }],
        },
      },
    },
    ...actionKeys.map((action) => ({
      key: `action-${action}`,
      words: actions[action],
      symbol: { kind: 'icon' as const, icon: actionSign(action) },
      from: 15,
    })),
  ],
  parts: ({ palette }) => [
    {
      slot: 'cell',
      part: 'cell',
      type: 'circle',
      sourceLayer: cellLayer,
      nearer: true,
      // Four steps and not the counts themselves: MapLibre draws each value apart, fifteen hundred times a frame.
      layout: { 'circle-sort-key': byStep((place) => place) },
      paint: {
        'circle-radius': byStep((place) => cellSteps[place].radius),
        'circle-color': byStep((place) => palette.cells[place]),
        'circle-opacity': 0.92,
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
      restOnly: true,
      filter: ['>=', total, 10],
      layout: {
        'text-field': ['to-string', total],
        'text-font': bold,
        'text-size': 11,
        // Largest first: where cells stand too close for all, the smaller go unwritten.
        'text-padding': 1,
        'symbol-sort-key': ['-', 0, total],
      },
      paint: {
        'text-color': byStep((place) => (place === 3 ? palette.cellInk : palette.ink)),
        // Five digits are wider than their circle.
        'text-halo-color': byStep((place) => palette.cells[place]),
        'text-halo-width': 1.5,
      },
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
