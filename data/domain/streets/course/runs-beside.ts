import type { Street, StreetPart } from '../assemble.ts';
import { metresPerDegree } from '../chainage.ts';
import { mainOfSideRoad } from './side-road.ts';

/** A stretch of a part of a street; metres from the part's start. */
export interface Run {
  readonly part: StreetPart;
  readonly from: number;
  readonly to: number;
  /** It runs beside another stretch of the same street, which is counted in its place. */
  readonly isBeside: boolean;
}

/** Metres between the places at which a street is looked at. */
const step = 10;
/** So far apart two carriageways may be, and a side road from the main one, metres between their middles. */
const apart = { carriageway: 60, sideRoad: 100 };
/** Two ways run side by side where they differ by no more than this; cosine of 35 degrees. */
const parallel = 0.82;
/** A stretch shorter than this between two that are decided goes with them, metres: where carriageways part and meet. */
const short = 80;

interface Sample {
  readonly part: StreetPart;
  readonly at: number;
  /** Metres east and north of the street's first place. */
  readonly x: number;
  readonly y: number;
  /** The way the part runs there, a unit vector. */
  readonly wayX: number;
  readonly wayY: number;
  readonly isOneWay: boolean;
  readonly isSideRoad: boolean;
}

/**
 * Which stretches of a street run beside others of it. The main road is counted before its side roads and the longer part
 * before the shorter. Only what is driven one way, or is a side road, can run beside: two legs of a hairpin are both the
 * street, however near to each other. On one part (out on one carriageway and back on the other) the ways must be opposite.
 */
export function runsBeside(street: Street): Run[] {
  const origin = street.parts[0]!.measured.line[0]!;
  const scale = metresPerDegree(origin[1]!);
  const sampled = street.parts.map((part) => samplesOf(part, origin, scale));
  const order = [...sampled].sort((a, b) => Number(a[0]!.isSideRoad) - Number(b[0]!.isSideRoad));
  const counted = new Map<string, Sample[]>();
  const decided = new Map<StreetPart, { isBeside: boolean[]; isNear: boolean[] }>();
  for (const samples of order) {
    const isBeside: boolean[] = [];
    const isNear: boolean[] = [];
    for (const [i, sample] of samples.entries()) {
      const found = besideOf(sample, counted);
      isBeside[i] = found.beside !== undefined;
      isNear[i] = isBeside[i] || found.isNear;
      // A part may come back beside itself, so that each place counts as soon as it is known to.
      if (!isBeside[i]) keep(counted, sample);
      if (isBeside[i] && isBeside[i - 1] === false && found.beside!.part === sample.part) {
        leaveOutTurn(samples, isBeside, isNear, found.beside!, i);
      }
    }
    decided.set(samples[0]!.part, { isBeside, isNear });
  }
  return sampled.flatMap((samples) => {
    const { isBeside, isNear } = decided.get(samples[0]!.part)!;
    return runsOf(samples, smoothed(isBeside, isNear));
  });
}

function samplesOf(part: StreetPart, origin: readonly number[], [perLng, perLat]: readonly [number, number]): Sample[] {
  const { line, at, length } = part.measured;
  const samples: Sample[] = [];
  let segment = 1;
  let placed = 0;
  const count = Math.max(2, Math.ceil(length / step) + 1);
  for (let i = 0; i < count; i++) {
    const here = (length * i) / (count - 1);
    while (segment < line.length - 1 && at[segment]! < here) segment++;
    while (placed < part.sections.length - 1 && part.sections[placed]!.to - part.begin < here) placed++;
    const [a, b] = [line[segment - 1]!, line[segment]!];
    const t = (here - at[segment - 1]!) / (at[segment]! - at[segment - 1]! || 1);
    const [east, north] = [(b[0]! - a[0]!) * perLng, (b[1]! - a[1]!) * perLat];
    const size = Math.hypot(east, north) || 1;
    const { section } = part.sections[placed]!;
    samples.push({
      part,
      at: here,
      x: (a[0]! + t * (b[0]! - a[0]!) - origin[0]!) * perLng,
      y: (a[1]! + t * (b[1]! - a[1]!) - origin[1]!) * perLat,
      wayX: east / size,
      wayY: north / size,
      isOneWay: section.oneway === true,
      isSideRoad: mainOfSideRoad(section.name!) !== undefined,
    });
  }
  return samples;
}

const cellOf = (x: number, y: number): string => `${Math.floor(x / apart.sideRoad)} ${Math.floor(y / apart.sideRoad)}`;

function keep(counted: Map<string, Sample[]>, sample: Sample): void {
  const cell = cellOf(sample.x, sample.y);
  const known = counted.get(cell);
  if (known === undefined) counted.set(cell, [sample]);
  else known.push(sample);
}

/** Where one carriageway turns round into the other, the turn itself is no length of the street. */
function leaveOutTurn(
  samples: readonly Sample[],
  isBeside: boolean[],
  isNear: boolean[],
  opposite: Sample,
  end: number,
): void {
  if (samples[end]!.at - opposite.at > 2 * apart.carriageway) return;
  const from = samples.indexOf(opposite) + 1;
  isBeside.fill(true, from, end);
  isNear.fill(true, from, end);
}

/** The counted place that one runs beside; `isNear`: one is near without running the same way (where ways part, half round a roundabout). */
function besideOf(
  sample: Sample,
  counted: ReadonlyMap<string, Sample[]>,
): { readonly beside?: Sample; readonly isNear: boolean } {
  if (!sample.isOneWay && !sample.isSideRoad) return { isNear: false };
  let isNear = false;
  for (const dx of [-1, 0, 1]) {
    for (const dy of [-1, 0, 1]) {
      const cell = cellOf(sample.x + dx * apart.sideRoad, sample.y + dy * apart.sideRoad);
      for (const other of counted.get(cell) ?? []) {
        const found = relation(sample, other);
        if (found === 'beside') return { beside: other, isNear: true };
        isNear ||= found === 'near';
      }
    }
  }
  return { isNear };
}

function relation(sample: Sample, other: Sample): 'beside' | 'near' | undefined {
  const [east, north] = [sample.x - other.x, sample.y - other.y];
  const most = sample.isSideRoad !== other.isSideRoad ? apart.sideRoad : apart.carriageway;
  const along = Math.abs(east * other.wayX + north * other.wayY);
  const across = Math.abs(east * other.wayY - north * other.wayX);
  if (across > most || Math.hypot(east, north) > most) return undefined;
  const turn = sample.wayX * other.wayX + sample.wayY * other.wayY;
  if (sample.part === other.part) return turn < -parallel && along <= step ? 'beside' : undefined;
  const mayBeBeside = sample.isSideRoad || other.isOneWay;
  return mayBeBeside && Math.abs(turn) >= parallel && along <= step ? 'beside' : 'near';
}

/** Short stretches go with what lies before and behind them: counted ones only where all of them is near to what counts. */
function smoothed(isBeside: readonly boolean[], isNear: readonly boolean[]): boolean[] {
  const smooth = [...isBeside];
  for (const wanted of [true, false]) {
    for (let i = 0; i < smooth.length;) {
      let end = i;
      while (end < smooth.length && smooth[end] === smooth[i]) end++;
      const isShort = (end - i) * step < short;
      const isBetween = i > 0 && end < smooth.length;
      const isAll = i === 0 && end === smooth.length;
      const isAtEnd = !isBetween && !isAll;
      const may = wanted
        ? !smooth[i] && isNear.slice(i, end).every(Boolean) && (isBetween || isAtEnd || isAll)
        : smooth[i] === true && !isAll && isBetween && (end - i) * step < short / 2;
      if ((isShort || isAll) && may) smooth.fill(wanted, i, end);
      i = end;
    }
  }
  return smooth;
}

function runsOf(samples: readonly Sample[], isBeside: readonly boolean[]): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < samples.length;) {
    let end = i;
    while (end < samples.length && isBeside[end] === isBeside[i]) end++;
    const from = runs.at(-1)?.to ?? 0;
    const isLast = end === samples.length;
    const to = isLast ? samples[0]!.part.measured.length : (samples[end - 1]!.at + samples[end]!.at) / 2;
    runs.push({ part: samples[0]!.part, from, to, isBeside: isBeside[i]! });
    i = end;
  }
  return runs;
}
