import type { Ref } from 'react';
import type { Filter } from '#domain/filter.ts';
import type { Words } from '#domain/collection.ts';
import type { Compared } from './compare-layers.ts';
import type { Geometry } from 'geojson';
import type { Drawing, Drawn } from './draw/contract.ts';
import type { Gesture, Gestures } from './draw/gestures.ts';
import type { Look } from './look.ts';
import type { Plane } from './plane/contract.ts';

export type { Compared };

/** [west, south, east, north] in degrees WGS84. */
export type Bbox = readonly [number, number, number, number];

export type Theme = 'dark' | 'light';
export type Language = keyof Words;

/**
 * Where the map looks: centre in degrees WGS84, bearing in degrees clockwise from north, zoom of a world of 512 * 2^zoom
 * CSS pixels on the page, also where the map draws everything larger (see scale.ts).
 */
export interface Camera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing?: number;
}

/**
 * What is in sight: the bbox of the drawn rectangle, and the zoom whose looks are drawn (on a desk the camera's own, less
 * on an enlarged map): what `drawnAt` asks for. Told once at the start and after every move.
 */
export interface View {
  readonly bbox: Bbox;
  readonly zoom: number;
}

/** A feature as tiles know it; the API gives its row by /api/features/{collection}/by-fid/{fid}. */
export interface FeatureKey {
  readonly collection: string;
  readonly fid: number;
}

/** What lies under a click: the topmost first, each feature once; empty where there is nothing. */
export interface Pick {
  readonly features: readonly FeatureKey[];
  /** [longitude, latitude] in degrees WGS84. */
  readonly lngLat: readonly [number, number];
  /** CSS pixels from the upper left corner of the map: where a chooser may open. */
  readonly point: readonly [number, number];
}

export type Measuring = 'off' | 'line' | 'area';

/** What has been measured so far. `metres` is the length (of the outline for areas), `squareMetres` only for areas of three points and more. */
export interface Measured {
  readonly mode: 'line' | 'area';
  readonly points: readonly (readonly [number, number])[];
  readonly metres: number;
  readonly squareMetres?: number;
  /** true once Enter or a double click ended it; the drawing stays until `measuring` changes. */
  readonly finished: boolean;
}

/** What of GET /api/city the map needs. */
export interface MapCity {
  readonly extent: Bbox | null;
  readonly basemap: null | {
    readonly id: string;
    readonly kind: 'raster' | 'vector';
    readonly minzoom: number;
    readonly maxzoom: number;
  };
}

/** A `change` event of /api/live, as it comes. */
export interface LiveChange {
  readonly kind: string;
  readonly touched: readonly { readonly collection: string; readonly bbox: Bbox; readonly ids?: readonly string[] }[];
}

/** What can be asked of a living map beside its properties. Every call is safe before the map stands and after it went. */
export interface MapHandle {
  /** Fetches again the tiles that the change touches, at most once a second; newly reported cases show a ripple. */
  change(event: LiveChange): void;
  /** Fetches every tile again (`reload` and `reset` of the live stream). */
  reload(): void;
  /** Moves so that the bbox is in sight, with room for panels (CSS pixels); a point's bbox goes to `maxZoom` (default 17). */
  fit(bbox: Bbox, options?: { readonly maxZoom?: number; readonly padding?: Padding }): void;
  zoomIn(): void;
  zoomOut(): void;
  focus(): void;
}

export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Why there is no map. 'no-webgl': the browser cannot draw it; the shell says so. */
export type MapFailure = 'no-webgl';

export interface MapViewProps {
  /** Where to look; a value that differs from what the map last told by `onCamera` moves it (at once with prefers-reduced-motion). */
  readonly camera: Camera;
  /**
   * Milliseconds that a move takes, for a page that alone says where the map looks: it is then moved exactly there, also
   * by a pixel, and only when another camera object is given. Absent: a desk, where people move the map themselves.
   */
  readonly moveMs?: number;
  readonly onCamera: (camera: Camera) => void;
  readonly onView?: (view: View) => void;
  /** How each collection is drawn; `looks` of screens/looks.ts. */
  readonly looks: readonly Look[];
  /** Collections that are switched on, any order. */
  readonly layers: readonly string[];
  readonly filter: Filter;
  readonly theme: Theme;
  readonly language: Language;
  readonly city: MapCity;
  readonly selection: FeatureKey | null;
  readonly hover?: FeatureKey | null;
  readonly onPick: (pick: Pick) => void;
  readonly onHover?: (feature: FeatureKey | null) => void;
  /** Position under the pointer in degrees WGS84; null when it leaves. At most once a frame. */
  readonly onCursor?: (lngLat: readonly [number, number] | null) => void;
  /** What a feature was and became, drawn above everything; null or absent = nothing. */
  readonly compared?: Compared | null;
  readonly measuring?: Measuring;
  readonly onMeasured?: (measured: Measured | null) => void;
  /** Esc while measuring: the shell sets `measuring` to 'off'. */
  readonly onMeasuringCancel?: () => void;
  /** A shape that is drawn or changed; clicks and keys of the map are the drawing's meanwhile. */
  readonly drawing?: Drawing | null;
  readonly onDrawn?: (drawn: Drawn) => void;
  /** Esc while drawing: the shell ends or drops the drawing. */
  readonly onDrawingCancel?: () => void;
  /** What the page itself draws over the city; whether there is one is settled with the map's first picture. */
  readonly plane?: Plane;
  /** What clicks and drags mean instead of picking; null or absent: they pick. */
  readonly gestures?: Gestures | null;
  readonly onGesture?: (gesture: Gesture) => void;
  /** Shapes that gestures are drawn to before all others, known exactly; those that meet a box. */
  readonly snapShapes?: (box: Bbox) => readonly Geometry[];
  /** true: dragging pulls a box over the map instead of moving it. */
  readonly boxing?: boolean;
  readonly onBox?: (bbox: Bbox) => void;
  /** More features marked as selected, beside `selection`. */
  readonly marked?: readonly FeatureKey[];
  /** The clock, epoch milliseconds; default Date.now. The shell may correct it by the server's. */
  readonly now?: () => number;
  /** The name of the map for screen readers, and how it is used by keyboard. */
  readonly label: string;
  readonly keyboardHint: string;
  /** true: nothing moves by itself; no ring spreads from a new case, which would draw frame upon frame. */
  readonly isCalm?: boolean;
  /** Names on the map are so high at least, CSS pixels of the page: what is read from afar; absent: as the looks have them. */
  readonly leastText?: number;
  readonly onFailure?: (failure: MapFailure) => void;
  /** The map stands still with all it asked for, each time. */
  readonly onRest?: () => void;
  readonly ref?: Ref<MapHandle>;
}
