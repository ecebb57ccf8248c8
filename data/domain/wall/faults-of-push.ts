import type { RecordFault, RecordsView } from '#domain/record.ts';
import { allScenes } from './all-scenes.ts';
import type { Push } from './push.ts';

/** What of a push the schema cannot say. @param id the wall's */
export function faultsOfPush(next: RecordsView, id: string, content: Push): RecordFault[] {
  const { scene, place, screens } = content;
  const said = [scene, place, content.case].filter((one) => one !== undefined);
  return [
    ...(next.get('walls', id) === undefined ? [{ pointer: '', detail: `there is no wall "${id}"` }] : []),
    ...(said.length === 1 ? [] : [{ pointer: '', detail: 'needs exactly one of scene, place and case' }]),
    ...(scene === undefined || allScenes(next).some((one) => one.id === scene)
      ? []
      : [{ pointer: '/scene', detail: `there is no scene "${scene}"` }]),
    ...(screens?.length === 0
      ? [{ pointer: '/screens', detail: 'must name a screen, or be left out for the whole wall' }]
      : []),
    ...(screens ?? []).flatMap((screen, index) =>
      next.get('screens', screen)?.content['wall'] === id
        ? []
        : [{ pointer: `/screens/${index}`, detail: 'is no screen of this wall' }],
    ),
  ];
}
