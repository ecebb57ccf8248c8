import { useEffect, useMemo, useState } from 'react';
import type { Alarm } from '#domain/wall/figures.ts';
import type { PlaneFeature } from '../../map/plane/contract.ts';
import type { FeaturePlane } from '../../map/plane/feature-plane.ts';

/** How long the wider ring of a new alarm stands: one step, and no movement that would draw frame upon frame. */
const pulseMs = 1_500;

/** A ring round each alarm, and for a moment a wider one round those that are new. @param alarms any order */
export function useAlarmRings(plane: FeaturePlane, alarms: readonly Alarm[]): void {
  const key = alarms.map(({ id, lon, lat }) => `${id} ${lon} ${lat}`).join('\n');
  // Told anew with every question: only other ids or places are other rings.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const rings = useMemo(() => alarms.map((alarm) => ring(alarm, 'still')), [key]);
  const [known] = useState(() => new Set<string>());
  useEffect(() => {
    const fresh = rings.filter(({ id }) => !known.has(id));
    known.clear();
    for (const { id } of rings) known.add(id);
    const pulses = fresh.map((one) => ({ ...one, id: `${one.id}/pulse`, properties: { is: 'pulse' } }));
    plane.replace('alarms', [...rings, ...pulses]);
    if (pulses.length === 0) return undefined;
    const timer = setTimeout(() => plane.replace('alarms', rings), pulseMs);
    return () => clearTimeout(timer);
  }, [plane, rings, known]);
  useEffect(() => () => plane.replace('alarms', []), [plane]);
}

function ring({ id, lon, lat }: Alarm, is: 'still' | 'pulse'): PlaneFeature {
  return { id, geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { is } };
}
