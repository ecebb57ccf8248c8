import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import type { Crs } from '#domain/geometry/crs/crs.ts';
import { inCrs } from '#domain/geometry/crs/reproject.ts';
import { collectionHref, featureHref, geojson, json } from './links.ts';

/** A feature as GeoJSON, its geometry in a CRS, its properties in the order of the declaration. */
export function geoJsonFeature(collection: Collection, { id, geometry, properties }: Feature, crs: Crs): object {
  const ordered: Record<string, unknown> = {};
  for (const name of Object.keys(collection.schema.properties)) {
    if (properties[name] !== undefined) ordered[name] = properties[name];
  }
  return { type: 'Feature', id, geometry: inCrs(geometry, crs), properties: ordered };
}

/** `/ogc/collections/{id}/items/{featureId}`. */
export function featureDocument(collection: Collection, feature: Feature, crs: Crs, origin: string): object {
  return {
    ...geoJsonFeature(collection, feature, crs),
    links: [
      { href: featureHref(origin, collection.id, feature.id), rel: 'self', type: geojson },
      { href: collectionHref(origin, collection.id), rel: 'collection', type: json, title: collection.titles.en },
      {
        href: `${origin}/?l=${collection.id}&sel=${encodeURIComponent(`${collection.id}/${feature.id}`)}`,
        rel: 'alternate',
        type: 'text/html',
        title: 'On the map',
      },
    ],
  };
}
