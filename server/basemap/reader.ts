import { openArchive, type BasemapFacts } from './archive.ts';

/**
 * The facts of the configured base map.
 * @throws ConfigError when the file cannot be used
 */
export async function readBasemapFacts(path: string): Promise<BasemapFacts> {
  const archive = await openArchive(path);
  await archive.close();
  return archive.facts;
}
