import { formatDay, parseDay } from '#domain/calendar/work-calendar.ts';
import { unitsPerDegree, type Point } from '#domain/geometry/lattice.ts';
import { arcKey, type Arc } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta } from '../coverage/delta.ts';

/** One thing that keeps a delta from being an edit at all, as a JSON Pointer into it. */
export interface DeltaFormFault {
  readonly pointer: string;
  readonly detail: string;
}

/** Places of one arc, and of all arcs an edit puts in. A border of a city's district has some thousands. */
export const mostPlaces = { arc: 20_000, edit: 200_000 };

/** Squares of a grid of about 300 m that an edit's borders may lie in, each piece counted with its box: some of them are far too long. */
const mostSquares = 500_000;
const square = 2 ** 15;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const disputed = /^disputed-\d{1,9}$/;

/**
 * Holds a delta of a stranger against its form, whatever coverage it is for: places on the earth, arcs that are lines, each
 * thing said once. What it does to the coverage is for `Coverage.apply` and `checkAround`.
 */
export function deltaFormFaults({ removed, added, grounds }: CoverageDelta): DeltaFormFault[] {
  const faults: DeltaFormFault[] = [];
  if (removed.length + added.length + grounds.length === 0) {
    faults.push({ pointer: '', detail: 'would change nothing' });
  }
  for (const [name, arcs] of [
    ['removed', removed],
    ['added', added],
  ] as const) {
    faults.push(...arcFaults(arcs, name));
  }
  const lines = new Set<string>();
  for (const [i, { id, before, after }] of grounds.entries()) {
    if (lines.has(id)) faults.push({ pointer: `/grounds/${i}/id`, detail: 'is in this edit already' });
    lines.add(id);
    if (before === null && after === null) {
      faults.push({ pointer: `/grounds/${i}`, detail: 'neither was there nor shall be' });
    }
    const limit = after?.is === 'zone' ? after.content.timeLimit : undefined;
    if (limit !== undefined && !isDay(limit)) {
      faults.push({ pointer: `/grounds/${i}/after/content/timeLimit`, detail: 'is no day of the calendar' });
    }
  }
  return faults;
}

/**
 * Ids that an edit may give to new ground, or to ground that becomes another thing: what a program makes at random, so that
 * no two zones ever share one.
 * @param isWayBack undo and redo bring back what was there, whatever it is called
 */
export function newIdFaults({ grounds }: CoverageDelta, isWayBack: boolean): DeltaFormFault[] {
  if (isWayBack) return [];
  return grounds.flatMap(({ id, before, after }, i) => {
    if (after === null || before?.is === after.is || uuid.test(id)) return [];
    if (after.is === 'disputed' && disputed.test(id)) return [];
    return [{ pointer: `/grounds/${i}/id`, detail: 'must be a UUID in small letters: it names the ground for ever' }];
  });
}

/** Whether an edit would leave a coverage wider than predicates are exact for. */
export function reachesTooFar(coverage: Coverage, { added }: CoverageDelta, widest: number): boolean {
  const places = added.flatMap(({ points }) => points);
  if (places.length === 0) return false;
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const arcs of [added, coverage.arcs()]) {
    for (const { points } of arcs) {
      for (const [x, y] of points) {
        if (x < box.minX) box.minX = x;
        if (x > box.maxX) box.maxX = x;
        if (y < box.minY) box.minY = y;
        if (y > box.maxY) box.maxY = y;
      }
    }
  }
  return box.maxX - box.minX > widest || box.maxY - box.minY > widest;
}

function arcFaults(arcs: readonly Arc[], name: string): DeltaFormFault[] {
  const faults: DeltaFormFault[] = [];
  const keys = new Set<string>();
  let places = 0;
  let squares = 0;
  for (const [i, arc] of arcs.entries()) {
    const pointer = `/${name}/${i}`;
    const { points, left, right } = arc;
    places += points.length;
    if (points.length < 2 || points.length > mostPlaces.arc) {
      faults.push({ pointer, detail: `must have from 2 to ${mostPlaces.arc} places` });
      continue;
    }
    if (!points.every(isOnEarth)) faults.push({ pointer, detail: 'leaves the earth: places are units of 1e-7 degree' });
    else squares += squaresAbout(points);
    if (left === right) faults.push({ pointer, detail: 'has the same owner on both sides' });
    if (keys.has(arcKey(arc))) faults.push({ pointer, detail: 'is in this edit already' });
    keys.add(arcKey(arc));
  }
  if (places > mostPlaces.edit) {
    faults.push({ pointer: `/${name}`, detail: `has ${places} places; an edit has at most ${mostPlaces.edit}` });
  }
  if (squares > mostSquares) {
    faults.push({
      pointer: `/${name}`,
      detail: 'has pieces of border that are too long: divide them, or make several edits',
    });
  }
  return faults;
}

/** Squares of the grid that the boxes of a border's pieces take up: what keeping and checking it costs. */
function squaresAbout(points: readonly Point[]): number {
  let squares = 0;
  for (let i = 1; i < points.length; i++) {
    const [[ax, ay], [bx, by]] = [points[i - 1]!, points[i]!];
    squares += (1 + Math.abs(bx - ax) / square) * (1 + Math.abs(by - ay) / square);
  }
  return squares;
}

function isDay(text: string): boolean {
  const day = parseDay(text);
  return !Number.isNaN(day) && formatDay(day) === text;
}

function isOnEarth([x, y]: Point): boolean {
  return (
    Number.isInteger(x) &&
    Number.isInteger(y) &&
    Math.abs(x) <= 180 * unitsPerDegree &&
    Math.abs(y) <= 90 * unitsPerDegree
  );
}
