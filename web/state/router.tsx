import {
  createRootRoute,
  createRoute,
  createRouter,
  useNavigate,
  useSearch,
  type RouterHistory,
} from '@tanstack/react-router';
import { useCallback, type ReactNode } from 'react';
import { dayOf } from './shanghai-day.ts';
import { parseView, serialiseView, type View } from './view.ts';

/**
 * The page's router: one screen so far, whose search parameters are the view.
 * @param screen what "/" shows
 * @param now the clock, epoch milliseconds: "today" where a link names no period
 * @param history the browser's where absent; tests give one in memory
 */
export function createPageRouter(screen: () => ReactNode, now: () => number, history?: RouterHistory) {
  const root = createRootRoute();
  const explore = createRoute({
    getParentRoute: () => root,
    path: '/',
    validateSearch: (search) => search as unknown as View,
    component: screen,
  });
  return createRouter({
    routeTree: root.addChildren([explore]),
    parseSearch: (query) => ({ ...parseView(query, dayOf(now())) }),
    stringifySearch: (search) => `?${serialiseView(search as unknown as View)}`,
    defaultNotFoundComponent: screen,
    ...(history && { history }),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPageRouter>;
  }
}

/** Changes the view. A step that the back button shall undo is pushed; a move of the camera or a taste replaces. */
export type ChangeView = (patch: Partial<View> | ((view: View) => Partial<View>), step: 'push' | 'replace') => void;

/** The view as the URL says it, and the way to change it. */
export function useView(): { readonly view: View; readonly change: ChangeView } {
  const view = useSearch({ strict: false }) as unknown as View;
  const navigate = useNavigate();
  const change = useCallback<ChangeView>(
    (patch, step) => {
      void navigate({
        to: '/',
        search: (before: unknown) => {
          const view = before as View;
          return { ...view, ...(typeof patch === 'function' ? patch(view) : patch) };
        },
        replace: step === 'replace',
      });
    },
    [navigate],
  );
  return { view, change };
}
