import type { Point } from '#domain/geometry/lattice.ts';
import { nobody, type Arc, type Edge, type Owner } from '../coverage/arc.ts';
import {
  arrange,
  type ArrangedEdge,
  type ArrangedFace,
  type ArrangedLine,
  type Arrangement,
} from '../coverage/arrange.ts';
import { boxOf } from '../coverage/box.ts';
import { edgesOf } from '../coverage/chains.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta, GroundLine } from '../coverage/delta.ts';
import { deltaOfEdges } from '../coverage/edge-change.ts';

/** Lines laid over some grounds of a coverage. */
export interface Overlay {
  readonly arrangement: Arrangement;
  /** For each face: which of the grounds it was; undefined = none of them. */
  readonly was: readonly (Owner | undefined)[];
  /** For each face: whether the laid ring holds it. */
  readonly within: readonly boolean[];
  /** Whether an edge runs along a laid line. */
  isLaid(edge: ArrangedEdge): boolean;
  /**
   * What the coverage becomes.
   * @param becomes whose each face is to be; undefined leaves it whose it was
   */
  delta(becomes: (face: number) => Owner | undefined, grounds: readonly GroundLine[]): CoverageDelta | undefined;
}

/** The name under which a laid ring claims its inside; no ground has it. */
const laid = '\u0000laid';

/**
 * Lays lines over grounds: everything is noded, and each face known by what it was.
 * @param owners grounds that may change; all their borders take part
 * @param rings laid rings, closed: outer ones counter-clockwise, holes clockwise; they claim their inside
 * @param lines laid lines that claim nothing
 */
export function overlay(
  coverage: Coverage,
  owners: ReadonlySet<Owner>,
  {
    rings = [],
    lines = [],
  }: { readonly rings?: readonly (readonly Point[])[]; readonly lines?: readonly (readonly Point[])[] },
): Overlay {
  const arcs = [...new Set([...owners].flatMap((owner) => coverage.arcsOf(owner)))];
  const claiming = (owner: Owner, side: 'left' | 'right') => (owners.has(owner) ? { [side]: owner } : {});
  const arrangement = arrange([
    ...arcs.map(({ points, left, right }): ArrangedLine => ({
      points,
      ...claiming(left, 'left'),
      ...claiming(right, 'right'),
    })),
    ...rings.map((points): ArrangedLine => ({ points, left: laid })),
    ...lines.map((points): ArrangedLine => ({ points })),
  ]);
  const was = arrangement.faces.map(({ claims }: ArrangedFace) => claims.find((claim) => claim !== laid));
  return {
    arrangement,
    was,
    within: arrangement.faces.map(({ claims }) => claims.includes(laid)),
    isLaid: ({ along }) => along.some(({ line }) => line >= arcs.length),
    delta(becomes, grounds) {
      const edges = arrangement.edges.flatMap((edge): Edge[] => {
        const left = becomes(edge.left) ?? was[edge.left] ?? beyond(edge, 'left', arcs);
        const right = becomes(edge.right) ?? was[edge.right] ?? beyond(edge, 'right', arcs);
        return left === right ? [] : [{ a: edge.a, b: edge.b, left, right }];
      });
      return deltaBetween(coverage, arcs, edges, grounds);
    },
  };
}

/** How far from a shape borders may have to do with it, lattice units: more than the widest gap that is filled beside it. */
const beside = 100;

/** The grounds a drawn shape may have to do with: whose borders come near it, and whose ground it lies in. */
export function groundsAround(coverage: Coverage, shape: readonly (readonly Point[])[]): Set<Owner> {
  const owners = new Set<Owner>();
  const { minX, minY, maxX, maxY } = boxOf(shape.flat());
  const box = { minX: minX - beside, minY: minY - beside, maxX: maxX + beside, maxY: maxY + beside };
  for (const { left, right } of coverage.arcsMeeting(box)) owners.add(left).add(right);
  owners.add(coverage.ownerAt(shape[0]![0]!));
  owners.delete(nobody);
  return owners;
}

/** Who had the ground beyond the borders that take part. */
function beyond({ along }: ArrangedEdge, side: 'left' | 'right', arcs: readonly Arc[]): Owner {
  for (const { line, forward } of along) {
    const arc = arcs[line];
    if (arc !== undefined) return forward === (side === 'left') ? arc.left : arc.right;
  }
  return nobody;
}

/** The delta from arcs to edges: only what differs. */
function deltaBetween(
  coverage: Coverage,
  arcs: readonly Arc[],
  edges: readonly Edge[],
  grounds: readonly GroundLine[],
): CoverageDelta | undefined {
  const name = ({ a, b, left, right }: Edge): string => `${a.join()} ${b.join()} ${left} ${right}`;
  const turned = ({ a, b, left, right }: Edge): Edge => ({ a: b, b: a, left: right, right: left });
  const before = edgesOf(arcs);
  const after = new Set(edges.map(name));
  const stays = new Set<string>();
  const removed = before.filter((edge) => {
    const known = [name(edge), name(turned(edge))].find((candidate) => after.has(candidate));
    if (known !== undefined) stays.add(known);
    return known === undefined;
  });
  return deltaOfEdges(
    coverage,
    removed,
    edges.filter((edge) => !stays.has(name(edge))),
    grounds,
  );
}
