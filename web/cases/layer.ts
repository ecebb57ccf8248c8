import { actions } from '#domain/actions.ts';
import { cases } from '#domain/cases/collection.ts';
import type { Words } from '#domain/collection.ts';
import { actionSign, type ActionKey } from '../map/action-signs.ts';
import { bold } from '../map/fonts.ts';
import type { Expression, Look } from '../map/look.ts';
import { ringPart } from '../map/marks.ts';
import { stateSign, states, type State } from '../map/state-signs.ts';
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
/** A cell is 16 to 32 CSS pixels wide on the screen: the circle's area grows with the count until it fills the cell. */
const cellRadius: Expression = ['min', ['+', 2, ['*', 1.3, ['sqrt', total]]], 13];

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
        'circle-radius': cellRadius,
        'circle-color': palette.cell,
        'circle-opacity': 0.55,
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
        // Room around each: the largest counts of a neighbourhood are written, largest first, not all of them.
        'text-padding': 9,
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
