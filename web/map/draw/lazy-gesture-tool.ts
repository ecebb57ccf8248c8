import type { Geometry } from 'geojson';
import type { MapLibreMap } from 'maplibre-gl';
import type { Bbox } from '../contract.ts';
import type { GestureTool } from './gesture-tool.ts';
import type { Gesture, Gestures } from './gestures.ts';

/** The gestures, fetched when a page first asks for them: who only looks at the map need not wait for the library. */
export function lazyGestureTool(
  map: MapLibreMap,
  told: (gesture: Gesture) => void,
  exact: (box: Bbox) => readonly Geometry[],
): GestureTool {
  let tool: GestureTool | undefined;
  let wanted: Gestures | null = null;
  let isAsked = false;
  let isGone = false;
  const fetchTool = async () => {
    const { gestureTool } = await import('./gesture-tool.ts');
    if (isGone) return;
    tool = gestureTool(map, told, exact);
    tool.set(wanted);
  };
  return {
    set(gestures) {
      wanted = gestures;
      if (tool) tool.set(gestures);
      else if (gestures !== null && !isAsked) {
        isAsked = true;
        void fetchTool();
      }
    },
    isOn: () => wanted !== null,
    destroy() {
      isGone = true;
      tool?.destroy();
    },
  };
}
