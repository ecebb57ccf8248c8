import { usualScreen } from '#domain/wall/least-cells.ts';
import type { Screen } from '#domain/wall/screen.ts';
import type { Slot } from '#domain/wall/showing.ts';
import type { Wall } from '#domain/wall/wall.ts';
import type { OwnSearch } from '../../state/own-search.ts';
import type { WallRecords } from './use-wall-records.ts';
import type { ScreenRole } from './wall-screen.tsx';

/** A screen that is no part of a wall. */
const alone: Omit<Wall, 'name'> = { columns: 1, rows: 1, mode: 'each', shows: [], alarmSound: false, alarmFly: false };

/** Which screen an address says that this page is; undefined where it says none that there is. */
export function roleOf(own: OwnSearch, records: WallRecords, isDisplay: boolean, now: number): ScreenRole | undefined {
  const { screen: screenId, scene, wall: wallId } = own;
  const base = {
    screen: undefined,
    wallId: undefined,
    slot: undefined,
    isDisplay: false,
    shift: shiftOf(own['at'], now),
  };
  if (scene !== undefined) {
    if (!records.scenes.some(({ id }) => id === scene)) return undefined;
    return { ...base, ...sizeOf(own), wall: { ...alone, name: '', pinned: scene } };
  }
  if (screenId !== undefined) {
    const screen = records.screens.get(screenId);
    if (screen === undefined) return undefined;
    const { heightMetres, distanceMetres, column, row } = screen;
    const placed = screen.wall === undefined ? undefined : records.walls.get(screen.wall);
    // Where nobody said yet where it hangs it shows the first wall's rotation, as a screen of its own.
    const [first] = records.walls;
    const [ofWall, wall] = placed === undefined ? (first ?? [undefined, rotationOf(records)]) : [screen.wall, placed];
    const slot = placed === undefined || column === undefined || row === undefined ? undefined : { column, row };
    return { ...base, screen: screenId, wallId: ofWall, wall, slot, heightMetres, distanceMetres, isDisplay };
  }
  const wall = wallId === undefined ? undefined : records.walls.get(wallId);
  return wall && { ...base, ...sizeOf(own), wallId, wall, slot: slotOf(own, wall) };
}

/** Before anybody composed a wall its screens show the scenes that ship, one after the other. */
function rotationOf({ scenes }: WallRecords): Wall {
  return { ...alone, name: '', shows: scenes.map(({ id }) => ({ scene: id, seconds: 60 })) };
}

function slotOf(own: OwnSearch, { columns, rows }: Wall): Slot | undefined {
  const [column, row] = [wholeOf(own['column']), wholeOf(own['row'])];
  return column !== undefined && row !== undefined && column < columns && row < rows ? { column, row } : undefined;
}

function wholeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d$/.test(text) ? Number(text) : undefined;
}

function sizeOf(own: OwnSearch): Pick<Screen, 'heightMetres' | 'distanceMetres'> {
  const metres = (text: string | undefined, least: number, most: number, otherwise: number) => {
    const value = Number(text ?? NaN);
    return value >= least && value <= most ? value : otherwise;
  };
  return {
    heightMetres: metres(own['height'], 0.1, 10, usualScreen.heightMetres),
    distanceMetres: metres(own['distance'], 0.3, 50, usualScreen.distanceMetres),
  };
}

/** How far ahead of now a preview begins; it goes on from there. */
function shiftOf(at: string | undefined, now: number): number {
  const instant = Date.parse(at ?? '');
  return Number.isNaN(instant) ? 0 : instant - now;
}
