import { useCallback, useMemo, useRef, useState } from 'react';
import { toLattice, type Point } from '#domain/geometry/lattice.ts';
import { nobody } from '#domain/zones/coverage/arc.ts';
import type { Gesture, Gestures } from '../../map/draw/gestures.ts';
import { useDesk } from '../../zones/desk.ts';
import type { BorderGrip } from '../../zones/grips.ts';
import { sketchKind, useSketch, type At } from '../../zones/sketch.ts';
import { deletePlace, giveGround, insertPlace, movePlaces } from '../../zones/tool-acts.ts';

interface Moves {
  readonly moves: readonly { readonly from: Point; readonly to: Point }[];
}

/**
 * What clicks and drags on the map mean with the tool in hand.
 * @param place takes the next place of a sketch; @param finish ends it
 * @returns the gestures the map shall listen to, what to do with them, what is being dragged, and which places must not
 *   draw the pointer meanwhile
 */
export function useGestures(
  grips: readonly BorderGrip[],
  { place, finish }: { readonly place: (at: At) => void; readonly finish: () => void },
) {
  const tool = useDesk((desk) => desk.tool);
  const readOnly = useDesk((desk) => desk.readOnly);
  const [dragged, setDragged] = useState<Moves | undefined>(undefined);
  const moving = useRef<readonly Point[]>([]);
  const kind = readOnly ? 'pick' : tool === 'paint' ? 'brush' : sketchKind(tool) ? 'sketch' : 'pick';
  const gestures = useMemo((): Gestures => ({ kind, grips }), [kind, grips]);
  const gripById = useMemo(() => new Map(grips.map((grip) => [grip.id, grip])), [grips]);

  const pick = (at: At, several: boolean) => {
    const { draft, chosen, choose } = useDesk.getState();
    if (!draft) return;
    const owner = draft.coverage.ownerAt(toLattice(at));
    if (owner === nobody) return several ? undefined : choose([]);
    if (!several) return choose([owner]);
    choose(chosen.includes(owner) ? chosen.filter((other) => other !== owner) : [...chosen, owner]);
  };
  const give = (at: At) => {
    const { giving } = useSketch.getState();
    const to = toLattice(at);
    if (giving === undefined) return useSketch.setState({ giving: to });
    if (giveGround(giving, to)) useSketch.setState({ giving: undefined });
  };
  const stroke = (places: readonly At[]) => {
    const { draft, brush } = useDesk.getState();
    if (!draft || !brush) return;
    const owners = new Set(alongStroke(places).map((at) => draft.coverage.ownerAt(toLattice(at))));
    owners.delete(nobody);
    if (owners.size > 0) brush([...owners]);
  };
  const click = (at: At, several: boolean) => {
    if (readOnly) return pick(at, several);
    if (tool === 'give') return give(at);
    if (tool === 'paint') return stroke([at]);
    if (sketchKind(tool)) return place(at);
    useSketch.setState({ held: undefined });
    pick(at, several || tool === 'merge');
  };
  const onGesture = (gesture: Gesture) => {
    switch (gesture.kind) {
      case 'place':
        return click(gesture.at, gesture.shift || gesture.ctrl);
      case 'pointer':
        return useSketch.setState({ pointer: gesture.at });
      case 'finish':
        return finish();
      case 'stroke':
        return gesture.finished ? stroke(gesture.places) : undefined;
      case 'drag':
      case 'drop': {
        const grip = gripById.get(gesture.grip);
        if (!grip) return;
        const moves = movesOf(grip, toLattice(gesture.at));
        moving.current = gesture.kind === 'drag' ? moves.map(({ from }) => from) : [];
        setDragged(gesture.kind === 'drag' ? { moves } : undefined);
        if (gesture.kind === 'drop') {
          useSketch.setState({ held: undefined });
          movePlaces(moves);
        }
        return;
      }
      case 'hold': {
        const grip = gripById.get(gesture.grip);
        if (!grip) return;
        if (grip.kind === 'middle') insertPlace(grip, toLattice(grip.at));
        else useSketch.setState({ held: { from: grip.place, to: grip.place } });
        return;
      }
      case 'remove': {
        const grip = gripById.get(gesture.grip);
        if (grip && grip.kind !== 'middle' && deletePlace(grip.place)) useSketch.setState({ held: undefined });
      }
    }
  };
  /** Places that move with the pointer. */
  const movingPlaces = useCallback(() => moving.current, []);
  return { gestures: readOnly ? { ...gestures, grips: [] } : gestures, onGesture, dragged, movingPlaces };
}

/** A vertex goes to the place; of a middle both ends go as far as it does. */
function movesOf(grip: BorderGrip, to: Point): Moves['moves'] {
  if (grip.kind !== 'middle') return [{ from: grip.place, to }];
  const [dx, dy] = [to[0] - Math.round((grip.a[0] + grip.b[0]) / 2), to[1] - Math.round((grip.a[1] + grip.b[1]) / 2)];
  return [grip.a, grip.b].map((from) => ({ from, to: [from[0] + dx, from[1] + dy] }));
}

/** About thirty metres: a stroke that is faster than the pointer tells leaves no zone out that is as wide. */
const step = 0.0003;

function alongStroke(places: readonly At[]): At[] {
  return places.flatMap((at, i) => {
    const before = places[i - 1];
    if (!before) return [at];
    const [dx, dy] = [at[0] - before[0], at[1] - before[1]];
    const count = Math.max(1, Math.ceil(Math.hypot(dx, dy) / step));
    return Array.from({ length: count }, (_, k): At => [
      before[0] + (dx * (k + 1)) / count,
      before[1] + (dy * (k + 1)) / count,
    ]);
  });
}
