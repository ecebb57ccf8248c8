import { collectionById } from '#domain/collections.ts';
import type { Found, RemedyPlace, Severity } from '#domain/finding.ts';
import { lineBetween } from '#domain/network/spots.ts';
import { ownerOf, subjectOf, textOf, titleOf, whereabouts } from '../about-feature.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import { outlineOf } from './ground/patches.ts';
import { shortest, type Outcome } from './outcome.ts';

/** The findings of a rule of reach: places, patches of ground, streets. */
export function foundIn(outcome: Outcome, city: CheckCity): Found[] {
  const { params, base, open, plan, measured } = outcome;
  const sites = plan.sites.map((site) => siteInWords(site, city));
  const titles = collectionById(params.facilities.collection)!.titles;
  const common = { facility: titles.zh, facilityEn: titles.en.toLowerCase(), metres: params.metres, by: params.by };
  const findings = [...places(), ...patches(), ...(params.roads === undefined ? [] : streets())];
  const users = new Map<number, number>();
  for (const { uses } of findings) for (const site of uses) users.set(site, (users.get(site) ?? 0) + 1);
  return findings.map(({ found, uses }): Found => {
    const isShared = uses.some((site) => users.get(site)! > 1);
    return isShared ? { ...found, details: { ...found.details, shared: true } } : found;
  });

  function remedyOf(elements: readonly number[]): Pick<Outcomes, 'uses'> & Pick<Found, 'remedy'> {
    const uses = [...new Set(elements.map((index) => plan.siteOf[index]!))].filter((site) => site >= 0);
    uses.sort((a, b) => a - b);
    if (uses.length === 0) return { uses, remedy: { do: 'impossible', why: 'no-candidate' } };
    const proven = plan.proven || uses.length === 1;
    return { uses, remedy: { do: 'add', places: uses.map((site) => sites[site]!), proven } };
  }

  function places(): Outcomes[] {
    const { features } = outcome.places;
    return open.places.map((p, i) => {
      const feature = features[p]!;
      const [far, network, circle] = [
        measured.place[params.by][p]!,
        measured.place.network[p]!,
        measured.place.circle[p]!,
      ];
      const { remedy, uses } = remedyOf([open.cells.length + i]);
      const found: Found = {
        owner: ownerOf(feature),
        subjects: [{ ...subjectOf(feature), name: titleOf(feature) }],
        geometry: feature.geometry,
        ...whereabouts(feature, city),
        severity: severityOf(far / params.metres, 2, 1.25),
        reason: 'place-out',
        measured: far === Infinity ? null : round(far, 2),
        limit: params.metres,
        measure: 'm',
        remedy,
        details: {
          ...common,
          ...(network < Infinity && { network: round(network, 2) }),
          ...(circle < Infinity && { circle: round(circle, 2) }),
        },
      };
      return { found, uses };
    });
  }

  function patches(): Outcomes[] {
    const { ground } = base;
    const all = outcome.patches[params.by];
    const position = new Int32Array(ground.cells.length);
    for (const [i, cell] of open.cells.entries()) position[cell] = i;
    return all.patches.flatMap((patch, label) => {
      if (patch.size < params.ignore) return [];
      const region = base.regions[patch.region]!;
      const elements = patch.cells.map((cell) => position[cell]!);
      const { remedy, uses } = remedyOf(elements);
      const unclosed = patch.cells.reduce(
        (sum, cell, i) => sum + (plan.siteOf[elements[i]!]! < 0 ? ground.size[cell]! : 0),
        0,
      );
      const middle = middleOf(patch.cells);
      const at = city.streets.wordsAt([ground.lon[middle]!, ground.lat[middle]!]);
      const found: Found = {
        owner: ownerOf(region),
        subjects: [{ ...subjectOf(region), name: titleOf(region) }],
        geometry: { type: 'Polygon', coordinates: outlineOf(ground, all, label + 1) },
        place: `${titleOf(region)}，${at}`,
        ...answering(region, city),
        severity: severityOf(patch.size / (Math.PI * params.metres ** 2), 1, 0.25),
        reason: 'area-out',
        measured: Math.round(patch.size),
        limit: 0,
        measure: 'm²',
        remedy,
        details: { ...common, ...(unclosed > 0 && remedy.do === 'add' && { unclosed: Math.round(unclosed) }) },
      };
      return [{ found, uses }];
    });

    /** The cell nearest to the middle of all. */
    function middleOf(cells: readonly number[]): number {
      const mean = (values: Float64Array) => cells.reduce((sum, cell) => sum + values[cell]!, 0) / cells.length;
      const [lon, lat] = [mean(ground.lon), mean(ground.lat)];
      const gap = (cell: number) => Math.hypot(ground.lon[cell]! - lon, ground.lat[cell]! - lat);
      return cells.reduce((best, cell) => (gap(cell) < gap(best) ? cell : best));
    }
  }

  function streets(): Outcomes[] {
    const { network, roads, pieces } = base;
    const { edge, from, to } = measured.roads[params.by];
    const groups = new Map<string, { road: CheckFeature; name: string; stretches: number[]; edges: Set<number> }>();
    for (const [i, e] of edge.entries()) {
      if (to[i]! - from[i]! < shortest) continue;
      const road = roads[network.way[e]!]!;
      const given = textOf(road.properties['name']);
      const name = given === undefined ? undefined : (city.streets.named(given)?.name ?? given);
      const owner = name === undefined ? ownerOf(road) : `street ${name}`;
      const known = groups.get(owner) ?? { road, name: name ?? titleOf(road), stretches: [], edges: new Set<number>() };
      known.stretches.push(i);
      known.edges.add(e);
      groups.set(owner, known);
    }
    const firstPiece = open.cells.length + open.places.length;
    return [...groups].map(([owner, { road, name, stretches, edges }]) => {
      const metres = stretches.reduce((sum, i) => sum + to[i]! - from[i]!, 0);
      const lines = stretches.map((i) => lineBetween(network, edge[i]!, from[i]!, to[i]!));
      const elements = open.pieces.flatMap((piece, i) => (edges.has(pieces.edge[piece]!) ? [firstPiece + i] : []));
      const { remedy, uses } = remedyOf(elements);
      const isStreet = owner.startsWith('street ');
      const found: Found = {
        owner,
        subjects: [isStreet ? { name } : { ...subjectOf(road), name }],
        geometry: { type: 'MultiLineString', coordinates: lines },
        ...whereabouts(road, city),
        place: isStreet ? name : city.streets.wordsAt(lines[0]![0]!),
        severity: severityOf(metres / params.metres, 2, 0.5),
        reason: 'road-out',
        measured: round(metres, 1),
        limit: 0,
        measure: 'm',
        remedy,
        details: common,
      };
      return { found, uses };
    });
  }
}

interface Outcomes {
  readonly found: Found;
  /** Numbers of the sites that close it. */
  readonly uses: readonly number[];
}

/** A site as a remedy names it. */
export function siteInWords(site: Outcome['plan']['sites'][number], city: CheckCity): RemedyPlace {
  return {
    lon: round(site.lon, 7),
    lat: round(site.lat, 7),
    words: city.streets.wordsAt([site.lon, site.lat]),
    ...(site.site !== undefined && { candidate: { ...subjectOf(site.site), name: titleOf(site.site) } }),
  };
}

/** Who answers for a region, and the district of a division. */
function answering(region: CheckFeature, city: CheckCity): Pick<Found, 'unit' | 'district'> {
  const unit = textOf(region.properties['unit']);
  const district = textOf(region.properties['district']) ?? districtOf(region, city);
  return { ...(unit !== undefined && { unit }), ...(district !== undefined && { district }) };
}

function districtOf(region: CheckFeature, city: CheckCity): string | undefined {
  const above = new Map([...city.features(region.collection).values()].map((one) => [one.properties['code'], one]));
  let one: CheckFeature | undefined = region;
  // There are three levels; a parent written wrongly may lead back.
  for (let step = 0; one !== undefined && step < 3; step++) {
    if (one.properties['level'] === 'district') return textOf(one.properties['name']);
    one = above.get(one.properties['parent']);
  }
  return undefined;
}

function severityOf(share: number, high: number, middle: number): Severity {
  return share > high ? 'high' : share > middle ? 'middle' : 'low';
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
