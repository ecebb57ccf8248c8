import type { Ground } from '#domain/zones/content.ts';

/** The number for a new zone: after the greatest of those that most zones are numbered like ("SR-001" ... -> "SR-042"). */
export function nextNumber(grounds: Iterable<Ground>): string {
  const series = new Map<string, { count: number; greatest: number; width: number }>();
  for (const ground of grounds) {
    if (ground.is !== 'zone') continue;
    const [, prefix, digits] = /^(.*?)(\d{1,9})$/.exec(ground.content.number) ?? [];
    if (prefix === undefined || digits === undefined) continue;
    const known = series.get(prefix) ?? { count: 0, greatest: 0, width: 0 };
    series.set(prefix, {
      count: known.count + 1,
      greatest: Math.max(known.greatest, Number(digits)),
      width: Math.max(known.width, digits.length),
    });
  }
  const most = [...series].sort(([, a], [, b]) => b.count - a.count)[0];
  if (!most) return '001';
  const [prefix, { greatest, width }] = most;
  return `${prefix}${String(greatest + 1).padStart(width, '0')}`;
}
