/*
 * Measured lengths and areas as people write them, the same on the map, in the tool's panel and on cards. SI signs and
 * grouped thousands are alike in both languages.
 */

/** Metres: 87.3 m, 1,234 m, from ten kilometres on 12.35 km. */
export function formatLength(metres: number): string {
  if (metres >= 10_000) return `${figures(metres / 1000, 2)} km`;
  return `${figures(metres, metres < 100 ? 1 : 0)} m`;
}

/** Square metres: 54.3 m², 12,340 m², from a square kilometre on 3.45 km². */
export function formatArea(squareMetres: number): string {
  if (squareMetres >= 1_000_000) return `${figures(squareMetres / 1e6, 2)} km²`;
  return `${figures(squareMetres, squareMetres < 100 ? 1 : 0)} m²`;
}

function figures(value: number, digits: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
