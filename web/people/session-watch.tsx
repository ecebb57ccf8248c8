import { Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { askAnew, sessionQuery, signOut, useSignedIn } from '../state/session.ts';
import { changePassword } from './api.ts';

// Fetched where they are needed: most pages are left without either.
const PasswordForm = lazy(() => import('./password-form.tsx').then((file) => ({ default: file.PasswordForm })));
const SignInForm = lazy(() => import('./sign-in-form.tsx').then((file) => ({ default: file.SignInForm })));

/**
 * Watches the session. When it ends by itself, the way to sign in again lies over the page, which stays as it is; and
 * whoever has a password that another person gave sets their own first.
 */
export function SessionWatch({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const client = useQueryClient();
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
  return (
    <>
      {children}
      <Modal
        opened={hasEnded}
        onClose={() => undefined}
        withCloseButton={false}
        closeOnClickOutside={false}
        closeOnEscape={false}
        centered
        title={t('session.ended')}
      >
        {hasEnded && (
          <Stack gap="md">
            <Text size="sm">{t('session.endedNext', { name: signed.name })}</Text>
            <Suspense fallback={null}>
              <SignInForm
                ways={session.signIn}
                back={window.location.pathname + window.location.search}
                onDone={() => undefined}
              />
            </Suspense>
            {session.rights.length > 0 && (
              <Button variant="subtle" onClick={() => useSignedIn.setState({ signed: undefined })}>
                {t('session.goOnUnsigned')}
              </Button>
            )}
          </Stack>
        )}
      </Modal>
      <Modal
        opened={session?.mustChangePassword === true}
        onClose={() => undefined}
        withCloseButton={false}
        closeOnClickOutside={false}
        closeOnEscape={false}
        centered
        title={t('password.mustChange')}
      >
        <Suspense fallback={null}>
          <PasswordForm
            asksCurrent
            action={t('password.change')}
            send={({ current, next }) => changePassword(current, next)}
            onDone={() => void askAnew(client)}
            onCancel={{ words: t('account.signOut'), run: () => void signOut(client) }}
          />
        </Suspense>
      </Modal>
    </>
  );
}
