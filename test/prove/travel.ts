import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { FeatureCollection, LineString } from 'geojson';
import { buildingMatrix, type Place } from '#domain/network/travel-matrix.ts';
import { stopsOn } from '#domain/network/travel-spots.ts';
import { travelNetwork, type TravelWay } from '#domain/network/travel.ts';
import { vehicles, type Vehicle } from '#domain/people/crew.ts';
import type { RoadClass } from '#domain/roads/collection.ts';
import { roadFromOsm } from '#domain/roads/from-osm.ts';
import { heldAgainstPlain } from '../worlds/plain-travel.ts';
import { chanceOf } from '../worlds/random-coverage.ts';

/**
 * Holds the quickest ways and travel times of all vehicles on real street lines (OpenStreetMap's tags in GeoJSON), one-ways
 * included, against Dijkstra done plainly.
 * @param args `--file PATH`, `--seed N`, `--places N` (all pairs of so many random places, 120)
 * @throws Error where any time or way differs
 */
export async function prove(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      file: { type: 'string' },
      seed: { type: 'string', default: '1' },
      places: { type: 'string', default: '120' },
    },
  });
  if (values.file === undefined) throw new Error('--file PATH is missing: a FeatureCollection of street lines.');
  const drawn = JSON.parse(await readFile(values.file, 'utf8')) as FeatureCollection<LineString>;
  const ways = drawn.features.map(({ properties, geometry }): TravelWay => {
    const road = roadFromOsm(properties ?? {});
    return { line: geometry.coordinates, class: road['class'] as RoadClass, oneway: road['oneway'] === true };
  });
  const network = travelNetwork(ways);
  say(
    `${ways.length} lines, ${ways.filter(({ oneway }) => oneway === true).length} one-way; ${network.network.nodeCount} nodes, ${network.network.edgeCount} edges`,
  );
  const chance = chanceOf(Number(values.seed));
  const faults: string[] = [];
  for (const vehicle of Object.keys(vehicles) as Vehicle[]) {
    const held = heldAgainstPlain(ways, vehicle, Number(values.places), chance);
    say(`${vehicle}: ${held.pairs} pairs, ${held.unreachable} without a way, ${held.faults.length} faults`);
    faults.push(...held.faults);
  }
  say(`matrix of 2100 places by car: ${matrixMs(ways, chance).toFixed(0)} ms`);
  for (const fault of faults.slice(0, 50)) say(`FAULT ${fault}`);
  if (faults.length > 0) throw new Error(`${faults.length} faults.`);
  say('no fault');
}

function matrixMs(ways: readonly TravelWay[], chance: () => number): number {
  const network = travelNetwork(ways);
  const find = stopsOn(network);
  const places = Array.from({ length: 2100 }, (): Place => {
    const { line } = ways[Math.floor(chance() * ways.length)]!;
    const [x, y] = line[Math.floor(chance() * line.length)]!;
    return [x!, y!];
  });
  const begun = performance.now();
  for (const step of buildingMatrix(network, find, places, ['car'])) void step;
  return performance.now() - begun;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
