import { Anchor, type AnchorProps } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useView } from '../state/router.tsx';

interface InnerLinkProps extends AnchorProps {
  /** An address of the page, "/duty?view=overdue"; language and theme of the address one is at go along. */
  readonly to: string;
  readonly label?: string;
  readonly children: ReactNode;
}

/** A link to another address of the page: opened here without loading it anew, or elsewhere as the reader's keys say. */
export function InnerLink({ to, label, children, ...props }: InnerLinkProps) {
  const router = useRouter();
  const { view } = useView();
  const { language, theme } = view;
  const looks = [language && `lang=${language}`, theme && `theme=${theme}`].filter(Boolean).join('&');
  const href = looks === '' ? to : `${to}${to.includes('?') ? '&' : '?'}${looks}`;
  return (
    <Anchor
      {...props}
      href={href}
      {...(label === undefined ? {} : { 'aria-label': label })}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        router.history.push(href);
      }}
    >
      {children}
    </Anchor>
  );
}
