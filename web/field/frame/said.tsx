import { useEffect } from 'react';
import { create } from 'zustand';
import classes from './field.module.css';

interface Said {
  readonly words: string;
  readonly isFault: boolean;
}

const useSaid = create<{ readonly said: Said | undefined }>(() => ({ said: undefined }));

/** How long a word stays, milliseconds. */
const staysMs = 6_000;

/** Says what was just done, where it covers nothing that one touches next. */
export function say(words: string, isFault = false): void {
  useSaid.setState({ said: { words, isFault } });
}

/** The line in which it is said: above what one does, in the flow of the page. */
export function SaidLine() {
  const { said } = useSaid();
  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = window.setTimeout(() => useSaid.setState({ said: undefined }), staysMs);
    return () => window.clearTimeout(timer);
  }, [said]);
  if (said === undefined) return null;
  return (
    <p
      className={classes.said}
      data-tone={said.isFault ? 'bad' : 'good'}
      role={said.isFault ? 'alert' : 'status'}
      onClick={() => useSaid.setState({ said: undefined })}
    >
      {said.words}
    </p>
  );
}
