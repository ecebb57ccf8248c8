import type { Collection } from '#domain/collection.ts';
import { crs84, systems } from '#domain/geometry/crs/crs.ts';
import type { Bbox } from '../../tiles/city-index.ts';
import type { ValidSpan } from '../store.ts';
import { collectionHref, geojson, json, jsonSchema } from './links.ts';

/**
 * What `/ogc/collections/{id}` says of a collection.
 * @param extent box of all its features in degrees; undefined while it is empty
 * @param span their valid time; undefined while it is empty
 */
export function collectionDocument(
  collection: Collection,
  origin: string,
  extent: Bbox | undefined,
  span: ValidSpan | undefined,
): object {
  const { id, titles, descriptions } = collection;
  const href = collectionHref(origin, id);
  return {
    id,
    title: `${titles.zh} ${titles.en}`,
    description: `${descriptions.zh} ${descriptions.en}`,
    extent: {
      ...(extent === undefined ? {} : { spatial: { bbox: [extent], crs: crs84.uri } }),
      ...(span === undefined
        ? {}
        : { temporal: { interval: [span], trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian' } }),
    },
    itemType: 'feature',
    crs: systems.map(({ uri }) => uri),
    storageCrs: crs84.uri,
    links: [
      { href, rel: 'self', type: json, title: titles.en },
      { href: `${href}/items`, rel: 'items', type: geojson, title: titles.en },
      // Relation types are compared without case (RFC 8288); GDAL up to 3.6 knows this spelling only.
      { href: `${href}/schema`, rel: 'describedBy', type: jsonSchema, title: 'Schema of a feature' },
      { href: `${origin}/?l=${id}`, rel: 'alternate', type: 'text/html', title: 'On the map' },
    ],
  };
}

/** `/ogc/collections`. */
export function collectionsDocument(documents: readonly object[], origin: string): object {
  return {
    links: [
      { href: `${origin}/ogc/collections`, rel: 'self', type: json, title: 'This document' },
      { href: `${origin}/ogc`, rel: 'root', type: json, title: 'The API' },
    ],
    collections: documents,
  };
}
