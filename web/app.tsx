// The ambient types of single icons, for every program that includes the page (tests have their own tsconfig).
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./ui/tabler-icons.d.ts" />
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { localeOf } from './i18n/i18n.ts';
import { useDictionary } from './i18n/use-dictionary.ts';
import { SessionWatch } from './people/session-watch.tsx';
import { usePreferences } from './state/preferences.ts';
import { healMs, mayHeal, RequestFailed } from './state/request.ts';
import { useView } from './state/router.tsx';
import { sessionQuery, type Session } from './state/session.ts';
import { PartBoundary } from './wall/part-boundary.tsx';
import { Quiet } from './wall/quiet.tsx';

/** The memory of the page for what the server said: retries what may heal, not what was refused. */
export function createQueryClient(): QueryClient {
  /** A refusal that means "not signed in (any more)": asks who one is, so that the page can say so. */
  const doubt = (error: unknown): void => {
    if (!(error instanceof RequestFailed)) return;
    const known = client.getQueryData<Session>(sessionQuery.queryKey);
    const isDoubtful = error.status === 401 ? known?.kind !== 'visitor' : error.title === 'Not from this page';
    if (isDoubtful && known !== undefined) void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: doubt }),
    mutationCache: new MutationCache({ onError: doubt }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => error instanceof RequestFailed && mayHeal(error.status) && failures < 2,
        // What the page promises where the server is away: it comes back by itself.
        refetchInterval: ({ state: { status, error } }) =>
          status === 'error' && error instanceof RequestFailed && mayHeal(error.status) && healMs,
      },
    },
  });
  return client;
}

// A wall has no hands: it is drawn without the component library, and does not wait for it.
const Desk = lazy(() => import('./ui/desk.tsx').then((file) => ({ default: file.Desk })));

/** Everything a screen stands on: language, the memory for answers, the session; needs the router around it. */
export function Surroundings({ client, children }: { readonly client: QueryClient; readonly children: ReactNode }) {
  const { view } = useView();
  const { language } = usePreferences(view);
  const isWall = useLocation({ select: ({ pathname }) => pathname === '/wall' });
  const i18n = useDictionary(language);
  useEffect(() => {
    document.documentElement.lang = localeOf(language);
  }, [language]);
  if (i18n === undefined) return null;
  return (
    <QueryClientProvider client={client}>
      <I18nextProvider i18n={i18n}>
        <SessionWatch />
        {isWall ? (
          <PartBoundary instead={() => <Quiet is="broken" />}>
            <Suspense fallback={null}>{children}</Suspense>
          </PartBoundary>
        ) : (
          <Suspense fallback={null}>
            <Desk>{children}</Desk>
          </Suspense>
        )}
      </I18nextProvider>
    </QueryClientProvider>
  );
}
