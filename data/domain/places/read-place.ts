import type { Side } from '#domain/streets/side.ts';
import { chineseNumber } from './chinese-number.ts';

/** A text read as a place: names, and where it lies from them. Several readings of one text are possible. */
export interface PlaceReading {
  /** What is left of the names, as typed but for width and case: a road, a road and a crossing road, a place. */
  readonly names: string;
  /** It spoke of a crossing: 口, 交叉口. */
  readonly atCrossing: boolean;
  readonly towards?: Side;
  readonly metres?: number;
  readonly side?: Side;
}

const compass: Readonly<Record<string, Side>> = { 东: 'east', 南: 'south', 西: 'west', 北: 'north' };

/** No place is told from farther off, metres. */
const farthest = 100_000;

const lead = '(?:(?:起|处)? ?(?:以|向|往|朝) ?)?';
const way = '([东南西北]) ?(?:面|边|侧|方向|方)? ?';
const amount = '(?:距离?|约|大约)? ?(\\d+(?:\\.\\d+)?) ?';
const unit = '(公里|千米|km|米|公尺|m)';
/** The unit may be missing behind a direction: 南80, but not 南80号. */
const distance = new RegExp(`${lead}(?:${way})?${amount}${unit}|${lead}${way}${amount}(?![号弄幢栋室-]|[\\d.])`);
const sideBehind =
  /^ ?(?:处|附近|左右|的)? ?(?:路|街|道|马路|大道)?的? ?([东南西北])(?![一-龥]*[路街道巷])(?:侧|边|面)?/;
const sideAtEnd = /^(.+?)( ?)(路|街|道|大道|马路)?的?([东南西北])(侧|边|面|半幅)?$/;
const crossing = /(?:的|处)? ?(?:交叉路口|十字路口|丁字路口|交叉口|交汇处|交界处|交汇口|交口|路口|口)(?:处|附近|的)?$/;

/**
 * Reads a place as it is typed in a hurry: “坡子街人民路口向南80米路东”, full or half width, 米 or m, 八十米. The names are left to
 * whoever knows them.
 * @returns readings, the likeliest first; none of an empty text
 */
export function readPlace(text: string): PlaceReading[] {
  const typed = plain(text);
  if (typed === '') return [];
  const found = distance.exec(typed);
  if (found === null) return [...heads(typed, {}), ...withSide(typed)];
  const [whole] = found;
  const [towards, said, measure] = found[2] === undefined ? [found[4], found[5], undefined] : found.slice(1);
  const side = sideBehind.exec(typed.slice(found.index + whole.length))?.[1];
  const metres = Number(said) * (measure === '公里' || measure === '千米' || measure === 'km' ? 1000 : 1);
  if (metres > farthest) return [];
  return heads(typed.slice(0, found.index), {
    metres,
    ...(towards !== undefined && { towards: compass[towards]! }),
    ...(side !== undefined && { side: compass[side]! }),
  });
}

/** One width, one case, one sign between parts, digits before metres; what stands in brackets is no part of the name. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(/[\s,，。、;；:：/|·]+/g, ' ')
    .replace(/[〇零一二两三四五六七八九十百]+(?= ?(?:公里|千米|米|公尺|m))/g, (said) =>
      String(chineseNumber(said) ?? said),
    )
    .trim();
}

type Tail = Omit<PlaceReading, 'names' | 'atCrossing'>;

/** What the names may be: all of it, or without the word for a crossing, which may hold the last sign of a name (人民|路口). */
function heads(head: string, tail: Tail): PlaceReading[] {
  const names = head.trim();
  if (names === '') return [];
  const cut = crossing.exec(names);
  const whole = { names, atCrossing: false, ...tail };
  if (cut === null || cut.index === 0) return [whole];
  const before = names.slice(0, cut.index);
  const kept = cut[0].trim().startsWith('路口') ? [`${before}路`, before] : [before];
  return [...kept.map((name) => ({ names: name.trim(), atCrossing: true, ...tail })), whole];
}

/** A side of the road without a distance: 坡子街路东, 人民路东侧. */
function withSide(typed: string): PlaceReading[] {
  const cut = sideAtEnd.exec(typed);
  if (cut === null) return [];
  const [, before, , road = '', side] = cut;
  const tail = { side: compass[side!]! };
  return [...heads(`${before!}${road}`, tail), ...(road === '' ? [] : heads(before!, tail))];
}
