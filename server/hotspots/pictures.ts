import { weekMatrix } from '#domain/hotspots/matrix.ts';
import { cellDetails } from './cell-details.ts';
import { geoJsonOf } from './geojson.ts';
import { createGrounds } from './grounds.ts';
import type { HotAnswer, HotOrder, HotQuestion } from './orders.ts';
import { chosenOf, makePicture, type Picture } from './picture.ts';
import { firstOf } from './ranking.ts';
import { marketsOf, repeatAnswer, weakOf } from './recurring.ts';

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
    answer(order: HotOrder): HotAnswer {
      const { question, selection } = order;
      // The rule of repeat places knows no cells: none need be counted for it.
      if (question.ask === 'repeat' && selection !== undefined) return repeatAnswer(chosenOf(selection), question);
      return answerOf(pictureOf(order), question);
    },
  };
}

function answerOf(picture: Picture, question: HotQuestion): HotAnswer {
  const { cells, counted } = picture;
  switch (question.ask) {
    case 'cells':
      return { cells: { ...counted, cells } };
    case 'counts': {
      const { counts, cellNumbers } = picture;
      return { counts: question.of.map((id) => counts.period[cellNumbers.get(id) ?? -1] ?? 0), counted };
    }
    case 'body':
      return { body: bytesOf({ ...question.head, ...counted, cells }) };
    case 'details': {
      const chosen = 'first' in question.of ? firstOf(cells, question.of) : named(picture, question.of);
      return { details: cellDetails(picture, chosen), counted };
    }
    case 'members':
      return { members: membersOf(picture, question.of) };
    case 'matrix':
      return { matrix: matrixOf(picture, question.of) };
    case 'geojson':
      return { body: bytesOf(geoJsonOf(picture)) };
    case 'repeat':
      return repeatAnswer(picture, question);
    case 'weak':
      return weakOf(picture, question);
    case 'markets':
      return marketsOf(picture, question);
  }
}

function membersOf({ selection, counts, cellNumbers }: Picture, id: string): number[] {
  const cell = cellNumbers.get(id);
  const found: number[] = [];
  if (cell === undefined) return found;
  for (let i = 0; i < selection.count; i++) if (counts.cellOf[i] === cell) found.push(selection.fid[i]!);
  return found;
}

/** Of all cells, or of one; undefined where there is no such cell. */
function matrixOf({ selection, counts, cellNumbers }: Picture, id: string | undefined): number[][] | undefined {
  const { at, count } = selection;
  const { cellOf } = counts;
  if (id !== undefined) {
    const cell = cellNumbers.get(id);
    return cell === undefined ? undefined : weekMatrix(at, count, { cellOf, cell });
  }
  const outside = weekMatrix(at, count, { cellOf, cell: -1 });
  return weekMatrix(at, count).map((hours, day) => hours.map((n, hour) => n - outside[day]![hour]!));
}

function named({ cells }: Picture, ids: readonly string[]) {
  return cells.filter(({ id }) => ids.includes(id));
}

function bytesOf(content: object): Uint8Array<ArrayBuffer> {
  return encoder.encode(JSON.stringify(content));
}
