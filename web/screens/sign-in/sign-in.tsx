import { Alert, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useWords } from '../../i18n/use-words.ts';
import { SignInForm } from '../../people/sign-in-form.tsx';
import { useOwnSearch } from '../../state/router.tsx';
import { sessionQuery } from '../../state/session.ts';
import { Failed } from '../../ui/failed.tsx';
import { Doorway } from './doorway.tsx';

/** Signing in, then back to where one came from: `back` in the address, or the very address one is at. */
export function SignIn() {
  const { t } = useWords();
  const router = useRouter();
  const { own } = useOwnSearch();
  const session = useQuery(sessionQuery);
  const here = router.state.location;
  // Why the other provider's sign-in came to nothing, as the server says it in the address.
  const refused = (['over', 'refused', 'unknown'] as const).find((why) => why === own['refused']);
  const back = localPath(own['back']) ?? (here.pathname === '/sign-in' ? '/' : here.href);
  return (
    <Doorway title={t('signIn.title')}>
      {refused !== undefined && (
        <Alert role="alert" color="red" variant="light" p="sm" mb="md">
          {t(`signIn.refused.${refused}`)}
        </Alert>
      )}
      {session.data ? (
        <SignInForm
          ways={session.data.signIn}
          back={back}
          onDone={() => {
            if (back !== here.href) router.history.replace(back);
          }}
        />
      ) : session.isError ? (
        <Failed title={t('signIn.failed')} error={session.error} retry={() => void session.refetch()} />
      ) : (
        <Loader mx="auto" aria-label={t('live.connecting')} />
      )}
    </Doorway>
  );
}

/** A path of this page and nothing else: a link must not lead a person who signs in to a stranger's page. */
function localPath(text: string | undefined): string | undefined {
  return text !== undefined && /^\/(?![/\\])/.test(text) && !text.startsWith('/sign-in') ? text : undefined;
}
