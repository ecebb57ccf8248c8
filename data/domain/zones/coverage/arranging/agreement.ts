import { walkFaces, type Noded } from './face-walk.ts';
import { facesOfWalks } from './nesting.ts';

/**
 * Whether all sides of a drawing say the same of each face: all around each walk, and of a face and the islands in it.
 * @param labelOf what the side to the left of a half edge says (2e along edge e, 2e + 1 against it)
 * @param outside what is right of the face outside of all
 * @returns half edges that say something else than their face; one each walk is enough to tell
 */
export function disagreements<Label>(noded: Noded, labelOf: (half: number) => Label, outside: Label): number[] {
  const walks = walkFaces(noded);
  const { faceOf, count } = facesOfWalks(noded, walks);
  const labels: Label[] = new Array(count);
  labels[0] = outside;
  walks.start.forEach((half, walk) => {
    if (walks.doubleArea[walk]! > 0) labels[faceOf[walk]!] = labelOf(half);
  });
  const wrong: number[] = [];
  walks.start.forEach((first, walk) => {
    const expected = labels[faceOf[walk]!];
    let half = first;
    do {
      if (labelOf(half) !== expected) {
        wrong.push(half);
        return;
      }
      half = walks.next[half]!;
    } while (half !== first);
  });
  return wrong;
}
