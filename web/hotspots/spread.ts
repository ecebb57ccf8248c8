import type { OnPaper } from '../map/paper/paper.ts';

/** Rounds after which signs stay as they are: some may still touch where very many lie upon each other. */
const rounds = 60;

/**
 * Signs moved as little as needed so that none lies upon another.
 * @param places where they stand for, millimetres
 * @param apart least distance of two middles, millimetres
 */
export function spread(places: readonly OnPaper[], apart: number): OnPaper[] {
  const at = places.map(([x, y]): [number, number] => [x, y]);
  for (let round = 0; round < rounds; round++) {
    let isFree = true;
    for (let i = 0; i < at.length; i++) {
      for (let j = i + 1; j < at.length; j++) {
        const [a, b] = [at[i]!, at[j]!];
        const far = Math.hypot(b[0] - a[0], b[1] - a[1]);
        if (far >= apart - 1e-6) continue;
        isFree = false;
        // Two at one place part in a direction of their own, so that many do not line up.
        const turn = i + j * 2.4;
        const [dx, dy] = far > 1e-6 ? [(b[0] - a[0]) / far, (b[1] - a[1]) / far] : [Math.cos(turn), Math.sin(turn)];
        const by = (apart - far) / 2;
        a[0] -= dx * by;
        a[1] -= dy * by;
        b[0] += dx * by;
        b[1] += dy * by;
      }
    }
    if (isFree) break;
  }
  return at;
}
