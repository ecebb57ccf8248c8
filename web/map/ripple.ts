import type { MapLibreOverlay } from '@deck.gl/maplibre';
import type { ScatterplotLayer } from '@deck.gl/layers';
import type { MapLibreMap } from 'maplibre-gl';
import { palettes } from './palette.ts';
import type { Theme } from './contract.ts';

/** A ripple lives this long, milliseconds. */
const life = 3000;
/** More at once would be a flood, not a sign. */
const most = 40;

interface Drop {
  readonly at: readonly [number, number];
  readonly since: number;
}

export interface Ripples {
  /** A ring that spreads once from a newly reported case; nothing with prefers-reduced-motion. */
  drop(at: readonly [number, number], theme: Theme): void;
  stop(): void;
}

/**
 * Rings on newly reported cases, drawn by deck.gl in MapLibre's own picture (interleaved). deck.gl is fetched with the
 * first ripple and its overlay made once; it draws nothing, and asks for no frames, when no ring is alive.
 */
export function startRipples(map: MapLibreMap): Ripples {
  let drops: Drop[] = [];
  let theme: Theme = 'light';
  let overlay: Promise<{ overlay: MapLibreOverlay; Layer: typeof ScatterplotLayer }> | undefined;
  let frame = 0;
  let stopped = false;

  const load = async () => {
    const [{ MapLibreOverlay: Overlay }, { ScatterplotLayer: Layer }] = await Promise.all([
      import('@deck.gl/maplibre'),
      import('@deck.gl/layers'),
    ]);
    const made = new Overlay({ interleaved: true, layers: [] });
    if (!stopped) map.addControl(made);
    return { overlay: made, Layer };
  };
  const draw = async () => {
    const { overlay: made, Layer } = await (overlay ??= load());
    if (stopped) return;
    const now = performance.now();
    drops = drops.filter((drop) => now - drop.since < life);
    const rgb = rgbOf(palettes[theme].accent);
    made.setProps({
      interleaved: true,
      layers:
        drops.length === 0
          ? []
          : [
              new Layer<Drop>({
                id: 'ripples',
                data: drops,
                getPosition: (drop) => [drop.at[0], drop.at[1]],
                radiusUnits: 'pixels',
                lineWidthUnits: 'pixels',
                stroked: true,
                filled: false,
                getRadius: (drop) => 8 + 34 * ease((now - drop.since) / life),
                getLineColor: (drop) => [...rgb, Math.round(230 * (1 - (now - drop.since) / life))],
                getLineWidth: 2.5,
                updateTriggers: { getRadius: now, getLineColor: now },
              }),
            ],
    });
    frame = drops.length === 0 ? 0 : requestAnimationFrame(() => void draw());
  };
  return {
    drop(at, inTheme) {
      if (matchMedia('(prefers-reduced-motion: reduce)').matches || document.hidden) return;
      theme = inTheme;
      drops = [...drops, { at, since: performance.now() }].slice(-most);
      if (frame === 0) frame = requestAnimationFrame(() => void draw());
    },
    stop() {
      stopped = true;
      cancelAnimationFrame(frame);
    },
  };
}

/** Fast out, slow in the end. */
function ease(t: number): number {
  return 1 - (1 - t) ** 3;
}

function rgbOf(hex: string): [number, number, number] {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}
