import { useWords } from '../../i18n/use-words.ts';
import type { Standing } from './standing.ts';
import classes from './versions.module.css';

/** How a version stands, as a shape and in words: shape and colour both tell it. */
export function VersionSign({ standing }: { readonly standing: Standing }) {
  const { t } = useWords();
  return (
    <span className={classes.sign} data-standing={standing}>
      <svg viewBox="0 0 16 16" width="0.875rem" height="0.875rem" aria-hidden>
        <Shape standing={standing} />
      </svg>
      {t(`schemes.standing.${standing}`)}
    </span>
  );
}

function Shape({ standing }: { readonly standing: Standing }) {
  switch (standing) {
    case 'draft':
      return <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2.2" />;
    case 'submitted':
      return <path d="M8 2 14.5 13.5H1.5Z" fill="currentColor" />;
    case 'approved':
      return <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" fill="none" stroke="currentColor" strokeWidth="2" />;
    case 'announced':
      return <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" fill="currentColor" />;
    case 'inEffect':
      return <circle cx="8" cy="8" r="6.5" fill="currentColor" />;
    case 'superseded':
      return <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />;
    case 'withdrawn':
      return <path d="M3 3 13 13M13 3 3 13" stroke="currentColor" strokeWidth="2" />;
  }
}
