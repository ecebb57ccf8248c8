import { zones } from '#domain/zones/collection.ts';
import { defaultLayers, orderLayers } from '../../state/view.ts';

/** What lies under the draft before anyone chose: what borders follow. Cases and places would lie over all of it. */
const underDraft = ['river-sections', 'roads'];

/**
 * The layers that the desk shows. The draft stands for the published zones, so those are never among them; and what the map
 * of the city shows before anyone chose is not what a planner wants to see.
 * @param ofView as the address says
 */
export function deskLayers(ofView: readonly string[]): readonly string[] {
  const isUnchosen = ofView.join() === orderLayers(defaultLayers).join();
  return isUnchosen ? orderLayers(underDraft) : ofView.filter((id) => id !== zones.id);
}
