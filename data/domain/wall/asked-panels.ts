import { panelKinds, type FiguredKind } from './panel-kinds.ts';

/** Which figures are asked for: a kind, as it is narrowed. */
export interface AskedPanel {
  readonly kind: FiguredKind;
  /** Units, districts or actions (1-10); absent = the whole city. */
  readonly of?: readonly string[];
}

/** Panels in one question at most. */
export const mostAsked = 48;

/** Kinds whose figures are reckoned anew for some units, districts or actions; of the others the page picks its rows. */
export const narrowedKinds: readonly FiguredKind[] = ['rates', 'deadlines', 'newest'];

/** Kinds of panels that have figures, in their order. */
export const figuredKinds = Object.keys(panelKinds).filter(
  (kind) => kind !== 'headline' && kind !== 'legend',
) as readonly FiguredKind[];

/** One panel asked for as one word: 'five', 'deadlines:2|海陵区市容中队'. What parts words is percent-encoded within them. */
export function askedKey({ kind, of }: AskedPanel): string {
  if (of === undefined || of.length === 0 || !narrowedKinds.includes(kind)) return kind;
  return `${kind}:${[...new Set(of)].sort().map(encodeURIComponent).join('|')}`;
}

/** The parameter `of` of `/api/wall/panels`, each question once, in one order whatever the order of the panels. */
export function writeAsked(panels: readonly AskedPanel[]): string {
  return [...new Set(panels.map(askedKey))].sort().join();
}

/** Reads the parameter `of`. @returns a sentence where it says what cannot be asked */
export function readAsked(text: string): readonly AskedPanel[] | string {
  const words = text.split(',');
  if (words.length > mostAsked) return `names more than ${mostAsked} panels`;
  const asked: AskedPanel[] = [];
  for (const word of words) {
    const [name, values] = word.split(':', 2) as [string, string | undefined];
    const kind = figuredKinds.find((one) => one === name);
    if (kind === undefined) return `must be kinds of panels such as ${figuredKinds.join(', ')}, not "${name}"`;
    if (values === undefined) asked.push({ kind });
    else if (!narrowedKinds.includes(kind)) return `cannot narrow "${kind}"`;
    else {
      const of = decoded(values);
      if (of === undefined) return `has a value that cannot be read: "${values}"`;
      asked.push({ kind, of });
    }
  }
  return asked;
}

function decoded(values: string): string[] | undefined {
  try {
    const of = values.split('|').map(decodeURIComponent);
    return of.includes('') || of.length > 50 ? undefined : of;
  } catch {
    return undefined;
  }
}
