import type { Unit } from '#domain/people/unit.ts';
import type { PageRecord } from '../state/records.ts';

/** A unit at its place in the tree. */
export interface UnitNode {
  readonly record: PageRecord<Unit>;
  /** 0 = stands under nobody. */
  readonly depth: number;
}

/** Units in the order of the tree, each under its parent; one whose parent is not there stands at the top. */
export function treeOf(units: ReadonlyArray<PageRecord<Unit>>): UnitNode[] {
  const known = new Set(units.map(({ id }) => id));
  const below = new Map<string, Array<PageRecord<Unit>>>();
  for (const unit of units) {
    const parent = parentOf(unit, known);
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const nodes: UnitNode[] = [];
  const walk = (parent: string, depth: number): void => {
    const children = [...(below.get(parent) ?? [])].sort((a, b) => a.content.name.localeCompare(b.content.name, 'zh'));
    for (const record of children) {
      nodes.push({ record, depth });
      if (depth < 20) walk(record.id, depth + 1);
    }
  };
  walk('', 0);
  return nodes;
}

/** Whether a unit under this parent would, up the tree, come to stand under itself. */
export function wouldStandAboveItself(
  units: ReadonlyArray<PageRecord<Unit>>,
  unit: string | undefined,
  parent: string,
): boolean {
  const parents = new Map(units.map(({ id, content }) => [id, content.parent]));
  for (let at: string | undefined = parent, steps = 0; at !== undefined && steps < 30; steps++) {
    if (at === unit) return true;
    at = parents.get(at);
  }
  return false;
}

function parentOf({ content: { parent } }: PageRecord<Unit>, known: ReadonlySet<string>): string {
  return parent !== undefined && known.has(parent) ? parent : '';
}
