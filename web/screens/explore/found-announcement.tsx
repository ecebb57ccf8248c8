import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';

interface FoundAnnouncementProps {
  /** Changes with layers, filters and period: with what the reader did, not with where the map is or what comes in. */
  readonly asked: string;
  /** How many features are in view; undefined while the answer to `asked` is on its way. */
  readonly found: number | undefined;
}

/** Tells those who do not see the map how many features are in view after they narrowed or widened what is shown. */
export function FoundAnnouncement({ asked, found }: FoundAnnouncementProps) {
  const { t, language } = useWords();
  const [said, setSaid] = useState('');
  const told = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (found === undefined || told.current === asked) return;
    if (told.current !== undefined) setSaid(t('list.found', { figures: formatNumber(found, language) }));
    told.current = asked;
  }, [asked, found, t, language]);
  return <VisuallyHidden role="status">{said}</VisuallyHidden>;
}
