/** A registered route, as the answer to a wrong method needs it. */
export interface KnownRoute {
  /** The route's pattern: segments, `:name` parameters, a last `*`. */
  readonly url: string;
  readonly methods: readonly string[];
}

/**
 * The methods a path answers to, sorted; empty where no route has the path.
 * @param path without query, as it came (percent-encoded)
 */
export function allowedMethods(routes: readonly KnownRoute[], path: string): string[] {
  const found = new Set<string>();
  for (const route of routes) {
    if (matches(route.url, path)) for (const method of route.methods) found.add(method);
  }
  // Fastify makes HEAD of every GET, and where a path ends in a slash it may tell of the HEAD only.
  if (found.has('HEAD')) found.add('GET');
  return [...found].sort();
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  for (const [i, segment] of wanted.entries()) {
    if (segment === '*') return true;
    if (given[i] === undefined) return false;
    if (segment.includes(':') ? given[i] === '' : segment !== given[i]) return false;
  }
  return wanted.length === given.length;
}
