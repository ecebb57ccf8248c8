import type { LayerSpecification } from 'maplibre-gl';
import type { Expression } from '../look.ts';
import type { Palette } from '../palette.ts';

/*
 * Where an urgent case is that nobody answered. A feature's `is` says: still, a ring as long as the alarm stands; pulse, a
 * wider one for the moment in which it came. Nothing here moves by itself, so that no frame is drawn without a change.
 */

const source = 'plane-alarms';
const is = (name: string): Expression => ['==', ['get', 'is'], name];

/** The layer of the rings that stand as long as their alarms. */
export const alarmRing = 'plane:alarm-ring';

/** Rings above everything of the city. */
export function alarmRings(palette: Palette): readonly LayerSpecification[] {
  const ring = (id: string, name: string, radius: number, width: number, colour: string): LayerSpecification => ({
    id: `plane:alarm-${id}`,
    type: 'circle',
    source,
    filter: is(name),
    paint: {
      'circle-radius': radius,
      'circle-opacity': 0,
      'circle-stroke-color': colour,
      'circle-stroke-width': width,
    },
  });
  return [
    ring('pulse', 'pulse', 30, 3, palette.overdue),
    ring('casing', 'still', 15, 6, palette.halo),
    ring('ring', 'still', 16.5, 3, palette.overdue),
  ];
}
