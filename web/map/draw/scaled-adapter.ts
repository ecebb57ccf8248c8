import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { MapLibreMap } from 'maplibre-gl';

/** The adapter on a map that CSS enlarges (see scale.ts): the pointer is read in the map's own pixels. */
export class ScaledAdapter extends TerraDrawMapLibreGLAdapter<MapLibreMap> {
  private readonly element: HTMLElement;

  constructor(map: MapLibreMap) {
    super({ map, prefixId: 'draw', coordinatePrecision: 9 });
    this.element = map.getContainer();
  }

  override getLngLatFromEvent(event: PointerEvent | MouseEvent): { lng: number; lat: number } {
    const { containerX, containerY } = this.getMapElementXYPosition(event);
    return this.unproject(containerX, containerY);
  }

  /** Where an event is, in the map's own pixels from its upper left corner. */
  override getMapElementXYPosition(event: PointerEvent | MouseEvent): {
    containerX: number;
    containerY: number;
  } {
    const { left, top, width } = this.element.getBoundingClientRect();
    const scale = this.element.offsetWidth > 0 ? width / this.element.offsetWidth : 1;
    return { containerX: (event.clientX - left) / scale, containerY: (event.clientY - top) / scale };
  }
}
