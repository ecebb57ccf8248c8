import { parentPort } from 'node:worker_threads';
import { buildingMatrix } from '#domain/network/travel-matrix.ts';
import { shortestPath } from '#domain/network/travel-route.ts';
import { stopsOn, type FindStop } from '#domain/network/travel-spots.ts';
import { travelNetwork, type TravelNetwork, type TravelWay } from '#domain/network/travel.ts';
import { inSlices } from '../store/in-slices.ts';
import type { PackedRoads, TravelOrder, TravelWord } from './orders.ts';

// The thread that holds the roads as a network and goes over it; the process asks and is never held up.

let network: TravelNetwork = travelNetwork([]);
let find: FindStop = stopsOn(network);
const dropped = new Set<number>();

parentPort!.on('message', (order: TravelOrder) => {
  if (order.kind === 'roads') {
    network = travelNetwork(unpacked(order.roads));
    find = stopsOn(network);
    return;
  }
  if (order.kind === 'drop') {
    dropped.add(order.number);
    return;
  }
  const { number } = order;
  answer(order).then(
    (word) => {
      dropped.delete(number);
      if (word !== undefined) tell(word);
    },
    (error: unknown) => tell({ number, failed: error as Error }),
  );
});

async function answer(order: Exclude<TravelOrder, { kind: 'roads' | 'drop' }>): Promise<TravelWord | undefined> {
  const { number, vehicle } = order;
  if (order.kind === 'route') return { number, route: shortestPath(network, order.from, order.to, vehicle, find) };
  const matrix = await inSlices(untilDropped(buildingMatrix(network, find, order.places, [vehicle]), number));
  return matrix === undefined ? undefined : { number, matrix };
}

/** The same work, ended early with nothing where nobody waits for it any more. */
function* untilDropped<T>(work: Generator<unknown, T>, number: number): Generator<unknown, T | undefined> {
  for (;;) {
    if (dropped.has(number)) return undefined;
    const step = work.next();
    if (step.done === true) return step.value;
    yield;
  }
}

function tell(word: TravelWord): void {
  const rows = 'matrix' in word ? Object.values(word.matrix.seconds).map(({ buffer }) => buffer as ArrayBuffer) : [];
  parentPort!.postMessage(word, rows);
}

function unpacked({ places, counts, classes, oneway }: PackedRoads): TravelWay[] {
  let at = 0;
  return classes.map((roadClass, i) => {
    const line = Array.from({ length: counts[i]! }, (_, k) => [places[at + 2 * k]!, places[at + 2 * k + 1]!]);
    at += 2 * counts[i]!;
    return { line, class: roadClass, oneway: oneway[i] === 1 };
  });
}
