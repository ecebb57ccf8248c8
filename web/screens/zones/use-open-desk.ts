import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useOwnSearch } from '../../state/router.tsx';
import { useSession } from '../../state/session.ts';
import { useKeepUnsaved } from '../../state/unsaved.ts';
import { schemeVersionsQuery } from '../../zones/api.ts';
import { useDesk } from '../../zones/desk.ts';
import { clearSketch } from '../../zones/sketch.ts';
import { authorOf } from '../../zones/versions/people-words.ts';

/** More zones than this are not kept in the address. */
const mostInAddress = 20;

/**
 * Lays a version on the desk as long as the screen stands: follows its record, and keeps what is chosen in the address.
 * @param id of the version; @param looksOnly nothing is edited here, whoever one is
 */
export function useOpenDesk(id: string, looksOnly: boolean): void {
  const { session, can } = useSession();
  // As the log names who made an edit: undo and what waits go by it.
  const me = authorOf(session);
  const mayEdit = can('zone.edit') && !looksOnly;
  const { own, changeOwn } = useOwnSearch();
  const isOpen = useDesk((desk) => desk.draft?.id === id);
  const chosen = useDesk((desk) => desk.chosen);
  const isKept = useDesk((desk) => desk.kept);
  useKeepUnsaved(!isKept);

  useEffect(() => {
    if (me === undefined) return undefined;
    const { open, close } = useDesk.getState();
    void open(id, me, mayEdit);
    return () => {
      clearSketch();
      close();
    };
  }, [id, me, mayEdit]);

  const { data: records } = useQuery(schemeVersionsQuery);
  const version = records?.find((record) => record.id === id)?.content;
  useEffect(() => {
    if (isOpen && version) useDesk.getState().noteVersion(version);
  }, [isOpen, version]);

  const asked = own['zone'] ?? '';
  useEffect(() => {
    const { draft, choose, chosen } = useDesk.getState();
    if (!isOpen || !draft) return;
    const owners = asked.split(',').filter((owner) => draft.coverage.grounds.has(owner));
    if (owners.join() !== chosen.slice(0, mostInAddress).join()) choose(owners);
  }, [isOpen, asked]);
  useEffect(() => {
    if (!isOpen) return;
    // As it stands now: what the address asks for may just have been chosen above.
    const said = useDesk.getState().chosen.slice(0, mostInAddress).join(',');
    if (said !== asked) changeOwn({ zone: said }, 'replace');
    // Only another choice is written; another address is read above.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOpen, chosen]);
}
