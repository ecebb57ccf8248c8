import { Suspense, type ReactNode } from 'react';
import { ComponentLibrary } from '../theme/component-library.tsx';
import { PanelBoundary } from './panel-boundary.tsx';
import { ToastPlace } from './toast.tsx';

/** What every screen stands on that somebody works at: the component library, and the place for what was just done. */
export function Desk({ children }: { readonly children: ReactNode }) {
  return (
    <ComponentLibrary>
      <PanelBoundary>
        {/* A screen that is fetched on first use; nothing is shown for the moment that takes. */}
        <Suspense fallback={null}>{children}</Suspense>
        <ToastPlace />
      </PanelBoundary>
    </ComponentLibrary>
  );
}
