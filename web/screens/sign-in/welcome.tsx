import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { signInByLink } from '../../people/api.ts';
import { PasswordForm } from '../../people/password-form.tsx';
import { RequestFailed } from '../../state/request.ts';
import { askAnew } from '../../state/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { Doorway } from './doorway.tsx';

/**
 * Sets a first or new password by a one-time link. The secret stands behind the "#", which no server sees, and is taken
 * out of the address at once: it must not stay in the history or be copied on.
 */
export function Welcome() {
  const { t } = useWords();
  const client = useQueryClient();
  const router = useRouter();
  const [secret] = useState(() => window.location.hash.slice(1));
  const [isSpent, setSpent] = useState(false);
  useEffect(() => {
    if (window.location.hash !== '') {
      window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
    }
  }, []);
  const toSignIn = { label: t('signIn.title'), run: () => router.history.push('/sign-in') };
  return (
    <Doorway title={t('welcome.title')}>
      {secret === '' || isSpent ? (
        <Notice
          role="alert"
          title={t(isSpent ? 'welcome.spent' : 'welcome.missing')}
          next={t('welcome.askAgain')}
          action={toSignIn}
        />
      ) : (
        <>
          <Text size="sm" mb="md">
            {t('welcome.hint')}
          </Text>
          <PasswordForm
            asksCurrent={false}
            action={t('welcome.set')}
            send={({ next }) =>
              signInByLink(secret, next).catch((error: unknown) => {
                if (error instanceof RequestFailed && [401, 404, 410].includes(error.status)) setSpent(true);
                throw error;
              })
            }
            onDone={() => {
              void askAnew(client).then(() => router.history.replace('/'));
            }}
          />
        </>
      )}
    </Doorway>
  );
}
