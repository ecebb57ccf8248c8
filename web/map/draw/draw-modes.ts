import {
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  ValidateNotSelfIntersecting,
  type HexColor,
  type SnapToCustom,
} from 'terra-draw';
import type { Palette } from '../palette.ts';

/** The mode of the drawing library in which a new shape of a kind is drawn. */
export const modeOf = { point: 'point', line: 'linestring', area: 'polygon' } as const;

/** How points, lines and areas are drawn and changed: our colours, our snapping, Enter ends, Esc is the page's. */
export function drawModes(palette: Palette, snap: SnapToCustom) {
  const [accent, surface] = [palette.accent as HexColor, palette.surface as HexColor];
  const snapping = { toCustom: snap };
  const vertex = { snappable: { toCustom: snap }, midpoints: true, draggable: true, deletable: true };
  const keyEvents = { cancel: null, finish: 'Enter' };
  const point = {
    pointColor: accent,
    pointWidth: 7,
    pointOutlineColor: surface,
    pointOutlineWidth: 3,
  };
  const line = { lineStringColor: accent, lineStringWidth: 3 };
  const area = { fillColor: accent, fillOpacity: 0.18, outlineColor: accent, outlineWidth: 3 };
  const guide = {
    closingPointColor: accent,
    closingPointWidth: 6,
    closingPointOutlineColor: surface,
    closingPointOutlineWidth: 2,
    snappingPointColor: surface,
    snappingPointWidth: 7,
    snappingPointOutlineColor: accent,
    snappingPointOutlineWidth: 3,
  };
  return [
    new TerraDrawPointMode({ styles: point }),
    new TerraDrawLineStringMode({ snapping, keyEvents, styles: { ...line, ...guide } }),
    new TerraDrawPolygonMode({
      snapping,
      keyEvents,
      styles: { ...area, ...guide },
      // While points are set a ring may cross itself for a moment; it must not when it is ended.
      validation: (feature, { updateType }) =>
        updateType === 'finish' ? ValidateNotSelfIntersecting(feature) : { valid: true },
    }),
    new TerraDrawSelectMode({
      allowManualDeselection: false,
      keyEvents: null,
      flags: {
        point: { feature: { draggable: true } },
        linestring: { feature: { draggable: true, coordinates: vertex } },
        polygon: { feature: { draggable: true, coordinates: vertex } },
      },
      styles: {
        selectedPointColor: accent,
        selectedPointWidth: 9,
        selectedPointOutlineColor: surface,
        selectedPointOutlineWidth: 3,
        selectedLineStringColor: accent,
        selectedLineStringWidth: 3,
        selectedPolygonColor: accent,
        selectedPolygonFillOpacity: 0.18,
        selectedPolygonOutlineColor: accent,
        selectedPolygonOutlineWidth: 3,
        selectionPointColor: surface,
        selectionPointWidth: 6,
        selectionPointOutlineColor: accent,
        selectionPointOutlineWidth: 3,
        midPointColor: accent,
        midPointWidth: 4,
        midPointOutlineColor: surface,
        midPointOutlineWidth: 2,
      },
    }),
  ];
}
