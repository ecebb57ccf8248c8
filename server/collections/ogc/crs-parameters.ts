import { boxInDegrees } from '#domain/geometry/crs/box.ts';
import { crs84, crsOf, systems, type Crs } from '#domain/geometry/crs/crs.ts';
import type { BboxParameter, Parameters } from '../../http/parameters.ts';

/** What is said of a CRS that is not served. */
export function notServed(uri: string): string {
  return `names a CRS that is not served here: "${uri}". Served: ${systems.map((crs) => crs.uri).join(', ')}`;
}

/** The CRS a parameter names; CRS84 where it is absent, or after noting the fault. */
export function readCrs(parameters: Parameters, name: 'crs' | 'bbox-crs'): Crs {
  const uri = parameters.text(name);
  if (uri === undefined) return crs84;
  const crs = crsOf(uri);
  if (crs === undefined) parameters.fault(name, notServed(uri));
  return crs ?? crs84;
}

/**
 * Reads `bbox` by `bbox-crs`. A box of EPSG:4549 is taken as the box in degrees that surrounds it: nothing in it is
 * missed, and along its edges, which are curves in degrees, a little more is found (a metre in a kilometre at the city's
 * edge).
 * @returns [west, south, east, north] in degrees; west beyond east across the 180th meridian
 */
export function readBox(parameters: Parameters): BboxParameter | undefined {
  const crs = readCrs(parameters, 'bbox-crs');
  if (crs === crs84) return parameters.bbox('bbox', 'antimeridian');
  const raw = parameters.text('bbox');
  if (raw === undefined) return undefined;
  const [first, second] = crs.axes;
  const parts = raw.split(',').map((part) => (number.test(part.trim()) ? Number(part) : NaN));
  if ((parts.length !== 4 && parts.length !== 6) || !parts.every(Number.isFinite)) {
    const order = `least ${first}, least ${second}, greatest ${first}, greatest ${second}`;
    parameters.fault('bbox', `must be four (or, with heights, six) numbers in this CRS: ${order}; not "${raw}"`);
    return undefined;
  }
  const at = parts.length === 4 ? 2 : 3;
  const [a0, b0, a1, b1] = [parts[0]!, parts[1]!, parts[at]!, parts[at + 1]!];
  if (at === 3 && parts[2]! > parts[5]!) parameters.fault('bbox', 'has its bottom above its top');
  else if (a0 > a1) parameters.fault('bbox', `has its least ${first} above its greatest`);
  else if (b0 > b1 && second !== 'longitude') parameters.fault('bbox', `has its least ${second} above its greatest`);
  else {
    const box = boxInDegrees([a0, b0, a1, b1], crs);
    if (box === undefined) parameters.fault('bbox', `reaches beyond where this CRS holds (axes: ${first}, ${second})`);
    return box;
  }
  return undefined;
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
