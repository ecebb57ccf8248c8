/** So much of a file is looked at for the names of its properties, bytes: a whole one may have 200 MB. */
const lookedAt = 262_144;

/**
 * Names of the properties of a GeoJSON file's first features, in the order in which they come: choices for a form, no
 * more. Nothing found is no fault; the server reads the file itself.
 */
export async function namesInFile(file: Blob): Promise<readonly string[]> {
  const text = await file.slice(0, lookedAt).text();
  const names = new Set<string>();
  for (const [, object = ''] of text.matchAll(/"properties"\s*:\s*(\{[^{}]*\})/g)) {
    try {
      for (const name of Object.keys(JSON.parse(object) as object)) names.add(name);
    } catch {
      // A brace within a text: this feature's names are left out.
      continue;
    }
  }
  return [...names];
}
