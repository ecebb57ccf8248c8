import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import { collectionHref, featureHref, geojson, json } from './links.ts';

/** A feature as GeoJSON, its properties in the order of the declaration. */
export function geoJsonFeature(collection: Collection, { id, geometry, properties }: Feature): object {
  const ordered: Record<string, unknown> = {};
  for (const name of Object.keys(collection.schema.properties)) {
    if (properties[name] !== undefined) ordered[name] = properties[name];
  }
  return { type: 'Feature', id, geometry, properties: ordered };
}

/** `/ogc/collections/{id}/items/{featureId}`. */
export function featureDocument(collection: Collection, feature: Feature, origin: string): object {
  return {
    ...geoJsonFeature(collection, feature),
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
