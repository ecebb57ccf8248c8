import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { Screen } from './screen.ts';

/** Text is at least the viewing distance divided by these high (practice.md 7): body, and the five figures. */
export interface ReadingParts {
  readonly body: number;
  readonly figures: number;
}

/** Heights of text in pixels of a screen, not rounded. */
export interface TextPixels {
  readonly body: number;
  readonly figures: number;
}

/** What the bureau set, or the settings' defaults. */
export function readingParts(records: RecordsView): ReadingParts {
  const figure = (key: string) => Number(settingOf(records, key).value);
  return { body: figure('wall.bodyPart'), figures: figure('wall.figurePart') };
}

const shippedParts = readingParts({ get: () => undefined, all: () => [] });

/**
 * How high text must be on a screen to be read from where people sit: 63 px body and 197 px figures on a 55-inch 4K screen
 * (0.685 m high, 2160 px) at 5 m.
 * @param pixelsHigh of the screen, as the page counts them
 * @param parts default: those that ship
 */
export function textPixels(
  screen: Pick<Screen, 'heightMetres' | 'distanceMetres'>,
  pixelsHigh: number,
  parts: ReadingParts = shippedParts,
): TextPixels {
  const distance = (screen.distanceMetres / screen.heightMetres) * pixelsHigh;
  return { body: distance / parts.body, figures: distance / parts.figures };
}

/** Whether text is as high as it must be; browsers round to half a pixel and less. */
export function isReadable(pixels: number, least: number): boolean {
  return pixels >= least - 0.5;
}
