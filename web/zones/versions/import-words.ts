import type { TFunction } from 'i18next';

/** Ends of the server's sentences about a feature (server/zones/import-sentences.ts) and their words. */
const problems: ReadonlyArray<readonly [RegExp, string]> = [
  [/is no GeoJSON feature/, 'not-a-feature'],
  [/is neither Polygon nor/, 'not-an-area'],
  [/has a position that is not two numbers/, 'not-a-position'],
  [/has latitude before longitude/, 'swapped'],
  [/lies outside of China/, 'out-of-range'],
  [/does not come back to its first/, 'unclosed'],
  [/has a ring that crosses itself/, 'self-crossing'],
  [/has rings that cross each other/, 'rings-cross'],
  [/has a hole outside of its ring/, 'hole-outside'],
  [/has no area/, 'empty'],
  [/lies more than 3 degrees/, 'too-far'],
  [/ in its texts\.$/, 'text'],
  [/is not JSON: the file is damaged/, 'damaged'],
];

/** What is said of the file as a whole. */
const ofFile: ReadonlyArray<readonly [RegExp, string]> = [
  [/^The file has no feature\.$/, 'sheets.zones.none'],
  [/^The file is not JSON/, 'sheets.zones.cut'],
  [/^The file is not a GeoJSON FeatureCollection/, 'sheets.zones.notCollection'],
  [/^The file says its coordinates are in (.*?)\. Convert/, 'sheets.zones.otherSystem'],
  [/^The file has no list "features"/, 'sheets.zones.around'],
  [/^The file needs more memory/, 'sheets.zones.memory'],
  [/^And (\d+) problems more\.$/, 'sheets.zones.more'],
];

/**
 * Why a file of zones was not taken in, line by line in the reader's language; each names its feature and place.
 * @param error what the job says; lines that the page has no words for stay as they are
 */
export function importErrorWords(error: string, t: TFunction): readonly string[] {
  return error.split('\n').map((line) => {
    for (const [pattern, key] of ofFile) {
      const found = pattern.exec(line);
      if (found) return t(key, { crs: found[1], figures: found[1] });
    }
    const [, number, name, place, what = ''] =
      /^Feature (\d+)(?: \((.*)\))?(?: at (-?[\d.]+, -?[\d.]+))? ((?:is|has|lies) .*)$/s.exec(line) ?? [];
    const problem = problems.find(([pattern]) => pattern.test(what));
    if (number === undefined || problem === undefined) return line;
    const feature = t(name === undefined ? 'sheets.zones.feature' : 'sheets.zones.called', { number, name });
    const where = feature + (place === undefined ? '' : t('sheets.zones.at', { place }));
    return t('sheets.zones.line', { where, what: t(`sheets.zones.problems.${problem[1]}`) });
  });
}
