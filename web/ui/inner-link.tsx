import { Anchor, type AnchorProps } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useCallback, type MouseEvent, type ReactNode } from 'react';
import { useView } from '../state/router.tsx';

interface InnerLinkProps extends AnchorProps {
  /** An address of the page, "/duty?view=overdue". */
  readonly to: string;
  readonly label?: string;
  readonly children: ReactNode;
}

/** A link to another address of the page. */
export function InnerLink({ to, label, children, ...props }: InnerLinkProps) {
  const open = useOpenInner();
  return (
    <Anchor inherit {...props} href={to} {...(label === undefined ? {} : { 'aria-label': label })} onClick={open}>
      {children}
    </Anchor>
  );
}

/**
 * Opens a link of the page without loading it anew, with the language and theme of the address one is at; elsewhere where
 * the reader's keys say so. For one link, or for whatever holds many.
 */
export function useOpenInner(): (event: MouseEvent<HTMLElement>) => void {
  const router = useRouter();
  const { language, theme } = useView().view;
  return useCallback(
    (event) => {
      const href = (event.target as Element).closest('a')?.getAttribute('href');
      if (!href?.startsWith('/') || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const looks = [language && `lang=${language}`, theme && `theme=${theme}`].filter(Boolean).join('&');
      router.history.push(looks === '' ? href : `${href}${href.includes('?') ? '&' : '?'}${looks}`);
    },
    [router, language, theme],
  );
}
