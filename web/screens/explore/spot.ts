import { useMemo } from 'react';
import { useOwnSearch } from '../../state/router.tsx';

/** A clicked place: [longitude, latitude] in degrees WGS84. */
export type Spot = readonly [lng: number, lat: number];

/** Reads a spot of the address; undefined for none and for what is no place. */
export function parseSpot(text: string | undefined): Spot | undefined {
  const parts = /^(-?\d{1,3}(?:\.\d{1,7})?),(-?\d{1,2}(?:\.\d{1,7})?)$/.exec(text ?? '');
  if (!parts) return undefined;
  const [lng, lat] = [Number(parts[1]), Number(parts[2])];
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 85 ? [lng, lat] : undefined;
}

/** A spot as the address keeps it: to a tenth of a metre. */
export function writeSpot([lng, lat]: Spot): string {
  return `${Number(lng.toFixed(6))},${Number(lat.toFixed(6))}`;
}

/** The place that was clicked last, as the address says, and the way to change it; a day asked of the one before goes with it. */
export function useSpot() {
  const { own, changeOwn } = useOwnSearch();
  const { spot: text, on: day } = own;
  return {
    spot: useMemo(() => parseSpot(text), [text]),
    setSpot: (spot: Spot | undefined) => {
      const next = spot ? writeSpot(spot) : '';
      if (next !== (text ?? '') || day) changeOwn({ spot: next, on: '' }, 'replace');
    },
  };
}
