import { Button, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { askAnew, signOut, useSignedIn, type Session } from '../state/session.ts';
import { ComponentLibrary } from '../theme/component-library.tsx';
import { changePassword } from './api.ts';

// Each is fetched where it is needed: hardly ever both.
const PasswordForm = lazy(() => import('./password-form.tsx').then((file) => ({ default: file.PasswordForm })));
const SignInForm = lazy(() => import('./sign-in-form.tsx').then((file) => ({ default: file.SignInForm })));

interface SessionDialogsProps {
  readonly session: Session;
  /** Who was signed in when the session ended by itself; undefined = it did not. */
  readonly ended: Pick<Session, 'name'> | undefined;
}

/** Over whatever page: the way to sign in again, and the password of one's own. */
export function SessionDialogs({ session, ended }: SessionDialogsProps) {
  const { t } = useWords();
  const client = useQueryClient();
  return (
    <ComponentLibrary>
      <Modal
        opened={ended !== undefined}
        onClose={() => undefined}
        withCloseButton={false}
        closeOnClickOutside={false}
        closeOnEscape={false}
        centered
        title={t('session.ended')}
      >
        {ended && (
          <Stack gap="md">
            <Text size="sm">{t('session.endedNext', { name: ended.name })}</Text>
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
        opened={session.mustChangePassword === true}
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
    </ComponentLibrary>
  );
}
