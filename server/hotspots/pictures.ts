import { dayOf } from '#domain/calendar/work-calendar.ts';
import { repeatPlaces, type PlacedCase } from '#domain/cases/numbers/repeat-places.ts';
import { latOf, lngOf } from '#domain/geometry/tile.ts';
import { weekMatrix } from '#domain/hotspots/matrix.ts';
import { cellDetails } from './cell-details.ts';
import { geoJsonOf } from './geojson.ts';
import { createGrounds } from './grounds.ts';
import type { HotAnswer, HotOrder, HotQuestion } from './orders.ts';
import { makePicture, type Picture } from './picture.ts';
import { firstOf } from './ranking.ts';
import { marks } from './selection.ts';

/** Pictures held, and cases in them; the one that was asked for longest ago goes first. */
const mostPictures = 8;
const mostCases = 4_000_000;

const encoder = new TextEncoder();

/** What the thread holds: the ground, and the pictures that were made lately, by name. */
export function createPictures() {
  const grounds = createGrounds();
  const pictures = new Map<string, Picture>();

  function pictureOf(order: HotOrder): Picture {
    grounds.take(order);
    const known = pictures.get(order.key);
    pictures.delete(order.key);
    if (known === undefined && order.selection === undefined) throw new Error('Nothing was chosen for this picture.');
    const picture = known ?? makePicture(order.selection!, grounds, order.reckoning);
    pictures.set(order.key, picture);
    let cases = [...pictures.values()].reduce((sum, { selection }) => sum + selection.count, 0);
    for (const [key, { selection }] of pictures) {
      if (key === order.key || (pictures.size <= mostPictures && cases <= mostCases)) break;
      pictures.delete(key);
      cases -= selection.count;
    }
    return picture;
  }

  return {
    /** Names of the ground and the pictures held. */
    holds: (): string[] => [...(grounds.name === undefined ? [] : [grounds.name]), ...pictures.keys()],
    answer: (order: HotOrder): HotAnswer => answerOf(pictureOf(order), order.question),
  };
}

function answerOf(picture: Picture, question: HotQuestion): HotAnswer {
  const { cells, counted, selection, counts, cellNumbers } = picture;
  switch (question.ask) {
    case 'cells':
      return { cells: { ...counted, cells } };
    case 'body':
      return { body: bytesOf({ ...question.head, ...counted, cells }) };
    case 'details': {
      const chosen = 'first' in question.of ? firstOf(cells, question.of.first) : named(picture, question.of);
      return { details: cellDetails(picture, chosen), counted };
    }
    case 'matrix': {
      if (question.of === undefined) return { matrix: weekMatrix(selection.at, selection.count) };
      const cell = cellNumbers.get(question.of);
      if (cell === undefined) return { matrix: undefined };
      return { matrix: weekMatrix(selection.at, selection.count, { cellOf: counts.cellOf, cell }) };
    }
    case 'geojson':
      return { body: bytesOf(geoJsonOf(picture)) };
    case 'repeat': {
      const placed = placedCases(picture, question.since);
      const steps = repeatPlaces(placed, question.limits);
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      return { repeat: step.value.slice(0, question.first), n: step.value.length };
    }
  }
}

function named({ cells }: Picture, ids: readonly string[]) {
  return cells.filter(({ id }) => ids.includes(id));
}

function placedCases({ selection, words }: Picture, since: number): PlacedCase[] {
  const found: PlacedCase[] = [];
  const { fid, x, y, at, classCode, mark } = selection;
  for (let i = 0; i < selection.count; i++) {
    if (at[i]! < since) continue;
    const kind = (mark[i]! & marks.component) === 0 ? 'matter' : 'component';
    found.push({
      id: fid[i]!,
      lon: lngOf(x[i]!),
      lat: latOf(y[i]!),
      kind: `${kind} ${words.classCodes[classCode[i]!]!}`,
      day: dayOf(at[i]! * 1000),
    });
  }
  return found;
}

function bytesOf(content: object): Uint8Array<ArrayBuffer> {
  return encoder.encode(JSON.stringify(content));
}
