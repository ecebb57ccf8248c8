import { useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { sessionQuery, useSignedIn } from '../state/session.ts';

// Most pages are left without them.
const SessionDialogs = lazy(() => import('./session-dialogs.tsx').then((file) => ({ default: file.SessionDialogs })));

/**
 * Watches the session. When it ends by itself, the way to sign in again lies over the page, which stays as it is; and
 * whoever has a password that another person gave sets their own first.
 */
export function SessionWatch() {
  const { data: session } = useQuery(sessionQuery);
  const { signed, leaving } = useSignedIn();
  const isVisitor = session?.kind === 'visitor';
  useEffect(() => {
    if (session === undefined) return;
    if (session.kind !== 'visitor') {
      // Whoever must set a password first has no rights yet, and nothing open that could be lost.
      if (session.rights.length > 0) useSignedIn.setState({ signed: session });
    } else if (leaving) {
      useSignedIn.setState({ signed: undefined, leaving: false });
    }
  }, [session, leaving]);
  const { history } = useRouter();
  const { pathname } = useLocation();
  useEffect(() => {
    // A display is answered on the wall's page alone: whatever address its computer starts with leads there.
    if (session?.kind === 'display' && pathname !== '/wall') history.replace('/wall');
  }, [session, pathname, history]);
  // A wall has no hands: its page says itself what is the matter.
  const hasEnded = isVisitor && !leaving && signed !== undefined && signed.kind !== 'display';
  const isNeeded = hasEnded || session?.mustChangePassword === true;
  // Once shown they stay: a dialog gives the focus back while it closes.
  const [wereNeeded, setWereNeeded] = useState(false);
  if (isNeeded && !wereNeeded) setWereNeeded(true);
  if (session === undefined || !wereNeeded) return null;
  return (
    <Suspense fallback={null}>
      <SessionDialogs session={session} ended={hasEnded ? signed : undefined} />
    </Suspense>
  );
}
