import imported from 'gcoord';

// The package is CommonJS with types of an ES module: in Node what is imported is what its types call its default.
type Imported = typeof imported;
const gcoord = imported as unknown as Imported extends { readonly default: infer Whole } ? Whole : Imported;

/** Datums in which positions come: phones and commercial maps of the mainland say GCJ-02 or BD-09. */
export const datums = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;

export type Datum = (typeof datums)[number];

const systems = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/**
 * A position as we keep it. CGCS2000 equals WGS84 within our accuracy (design.md 4.6); the others are taken back to
 * about a metre.
 * @param position degrees lon/lat in the datum
 * @returns degrees lon/lat WGS84, seven decimals
 */
export function toWgs84([lon, lat]: readonly [lon: number, lat: number], datum: Datum): [lon: number, lat: number] {
  if (datum === 'wgs84' || datum === 'cgcs2000') return [lon, lat];
  const [x, y] = gcoord.transform([lon, lat], systems[datum], gcoord.WGS84);
  return [Math.round(x! * 1e7) / 1e7, Math.round(y! * 1e7) / 1e7];
}
