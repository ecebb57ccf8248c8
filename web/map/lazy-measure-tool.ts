import type { MapLibreMap } from 'maplibre-gl';
import type { Measured, Measuring } from './contract.ts';
import type { MeasureTool } from './measure-tool.ts';

/** The measuring tool, fetched when somebody measures for the first time: a wall never does. */
export function lazyMeasureTool(
  map: MapLibreMap,
  told: { readonly onMeasured: (measured: Measured | null) => void; readonly onCancel: () => void },
): MeasureTool & { destroy(): void } {
  let tool: MeasureTool | undefined;
  let wanted: Measuring = 'off';
  let isAsked = false;
  let isGone = false;
  const fetchTool = async () => {
    const { measureTool } = await import('./measure-tool.ts');
    if (isGone) return;
    tool = measureTool(map, told);
    tool.set(wanted);
  };
  return {
    set(mode) {
      wanted = mode;
      if (tool) tool.set(mode);
      else if (mode !== 'off' && !isAsked) {
        isAsked = true;
        void fetchTool();
      }
    },
    isOn: () => wanted !== 'off',
    redraw: () => tool?.redraw(),
    destroy() {
      isGone = true;
    },
  };
}
