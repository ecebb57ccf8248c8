import { gapTo } from '#domain/geometry/gap.ts';
import { placeBeyond } from '#domain/geometry/measure.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import { besideStreetWithin } from '#domain/places/beside-street-within.ts';
import { findOnStreets, somewhereOn, type FoundOnStreet, type StreetsNamed } from '#domain/places/find-on-streets.ts';
import { readCoordinates } from '#domain/places/read-coordinates.ts';
import { readPlace, type PlaceReading } from '#domain/places/read-place.ts';
import type { Collection } from '#domain/collection.ts';
import { roads } from '#domain/roads/collection.ts';
import { compassBearing } from '#domain/streets/compass.ts';
import { sides, type Side } from '#domain/streets/side.ts';
import type { StreetMap } from '#domain/streets/street-map.ts';
import type { Context } from '../context.ts';
import type { SearchResult } from '../search/reader.ts';
import { placeWords } from './place-words.ts';
import type { FoundPlace, PlaceSearch } from './reader.ts';

type Sources = Pick<Context, 'index' | 'records' | 'names'>;

/** Streets or places whose names fit loosely that are tried for a text that says more than a name. */
const fewNames = 5;

/** These cover everything: to have found one says nothing of where. */
const notPlaces = ['city-extents', 'zones'];

/** So far from the middle of a place lies “its east side” where nothing more is said, metres. */
const besidePlace = 20;

/** Places that a text may mean, the likeliest first. */
export function findPlaces(sources: Sources, streets: StreetMap, search: PlaceSearch): readonly FoundPlace[] {
  const { text, near, open, limit } = search;
  const coordinates = readCoordinates(text);
  if (coordinates !== undefined) {
    const { place: words, road } = placeWords(sources, streets, coordinates, undefined);
    return [{ words, ...at(coordinates), kind: 'coordinates', ...(road !== undefined && { road }) }];
  }
  const readings = readPlace(text);
  const mayStreets = open.includes(roads);
  const places = open.filter(({ id }) => !notPlaces.includes(id));
  const inGround = mayStreets ? firstOf(readings, (reading) => withinGround(sources, streets, reading, places)) : [];
  if (inGround.length > 0) return inGround;
  const exact = mayStreets ? firstOf(readings, (reading) => onStreets(reading, streets, streets.named)) : [];
  if (exact.length > 0) return unique(sorted(exact, near).map(ofStreet)).slice(0, limit);
  const named = sources.names.find(text, places).slice(0, limit);
  const loosely: StreetsNamed = (name) => {
    const found = sources.names.find(name, [roads]).slice(0, fewNames);
    return [...new Set(found.flatMap(({ result }) => streets.named(result.label)))];
  };
  const found = unique(named.flatMap(({ result }) => ofResult(sources, streets, result, near) ?? []));
  if (found.length > 0) return found;
  const loose = mayStreets ? firstOf(readings, (reading) => onStreets(reading, streets, loosely)) : [];
  if (loose.length > 0) return unique(sorted(loose, near).map(ofStreet)).slice(0, limit);
  return unique([...firstOf(readings, (reading) => besidePlaces(sources, streets, reading, places))]).slice(0, limit);
}

/** What is told from a street; a bare name is left to the search of names. */
function onStreets(reading: PlaceReading, streets: StreetMap, named: StreetsNamed): FoundOnStreet[] {
  const found = findOnStreets(reading, named, streets.streets);
  return reading.side === undefined ? found.filter(({ kind }) => kind !== 'street') : found;
}

function firstOf<T>(readings: readonly PlaceReading[], find: (reading: PlaceReading) => readonly T[]): readonly T[] {
  for (const reading of readings) {
    const found = find(reading);
    if (found.length > 0) return found;
  }
  return [];
}

function sorted(found: readonly FoundOnStreet[], near: PlaceSearch['near']): readonly FoundOnStreet[] {
  if (near === undefined) return found;
  const gap = ({ at: coordinates }: FoundOnStreet) => gapTo(near, { type: 'Point', coordinates: [...coordinates] });
  return [...found].sort((a, b) => gap(a) - gap(b));
}

const at = ([lon, lat]: readonly [number, number]) => ({ lon, lat });

function ofStreet({ kind, road, words, at: place }: FoundOnStreet): FoundPlace {
  return { words, ...at(place), kind, road };
}

function ofResult(
  sources: Sources,
  streets: StreetMap,
  { collection, fid, label, detail }: SearchResult,
  near: PlaceSearch['near'],
): FoundPlace | undefined {
  const [street] = collection === roads.id ? streets.named(label) : [];
  if (street !== undefined) return ofStreet(somewhereOn(street, undefined, near));
  const geometry = sources.index.remembered(collection, fid)?.geometry;
  const place = geometry === undefined ? undefined : representativeOf(geometry);
  if (place === undefined) return undefined;
  const { place: where, road } = placeWords(sources, streets, place, undefined);
  const told = [detail, where].filter((part) => part !== '').join('，');
  return { words: label, detail: told, ...at(place), kind: 'place', ...(road !== undefined && { road }) };
}

/** “城中社区内，坡子街以西120米”, as a place off any street is told. */
function withinGround(
  { index, names: known }: Sources,
  streets: StreetMap,
  { names, metres, towards }: PlaceReading,
  open: readonly Collection[],
): FoundPlace[] {
  const [, ground, road] = /^(.+?)内 ?(.+)$/.exec(names) ?? [];
  if (ground === undefined || road === undefined || metres === undefined || towards === undefined) return [];
  const street = streets.named(road)[0];
  const areas = open.filter(({ geometry }) => geometry === 'area');
  const found = street === undefined ? undefined : known.find(ground, areas)[0]?.result;
  const geometry = found === undefined ? undefined : index.remembered(found.collection, found.fid)?.geometry;
  if (street === undefined || found === undefined || geometry === undefined) return [];
  const place = besideStreetWithin(geometry, street, towards, metres);
  const words = `${found.label}内，${street.name}以${inWords(towards, metres).slice(1)}`;
  return place === undefined ? [] : [{ words, ...at(place), kind: 'place' }];
}

/** “市民广场向南50米”, “人民医院东侧”: from the middle of a place, as the crow flies. */
function besidePlaces(
  sources: Sources,
  streets: StreetMap,
  { names, metres = besidePlace, towards, side }: PlaceReading,
  open: readonly Collection[],
): FoundPlace[] {
  const way = towards ?? side;
  if (way === undefined) return [];
  const found = sources.names
    .find(
      names,
      open.filter(({ id }) => id !== roads.id),
    )
    .slice(0, fewNames);
  return found.flatMap(({ result }) => {
    const place = ofResult(sources, streets, result, undefined);
    if (place === undefined) return [];
    const moved = placeBeyond([place.lon, place.lat], compassBearing(way), metres);
    const { place: detail, road } = placeWords(sources, streets, moved, undefined);
    const words = `${place.words}${inWords(way, towards === undefined ? undefined : metres)}`;
    return [{ words, detail, ...at(moved), kind: 'place' as const, ...(road !== undefined && { road }) }];
  });
}

function inWords(way: Side, metres: number | undefined): string {
  const towards = sides[way].zh.slice(1);
  return metres === undefined ? `${towards}侧` : `向${towards}${metres}米`;
}

/** Two that are told with the same words cannot be told apart: the first stands for both. */
function unique(found: readonly FoundPlace[]): FoundPlace[] {
  const told = new Set<string>();
  return found.filter(({ words, detail = '' }) => {
    const said = `${words}/${detail}`;
    return !told.has(said) && told.add(said);
  });
}
