import type { InFile, ZoneProblem, ZoneProblemCode } from '#domain/zones/taking-in/trouble.ts';

/** Why a feature of a file of zones cannot be taken, and what to do. */
const problems: Readonly<Record<ZoneProblemCode, string>> = {
  'not-a-feature': 'is no GeoJSON feature',
  'not-an-area': 'is neither Polygon nor MultiPolygon',
  'not-a-position': 'has a position that is not two numbers',
  swapped: 'has latitude before longitude; exchange them',
  'out-of-range': 'lies outside of China, or is not in degrees; convert the file to WGS84',
  unclosed: 'has a ring that does not come back to its first position',
  'self-crossing': 'has a ring that crosses itself',
  'rings-cross': 'has rings that cross each other',
  'hole-outside': 'has a hole outside of its ring',
  empty: 'has no area',
  'too-far': 'lies more than 3 degrees from most of the others',
  nothing: 'has no feature',
};

/** Problems told of one file. */
export const problemsTold = 20;

/** A problem as a sentence that names the feature and the place: "Feature 3 (甲区) at 119.9, 32.5 crosses itself." */
export function problemSentence(problem: ZoneProblem): string {
  if (problem.code === 'nothing') return `The file ${problems.nothing}.`;
  return `${placeInFile(problem)} ${problems[problem.code]}.`;
}

/** "Feature 3 (甲区) at 119.9000000, 32.5000000"; features are counted from 1. */
export function placeInFile({ feature, name, at }: InFile): string {
  const called = name === undefined ? '' : ` (${name})`;
  const place = at === undefined ? '' : ` at ${[...at].map((degrees) => Number(degrees).toFixed(7)).join(', ')}`;
  return `Feature ${feature + 1}${called}${place}`;
}
