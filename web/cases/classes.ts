import type { Words } from '#domain/collection.ts';
import components from '#standards/components-47678-2026.json' with { type: 'json' };
import matters from '#standards/matters-47678-2026.json' with { type: 'json' };

const words = new Map<string, Words>();
for (const [code, entry] of [...listed(matters), ...listed(components)]) words.set(code, entry);

/** The words of a class code of the catalogue; the code itself where the catalogue does not know it. */
export function classWords(code: string): Words {
  return words.get(code) ?? { zh: code, en: code };
}

/** The entries of a catalogue, whatever name its list has ("matters", "components"). */
function listed(catalogue: object): Array<[string, Words]> {
  return Object.values(catalogue)
    .filter((part): part is Array<Words & { code: string }> => Array.isArray(part))
    .flatMap((part) => part.map(({ code, zh, en }): [string, Words] => [code, { zh, en }]));
}
