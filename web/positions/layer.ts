import { placeBeyond } from '#domain/geometry/measure.ts';
import type { CrewNow, CrewMember } from '#domain/people/crew-now.ts';
import type { PlaneFeature } from '../map/plane/contract.ts';

/** Corners of a circle of accuracy. */
const corners = 48;

/**
 * Where people on duty are, as the map draws it: a point a person with the name and how old it is, round it the circle of
 * accuracy. An old or vague place is drawn hollow and says its age; who is off duty, or was never heard of, is not drawn.
 * @param toneOf the hue's number of a crew, by its name
 * @param label what stands beside a person
 */
export function positionFeatures(
  crews: readonly CrewNow[],
  toneOf: (crew: string) => number,
  label: (member: CrewMember) => string,
): PlaneFeature[] {
  return crews.flatMap(({ crew, members }) =>
    members.flatMap((member) => {
      const { whereabouts } = member;
      const known = whereabouts.state === 'known';
      const fix = known ? whereabouts.fix : whereabouts.last;
      if (!member.on || fix === undefined) return [];
      const tone = toneOf(crew.name);
      const at: [number, number] = [fix.lon, fix.lat];
      const point: PlaneFeature = {
        id: `person-${member.id}`,
        geometry: { type: 'Point', coordinates: at },
        properties: { is: 'person', tone, known, label: label(member) },
      };
      if (!known || fix.accuracy <= 0) return [point];
      const ring = Array.from({ length: corners }, (_, i) => placeBeyond(at, (360 * i) / corners, fix.accuracy));
      const circle: PlaneFeature = {
        id: `accuracy-${member.id}`,
        geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
        properties: { is: 'accuracy', tone },
      };
      return [circle, point];
    }),
  );
}
