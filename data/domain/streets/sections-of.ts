import type { Feature } from '#domain/feature.ts';
import type { RoadSection } from './assemble.ts';

/** The id of the feature that a section is a line of. */
export function roadOf({ id, road }: RoadSection): string {
  return road ?? id;
}

/** The sections that a feature of the collection `roads` stands for: one for each of its lines. */
export function sectionsOf({
  id,
  geometry,
  properties,
}: Pick<Feature, 'id' | 'geometry' | 'properties'>): RoadSection[] {
  const {
    name,
    aliases,
    class: roadClass,
    lanes,
    oneway,
    from,
    to,
  } = properties as unknown as Omit<RoadSection, 'id' | 'line'>;
  const lines =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  return lines.map((line, i) => ({
    id: i === 0 ? id : `${id}/${i}`,
    ...(i > 0 && { road: id }),
    class: roadClass,
    line,
    ...(name !== undefined && { name }),
    ...(aliases !== undefined && { aliases }),
    ...(lanes !== undefined && { lanes }),
    ...(oneway === true && { oneway }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }));
}
