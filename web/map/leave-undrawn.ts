import type { MapLibreMap, StyleLayer } from 'maplibre-gl';

type DrawFunctions = MapLibreMap['painter']['drawFunctions'];

/**
 * Leaves out of each frame what nobody would see; where no graphics card draws, that was more than half of it.
 * The sky of a map that is never tilted: MapLibre paints one over the whole picture, transparent where a style has none.
 * And layers that show marks only (see `LayerPart`), where nothing of their collection is marked: a ring around each of
 * four thousand points is drawn point for point, also where it is transparent. And, while a move is drawn coarser, what
 * can be read at rest only.
 * @param isMarked whether any feature of a collection is marked now
 * @param isCoarse whether what is drawn now goes past coarser (see `coarseMoves`)
 */
export function leaveUndrawn(
  { painter }: { readonly painter: { drawFunctions: DrawFunctions } },
  { isMarked, isCoarse }: { readonly isMarked: (collection: string) => boolean; readonly isCoarse: () => boolean },
): void {
  const all = painter.drawFunctions;
  const isSeen = ({ metadata }: StyleLayer) => {
    const { collection, marksOnly, restOnly } = (metadata ?? {}) as {
      readonly collection?: string;
      readonly marksOnly?: boolean;
      readonly restOnly?: boolean;
    };
    if (restOnly === true && isCoarse()) return false;
    return marksOnly !== true || collection === undefined || isMarked(collection);
  };
  // The functions are one object for all maps of the page.
  painter.drawFunctions = {
    ...all,
    sky: nothing,
    circle: (tiles, layer, ...how) => isSeen(layer) && all.circle(tiles, layer, ...how),
    line: (by, tiles, layer, ...how) => isSeen(layer) && all.line(by, tiles, layer, ...how),
    symbol: (by, tiles, layer, ...how) => isSeen(layer) && all.symbol(by, tiles, layer, ...how),
    fill: (by, tiles, layer, ...how) => isSeen(layer) && all.fill(by, tiles, layer, ...how),
  };
}

function nothing(): void {}
