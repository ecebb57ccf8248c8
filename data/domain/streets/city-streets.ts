import type { Street } from './assemble.ts';
import type { StreetCourse } from './course/course.ts';

/** The streets of the city as checks ask for them. */
export interface CityStreets {
  /** Another number whenever a street has become different. */
  readonly revision: number;
  /** By name. */
  readonly all: readonly Street[];
  /** The street that a name or alias means ('人民东路' -> 人民路); undefined where there is none. */
  named(name: string): Street | undefined;
  /** The name of the street nearest to a place (lon/lat), within so many metres of one of its lines. */
  nearest(place: readonly number[], within: number): string | undefined;
  /** A place in words; its coordinates where no street is near. */
  wordsAt(place: readonly number[]): string;
  /** How a street of exactly this name runs, with what is drawn apart counted once or each for itself. */
  course(name: string, carriageways: 'one' | 'each'): StreetCourse | undefined;
}
