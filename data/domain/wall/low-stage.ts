import { grid } from './grid.ts';
import type { PanelKind } from './panel-kinds.ts';
import type { PixelRect, PixelSize } from './part-of-wall.ts';
import type { TextPixels } from './readable.ts';
import type { Scene, ScenePanel } from './scene.ts';

/** Where the parts of a scene stand while some of its panels have their turn; pixels of the stage. */
export interface StageTurn {
  /** Absent: the map is out of sight meanwhile. */
  readonly map?: PixelRect;
  /** By the panel's id; those that are not named have their turn later. */
  readonly panels: ReadonlyMap<string, PixelRect>;
}

/** How long a turn is, milliseconds: two pages of a list. */
const turnMs = 24_000;
/** A stage so high in lines of body text shows a scene as it was composed, whatever its panels then leave out. */
const highEms = 24;
/** So wide at least a panel stands here, and the map, ems. */
const [columnEms, mapEms] = [15.5, 12];

/** The least height at which a panel says something, with its frame, ems. */
const leastEms: { readonly [K in PanelKind]: number } = {
  ...{ five: 5.6, second: 5.55, headline: 3.2, legend: 5, phase: 5.1 },
  ...{ deadlines: 6.3, newest: 4.9, hotspots: 7.6, rates: 6.3, illegal: 7.2 },
  ...{ actions: 7.8, roads: 8.9, crews: 6.4, checks: 6.4, communities: 6.4 },
};

/**
 * Where a scene's parts stand on a stage that is so low, or read from so far, that text as high as it must be leaves no room
 * for them as composed: the five figures above, the map at the left, and beside it the panels in columns; what finds no room
 * has its turn later.
 * @param stage pixels of the screen below its header
 * @returns undefined where the scene stands as it was composed
 */
export function turnsOnLowStage(scene: Scene, stage: PixelSize, text: TextPixels): StageTurn[] | undefined {
  const [width, height] = [stage.width / text.body, stage.height / text.body];
  const isCrowded = scene.panels.some(
    (panel) =>
      (panel.height * height) / grid.rows < leastHeight(panel, (panel.width * width) / grid.columns, text) - 0.05,
  );
  if (height >= highEms || !isCrowded) return undefined;
  const five = scene.panels.find(({ kind }) => kind === 'five');
  const others = scene.panels.filter((panel) => panel !== five);
  const fiveEms = five === undefined ? 0 : leastHeight(five, width, text);
  // Figures that would take more than half of the screen have it whole for their turn.
  const isAbove = fiveEms <= height / 2;
  const top = isAbove ? fiveEms : 0;
  const room = Math.max(1, Math.floor((width - (scene.map ? mapEms : 0)) / columnEms));
  const columns = packed(others, height - top);
  const turns = Math.max(1, Math.ceil(columns.length / room));
  const each = Math.ceil(columns.length / turns);
  const left = scene.map ? Math.max(mapEms, width - Math.min(room, each) * (columnEms + 2)) : 0;
  const rect = rectOf(text.body, stage);
  const map = scene.map && rect(0, top, columns.length === 0 ? width : left, height);
  const fiveAbove = five && isAbove && ([[five.id, rect(0, 0, width, top)]] as const);
  const shown = Array.from({ length: turns }, (_, turn): StageTurn => {
    const own = columns.slice(turn * each, (turn + 1) * each);
    const wide = (width - left) / own.length;
    const panels = own.flatMap((column, place) => {
      const least = column.reduce((sum, { ems }) => sum + ems, 0);
      let y = top;
      return column.map(({ id, ems }) => {
        const from = y;
        y += ((height - top) * ems) / least;
        return [id, rect(left + place * wide, from, left + (place + 1) * wide, y)] as const;
      });
    });
    return { ...(map && { map }), panels: new Map([...(fiveAbove || []), ...panels]) };
  });
  if (five === undefined || isAbove) return shown;
  return [{ panels: new Map([[five.id, rect(0, 0, width, height)]]) }, ...shown];
}

/** Whose turn it is, the same on every screen. @param now epoch milliseconds of the server */
export function turnAt(turns: number, now: number): { readonly turn: number; readonly until?: number } {
  if (turns <= 1) return { turn: 0 };
  const step = Math.floor(now / turnMs);
  return { turn: step % turns, until: (step + 1) * turnMs };
}

/** @param width of the panel, ems */
function leastHeight({ kind }: Pick<ScenePanel, 'kind'>, width: number, text: TextPixels): number {
  const figure = (1.15 * text.figures) / text.body;
  if (kind === 'five') {
    const across = Math.max(1, Math.min(5, Math.floor((width - 0.2) / ((2.75 * text.figures) / text.body + 0.8))));
    return 0.8 + Math.ceil(5 / across) * (1.25 + figure);
  }
  // Three figures with their names, beside each other where that is wide enough.
  if (kind === 'second') return width >= 24 ? 3.2 : leastEms.second;
  return leastEms[kind];
}

interface Packed {
  readonly id: string;
  readonly ems: number;
}

/** Panels under each other in columns, each in the first that has room for it. @param height of a column, ems */
function packed(panels: readonly ScenePanel[], height: number): Packed[][] {
  const columns: Packed[][] = [];
  for (const panel of panels) {
    const ems = leastEms[panel.kind];
    const free = columns.find((column) => column.reduce((sum, one) => sum + one.ems, ems) <= height);
    if (free) free.push({ id: panel.id, ems });
    else columns.push([{ id: panel.id, ems }]);
  }
  return columns;
}

/** Edges on whole pixels, so that parts beside each other join. */
function rectOf(body: number, stage: PixelSize) {
  return (left: number, top: number, right: number, bottom: number): PixelRect => {
    const [x, y] = [Math.round(left * body), Math.round(top * body)];
    const width = Math.min(stage.width, Math.round(right * body)) - x;
    return { left: x, top: y, width, height: Math.min(stage.height, Math.round(bottom * body)) - y };
  };
}
