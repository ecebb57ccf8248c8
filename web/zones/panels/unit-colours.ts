import type { Theme } from '../../map/contract.ts';
import type { Tint } from '../desk.ts';

/**
 * Hues that stay apart with any common colour blindness (after Okabe and Ito), on light and on dark ground. Neighbours
 * in the list differ in lightness too.
 */
const hues: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#0072b2', '#e69f00', '#007a5a', '#cc79a7', '#6b4c00', '#56b4e9', '#c4450c', '#5b3fae'],
  dark: ['#56a8e0', '#f0b93a', '#2fc79a', '#e3a0c4', '#b58f4a', '#9ad2f5', '#f08a5a', '#b3a5ff'],
};

/** How units are told on the map and in the legend, the same for the same list; colours come round again, letters do not. */
export function unitMarks(units: Iterable<string>, theme: Theme): ReadonlyMap<string, Tint> {
  const names = [...new Set(units)].filter((unit) => unit !== '').sort((p, q) => p.localeCompare(q, 'zh-CN'));
  const colours = hues[theme];
  return new Map(
    names.map((name, place) => [name, { colour: colours[place % colours.length]!, letter: letterOf(place) }]),
  );
}

/** A to Z, then AA, AB ... */
function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterOf(Math.floor(place / 26) - 1) + last;
}
