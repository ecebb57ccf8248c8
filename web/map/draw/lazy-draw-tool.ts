import type { MapLibreMap } from 'maplibre-gl';
import type { Theme } from '../contract.ts';
import type { Drawing, Drawn } from './contract.ts';
import type { DrawTool } from './draw-tool.ts';

/** The drawing tool, fetched when somebody draws for the first time: who only looks at the map need not wait for it. */
export function lazyDrawTool(
  map: MapLibreMap,
  told: { readonly onDrawn: (drawn: Drawn) => void; readonly onCancel: () => void },
): DrawTool {
  let tool: DrawTool | undefined;
  let wanted: { readonly drawing: Drawing | null; readonly theme: Theme } = { drawing: null, theme: 'light' };
  let isAsked = false;
  let isGone = false;
  const fetchTool = async () => {
    const { drawTool } = await import('./draw-tool.ts');
    if (isGone) return;
    tool = drawTool(map, told);
    tool.set(wanted.drawing, wanted.theme);
  };
  return {
    set(drawing, theme) {
      wanted = { drawing, theme };
      if (tool) tool.set(drawing, theme);
      else if (drawing !== null && !isAsked) {
        isAsked = true;
        void fetchTool();
      }
    },
    isOn: () => wanted.drawing !== null,
    destroy() {
      isGone = true;
      tool?.destroy();
    },
  };
}
