import type { OnPaper } from './paper.ts';
import type { SheetLine } from './sheet-lines.ts';

/** A name on paper. */
export interface SheetLabel {
  readonly text: string;
  /** Where its middle stands. */
  readonly at: OnPaper;
  /** Degrees clockwise, -90 to 90: the direction of what it names. */
  readonly turned: number;
  /** Millimetres. */
  readonly size: number;
}

/** Whether a name is set from top to bottom with upright signs, as Chinese maps name a line that runs north. */
export function isUpright({ text, turned }: SheetLabel): boolean {
  return Math.abs(turned) > 50 && /^[\u2e80-\uffef]+$/.test(text);
}

/** Room on paper, millimetres. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is already written on a sheet: later names keep off it. */
export class WrittenOn {
  readonly #boxes: Box[] = [];
  readonly #frame: Box;

  constructor(width: number, height: number) {
    this.#frame = { left: 0, top: 0, right: width, bottom: height };
  }

  /** Keeps room free of names. */
  keepFree(room: Box): void {
    this.#boxes.push(room);
  }

  /** Takes the room for a name. @returns false where it would lie on another or over the frame: then it takes none */
  take({ text, at, turned, size }: SheetLabel): boolean {
    const long = widthOf(text, size) / 2;
    const high = size * 0.7;
    const angle = (turned * Math.PI) / 180;
    const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
    const [dx, dy] = [long * cos + high * sin, long * sin + high * cos];
    const box = { left: at[0] - dx, right: at[0] + dx, top: at[1] - dy, bottom: at[1] + dy };
    const { left, right, top, bottom } = this.#frame;
    if (box.left < left || box.right > right || box.top < top || box.bottom > bottom) return false;
    if (this.#boxes.some((other) => meets(box, other))) return false;
    this.#boxes.push(box);
    return true;
  }
}

/** How wide a name is set, millimetres: Chinese signs are as wide as high, others, bold ones too, less than two thirds of it. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 1 : 0.62), 0) * size;
}

/**
 * Names of roads and rivers along their lines, each once in a stretch of `every` millimetres, only where the line is
 * straight and long enough to carry it.
 */
export function lineNames(lines: readonly SheetLine[], written: WrittenOn, size: number, every = 90): SheetLabel[] {
  const placed = new Map<string, OnPaper[]>();
  const labels: SheetLabel[] = [];
  const stretches = lines
    .flatMap(({ name, lines: parts, isMajor }) =>
      name === undefined ? [] : parts.flatMap((part) => longest(part, name, isMajor)),
    )
    .sort((a, b) => Number(b.isMajor) - Number(a.isMajor) || b.length - a.length);
  for (const { name, middle, turned, length } of stretches) {
    if (length < widthOf(name, size) * 1.15) continue;
    const near = placed.get(name) ?? [];
    if (near.some((at) => Math.hypot(at[0] - middle[0], at[1] - middle[1]) < every)) continue;
    const label = { text: name, at: middle, turned, size };
    if (!written.take(label)) continue;
    labels.push(label);
    placed.set(name, [...near, middle]);
  }
  return labels;
}

/** The longest stretch of a line that turns by less than a few degrees. */
function longest(line: readonly OnPaper[], name: string, isMajor: boolean) {
  let best: { from: OnPaper; to: OnPaper; length: number } | undefined;
  for (let i = 0; i < line.length - 1; i++) {
    for (let j = i + 1; j < line.length; j++) {
      const [from, to] = [line[i]!, line[j]!];
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      const bends = line.slice(i + 1, j).some((at) => offLine(at, from, to) > Math.max(0.4, length * 0.02));
      if (bends) break;
      if (best === undefined || length > best.length) best = { from, to, length };
    }
  }
  if (best === undefined) return [];
  const { from, to, length } = best;
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  const turned = angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle;
  return [{ name, isMajor, length, turned, middle: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const }];
}

function offLine(at: OnPaper, from: OnPaper, to: OnPaper): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  return length === 0 ? 0 : Math.abs((at[0] - from[0]) * dy - (at[1] - from[1]) * dx) / length;
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
