import { useMemo } from 'react';
import { allScenes } from '#domain/wall/all-scenes.ts';
import { useRecordsView } from '../../cases/use-records-view.ts';
import { PushMenu } from '../../wall/push/push-menu.tsx';
import type { PushedWhat } from '../../wall/push/use-pushing.ts';
import { useSession } from '../../state/session.ts';

const kinds = ['scenes'] as const;

/** Pushes a case or a place to a wall, from wherever one is; nothing for whoever may not. */
export function PushToWall({ what }: { readonly what: PushedWhat }) {
  const { can } = useSession();
  return can('wall.push') ? <Offered what={what} /> : null;
}

function Offered({ what }: { readonly what: PushedWhat }) {
  const records = useRecordsView(kinds);
  const scenes = useMemo(() => allScenes(records), [records]);
  return <PushMenu what={what} scenes={scenes} />;
}
