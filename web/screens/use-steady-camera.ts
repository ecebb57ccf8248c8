import { useState } from 'react';
import { roundCamera, type Camera } from '../state/view.ts';

/**
 * The camera that the map is given. The address keeps a rounded one and follows the map a moment later: until it does, and
 * as long as both mean the same, the map is given its own back, so that it is neither pushed about nor sent back.
 * @param wanted the camera of the address
 * @returns the camera, and what takes the map's word of where it went
 */
export function useSteadyCamera(wanted: Camera | undefined): [Camera | undefined, (camera: Camera) => void] {
  const [told, setTold] = useState<{ readonly camera: Camera; readonly before: string } | undefined>(undefined);
  const asked = keyOf(wanted);
  const isThere = told !== undefined && keyOf(told.camera) === asked;
  // The address has followed: whoever asks for where one was before means it.
  if (isThere && told.before !== asked) setTold({ ...told, before: asked });
  const isOurs = told !== undefined && (isThere || told.before === asked);
  return [isOurs ? told.camera : wanted, (camera) => setTold({ camera, before: asked })];
}

function keyOf(camera: Camera | undefined): string {
  return camera === undefined ? '' : JSON.stringify(Object.values(roundCamera(camera)));
}
