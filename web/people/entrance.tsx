import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { Screen } from '../state/router.tsx';
import { sessionQuery, useSignedIn } from '../state/session.ts';

/**
 * Lets in whoever may read at all; others sign in at this very address, and are then where the link led them. A page
 * that was open stays open when the session ends: what was typed is not lost.
 * @param signIn the screen to sign in at
 */
export function Entrance({ signIn: SignIn, children }: { readonly signIn: Screen; readonly children: ReactNode }) {
  const { t } = useWords();
  const { data: session, failureCount } = useQuery(sessionQuery);
  const { signed } = useSignedIn();
  // Without an answer the page opens all the same and says itself that the server is away.
  if (session === undefined && failureCount === 0) {
    return (
      <Center h="100%">
        <Loader aria-label={t('live.connecting')} />
      </Center>
    );
  }
  const mayEnter = session === undefined || session.rights.length > 0 || signed !== undefined;
  return mayEnter ? children : <SignIn />;
}
