import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { limitPatience } from '../../state/request.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { sessionQuery, useSignedIn, type Session } from '../../state/session.ts';
import { wallNow } from '../../wall/clock/wall-now.ts';
import { roleOf } from './role.ts';
import { useWallRecords } from './use-wall-records.ts';
import { WallScreen } from './wall-screen.tsx';
import classes from './wall.module.css';

// Met once in the life of a screen, or never.
const WallEntrance = lazy(() => import('./entrance.tsx').then((file) => ({ default: file.WallEntrance })));
const ScreenChoice = lazy(() => import('./screen-choice.tsx').then((file) => ({ default: file.ScreenChoice })));
const WallList = lazy(() => import('./wall-list.tsx').then((file) => ({ default: file.WallList })));

/** A session that ended comes back by itself, where somebody mends the token: asked for so often, milliseconds. */
const againMs = 60_000;
/** What a wall asks for is answered in a moment, or not at all. */
const patienceMs = 15_000;

/** `/wall`: one screen of a wall, for displays; for people, what a screen would show. */
export function Wall() {
  useLayoutEffect(() => limitPatience(patienceMs), []);
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
  if (session === undefined) return failureCount > 0 ? <Quiet /> : <div className={classes.wall} />;
  return (
    <Suspense fallback={<div className={classes.wall} />}>
      {isOut ? <WallEntrance /> : <Inside session={session} />}
    </Suspense>
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
  return isDisplay ? <ScreenChoice unknown={own['screen'] !== undefined} /> : <WallList records={records} />;
}

/** The server does not answer a screen that has nothing to show yet. */
function Quiet(): ReactNode {
  const { t } = useWords();
  return (
    <main className={classes.wall} data-colours="dark">
      <div className={classes.quiet} role="status">
        <strong>{t('wall.away.title')}</strong>
        <span>{t('wall.away.next')}</span>
      </div>
    </main>
  );
}
