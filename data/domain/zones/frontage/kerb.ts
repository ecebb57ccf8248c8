import { metres, type Metres } from '#domain/brand.ts';
import type { RoadSection } from '#domain/streets/assemble.ts';
import widths from '#standards/road-widths.json' with { type: 'json' };

/** From the middle of a road to its kerb: half of its lanes, where they are not known half of what its class usually has. */
export function kerbOf({ class: roadClass, lanes }: Pick<RoadSection, 'class' | 'lanes'>): Metres {
  const carriageway = lanes === undefined ? widths.carriagewayMetres[roadClass] : lanes * widths.laneMetres;
  return metres(carriageway / 2);
}
