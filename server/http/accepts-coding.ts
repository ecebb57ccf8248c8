/**
 * Whether a reader takes a coding (RFC 9110, 12.5.3): named, or by `*`, and not with a weight of nought.
 * @param header Accept-Encoding as it came; undefined means no wish, and plain bytes are the safe answer
 * @param coding in lower case: 'gzip', 'br', 'zstd'
 */
export function acceptsCoding(header: string | undefined, coding: string): boolean {
  if (header === undefined || header === 'identity') return false;
  const weights = new Map<string, number>();
  for (const part of header.split(',')) {
    const [name, ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const weight = parameters.find((piece) => piece.startsWith('q='));
    weights.set(name!, weight === undefined ? 1 : Number(weight.slice(2)));
  }
  // The old name with "x-" means the same (RFC 9110, 8.4.1.3).
  return (weights.get(coding) ?? weights.get(`x-${coding}`) ?? weights.get('*') ?? 0) > 0;
}
