import { basename } from 'node:path';
import type { Words } from '#domain/collection.ts';

/**
 * What the page calls the city.
 * @param city the setting SHIRONG_CITY: the sample, an empty city, or a folder (known by its own name)
 */
export function cityName(city: string): Words {
  if (city === 'taizhou') return { zh: '泰州', en: 'Taizhou' };
  if (city === 'empty') return { zh: '空白城市', en: 'Empty city' };
  return { zh: basename(city), en: basename(city) };
}
