/** Whether two values say the same, in whatever order their keys stand; what is undefined is absent. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((one, i) => sameContent(one, b[i]));
  }
  if (Array.isArray(b)) return false;
  const [mine, theirs] = [a, b].map((one) => Object.entries(one).filter(([, value]) => value !== undefined));
  const of = new Map(theirs);
  return (
    mine!.length === theirs!.length && mine!.every(([key, value]) => of.has(key) && sameContent(value, of.get(key)))
  );
}
