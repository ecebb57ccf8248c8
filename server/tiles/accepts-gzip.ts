/**
 * Whether a reader takes gzip (RFC 9110, 12.5.3): named, or by `*`, and not with a weight of nought.
 * @param header Accept-Encoding as it came; undefined means no wish, and plain bytes are the safe answer
 */
export function acceptsGzip(header: string | undefined): boolean {
  if (header === undefined) return false;
  const weights = new Map<string, number>();
  for (const part of header.split(',')) {
    const [coding, ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const weight = parameters.find((piece) => piece.startsWith('q='));
    weights.set(coding!, weight === undefined ? 1 : Number(weight.slice(2)));
  }
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0;
}
