import { useState } from 'react';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { fromLattice, unitsPerDegree, type Point } from '#domain/geometry/lattice.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { useDesk, type Tool } from '../../zones/desk.ts';
import { nextNumber } from '../../zones/next-number.ts';
import { showToast } from '../../ui/toast.tsx';
import { addPlaces, clearSketch, isSketching, takePlaceBack, useSketch, type At } from '../../zones/sketch.ts';
import { deletePlace, endRedraw, endRing, endSplit, mergeChosen, removeChosen } from '../../zones/tool-acts.ts';
import { wayAlongLines } from '../../zones/way-along-lines.ts';
import { applyHeld } from './held-form.tsx';

/** The acts of the tools, for map, keys and buttons alike. */
export function useTools() {
  const { t } = useWords();
  const { changeOwn } = useOwnSearch();
  const [isFollowing, setFollowing] = useState(false);

  const setTool = (tool: Tool) => {
    const { readOnly, setTool, chosen, choose, draft } = useDesk.getState();
    if (readOnly && tool !== 'choose') return;
    clearSketch();
    setTool(tool);
    // The units that are painted stand at the right.
    if (tool === 'paint') changeOwn({ tab: 'units' }, 'replace');
    // Zones are merged; left-out ground that happens to be chosen would come along unmeant.
    if (tool === 'merge') choose(chosen.filter((owner) => draft?.coverage.grounds.get(owner)?.is === 'zone'));
  };
  const place = (at: At) => {
    const { places, follows } = useSketch.getState();
    const last = places.at(-1);
    const { draft } = useDesk.getState();
    if (!follows || !last || !draft) return addPlaces([at]);
    setFollowing(true);
    void wayAlongLines(draft.coverage, last, at)
      .catch(() => undefined)
      .then((way) => {
        if (useSketch.getState().places.at(-1) === last) addPlaces(way ?? [at]);
        if (way === undefined) showToast({ words: t('zones.sketch.noWay') });
        setFollowing(false);
      });
  };
  const finish = () => {
    const { places, drawnAs } = useSketch.getState();
    const { tool, draft, refuse } = useDesk.getState();
    if (!draft) return;
    const now = serverNow();
    const isEnded =
      tool === 'draw' || tool === 'carve'
        ? places.length > 2 && endRing(places, tool, drawnAs, newZone(draft.coverage.grounds.values()), now)
        : tool === 'split'
          ? places.length > 1 && endSplit(places, now)
          : tool === 'redraw' && places.length > 1 && endRedraw(places);
    if (!isEnded) return;
    refuse(undefined);
    clearSketch();
  };
  const newZone = (grounds: Parameters<typeof nextNumber>[0]) => {
    const number = nextNumber(grounds);
    return {
      is: 'zone',
      content: { number, name: t('zones.newName', { number }), kindOfPlace: 'block' },
    } as const;
  };
  const cancel = () => {
    const { tool, refused, refuse, choose } = useDesk.getState();
    if (isSketching()) return clearSketch();
    if (refused) return refuse(undefined);
    if (tool !== 'choose') return setTool('choose');
    choose([]);
  };
  const confirmRemove = () => {
    const { chosen, readOnly } = useDesk.getState();
    if (readOnly || chosen.length === 0) return;
    if (window.confirm(t('zones.removeAsk', { count: chosen.length }))) removeChosen();
  };
  const remove = () => {
    const { held } = useSketch.getState();
    if (held) {
      if (deletePlace(held.from)) useSketch.setState({ held: undefined });
    } else confirmRemove();
  };
  const enter = (): boolean => {
    const { tool } = useDesk.getState();
    const { held, places } = useSketch.getState();
    if (held) return applyHeld();
    if (tool === 'merge') return mergeChosen();
    if (places.length === 0) return false;
    finish();
    return true;
  };
  return { setTool, place, finish, cancel, remove, confirmRemove, enter, back: takePlaceBack, isFollowing };
}

/** Moves the held vertex so many metres; it goes there for good by Enter. @returns whether one is held */
export function nudgeHeld(eastMetres: number, northMetres: number): boolean {
  const { held } = useSketch.getState();
  if (!held || useDesk.getState().readOnly) return false;
  const [perLng, perLat] = metresPerDegree(fromLattice(held.to)[1]);
  const to: Point = [
    held.to[0] + Math.round((eastMetres / perLng) * unitsPerDegree),
    held.to[1] + Math.round((northMetres / perLat) * unitsPerDegree),
  ];
  useSketch.setState({ held: { from: held.from, to } });
  return true;
}

/** Takes hold of the next (previous) vertex around what is chosen. @returns whether there is any */
export function holdNext(step: 1 | -1): boolean {
  const { draft, chosen, tool, readOnly } = useDesk.getState();
  const owner = chosen[0];
  if (!draft || owner === undefined || tool !== 'move' || readOnly) return false;
  const places = draft.coverage.ringsOf(owner).flatMap((ring) => ring.slice(1));
  if (places.length === 0) return false;
  const { held } = useSketch.getState();
  const now = held ? places.findIndex((place) => String(place) === String(held.from)) : -1;
  const next = places[(now + step + places.length + (now < 0 && step < 0 ? 1 : 0)) % places.length]!;
  useSketch.setState({ held: { from: next, to: next } });
  return true;
}
