import { shareAmongCommunities } from './communities.ts';
import type { HotSeries } from './cases/hot-series.ts';
import { plantedGround } from './cases/planted.ts';
import type { Spot } from './cases/spots.ts';
import { drawGround, type Ground } from './ground/blocks.ts';
import { drawCells, type CellGrid } from './ground/cells.ts';
import type { Point } from '#domain/geometry/lattice.ts';
import { locatorFor, type Locator } from './ground/locate.ts';
import { drawPlaces, type Places } from './places.ts';
import { drawSections, type Section } from './sections.ts';
import { Settler } from './settle.ts';
import type { Setting } from './setting.ts';
import { cellCodes } from './unit-cells.ts';
import { drawWaters, type RiverStretch } from './waters.ts';
import { planZones, type ZonePlan } from './zone-plan.ts';

/** The whole drawing that features and cases are made from. */
export interface City {
  readonly setting: Setting;
  readonly ground: Ground;
  readonly grid: CellGrid;
  readonly locator: Locator;
  /** For each block the index of its community. */
  readonly communityOf: readonly number[];
  /** For each cell its identifier and community. */
  readonly codes: readonly { readonly community: number; readonly code: string }[];
  readonly sections: readonly Section[];
  readonly waters: readonly RiverStretch[];
  readonly zonePlan: ZonePlan;
  readonly places: Places;
  readonly plantedSpots: {
    readonly trend: Spot;
    readonly repeated: Spot;
    readonly stall: Spot;
    readonly hot: ReadonlyMap<HotSeries, readonly Spot[]>;
  };
  /** Ground that ordinary cases keep away from, so that what is planted there stays known; radius in metres. */
  readonly keepClear: readonly { readonly at: Point; readonly radius: number }[];
}

/** Draws the city; the ground is the same for every seed, what stands on it is not. */
export function drawCity(setting: Setting): City {
  const ground = drawGround();
  const grid = drawCells(ground.outline);
  const locator = locatorFor(grid, ground.blocks);
  const communityOf = shareAmongCommunities(ground.blocks);
  const codes = cellCodes(grid, locator, communityOf);
  const sections = drawSections();
  const waters = drawWaters();
  const cellCommunity = codes.map(({ community }) => community);
  const places = drawPlaces(new Settler(locator), ground.blocks, setting);
  const { spots, keepClear } = plantedGround(sections, places.stallZones, setting);
  return {
    setting,
    ground,
    grid,
    locator,
    communityOf,
    codes,
    sections,
    waters,
    zonePlan: planZones(ground.blocks, communityOf, grid, cellCommunity, waters),
    places,
    plantedSpots: spots,
    keepClear,
  };
}
