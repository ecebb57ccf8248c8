import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { reloadForMissingPiece } from '../../live/upgrade.ts';
import { limitPatience } from '../../state/request.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { sessionQuery, useSignedIn, type Session } from '../../state/session.ts';
import { wallNow } from '../../wall/clock/wall-now.ts';
import { PartBoundary } from '../../wall/part-boundary.tsx';
import { Quiet } from '../../wall/quiet.tsx';
import { roleOf } from './role.ts';
import { useWallRecords } from './use-wall-records.ts';
import { WallScreen } from './wall-screen.tsx';
import classes from './wall.module.css';

// Met once in the life of a screen, or never; the only parts of it that are made of the component library.
const ComponentLibrary = lazy(() =>
  import('../../theme/component-library.tsx').then((file) => ({ default: file.ComponentLibrary })),
);
const WallEntrance = lazy(() => import('./entrance.tsx').then((file) => ({ default: file.WallEntrance })));
const ScreenChoice = lazy(() => import('./screen-choice.tsx').then((file) => ({ default: file.ScreenChoice })));
const WallList = lazy(() => import('./wall-list.tsx').then((file) => ({ default: file.WallList })));

/** A session that ended comes back by itself, where somebody mends the token: asked for so often, milliseconds. */
const againMs = 60_000;
/** What a wall asks for is answered in a moment, or not at all. */
const patienceMs = 15_000;
/** A page that broke so often is loaded anew. */
const mostFailures = 3;

/** `/wall`: one screen of a wall, for displays; for people, what a screen would show. */
export function Wall() {
  useLayoutEffect(() => limitPatience(patienceMs), []);
  const client = useQueryClient();
  const { data: session, failureCount, refetch } = useQuery(sessionQuery);
  const { own } = useOwnSearch();
  // Where everybody may look, and on a person's computer, a display comes in by `/wall?as=display`.
  const isComing = own['as'] === 'display' && session?.kind !== 'display';
  // A display whose token ended says so, also where everybody may look, and after it was loaded anew: nobody else comes
  // by the address of a screen without signing in.
  const { signed } = useSignedIn();
  const isOver = session?.kind === 'visitor' && (signed?.kind === 'display' || own['screen'] !== undefined);
  const isOut = session !== undefined && (isComing || isOver || !session.rights.includes('map.read'));
  useEffect(() => {
    if (!isOut) return undefined;
    const timer = setInterval(() => void refetch(), againMs);
    return () => clearInterval(timer);
  }, [isOut, refetch]);
  if (session === undefined) return failureCount > 0 ? <Quiet is="away" /> : <div className={classes.wall} />;
  return (
    <PartBoundary instead={() => <Quiet is="broken" />} onError={(_, failures) => forgetBroken(client, failures)}>
      <Suspense fallback={<div className={classes.wall} />}>
        {isOut ? (
          <ComponentLibrary>
            <WallEntrance />
          </ComponentLibrary>
        ) : (
          <Inside session={session} />
        )}
      </Suspense>
    </PartBoundary>
  );
}

function Inside({ session }: { readonly session: Session }) {
  const { own } = useOwnSearch();
  const records = useWallRecords(session.kind !== 'visitor');
  const isDisplay = session.kind === 'display';
  const [opened] = useState(wallNow);
  const role = useMemo(() => roleOf(own, records, isDisplay, opened), [own, records, isDisplay, opened]);
  if (!records.isKnown) return <div className={classes.wall} />;
  if (role !== undefined) return <WallScreen key={role.screen ?? 'preview'} role={role} records={records} />;
  return (
    <ComponentLibrary>
      {isDisplay ? <ScreenChoice unknown={own['screen'] !== undefined} /> : <WallList records={records} />}
    </ComponentLibrary>
  );
}

/**
 * What the page knew may be what broke it: it is asked for anew. What breaks again and again may be sound in a page that was
 * loaded anew; not more than once a minute.
 */
function forgetBroken(client: QueryClient, failures: number): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  if (failures > mostFailures) reloadForMissingPiece();
}
