import { useEffect } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDeskAddress } from '../../zones/versions/address.ts';
import { DeskBar } from './desk-bar.tsx';
import { Schemes } from './schemes.tsx';
import { ZoneDesk } from './zone-desk.tsx';
import classes from './zones.module.css';

/** The planner's desk: the schemes and their versions, or one version with its map and tools. */
export function Zones() {
  const { t } = useWords();
  const { session } = useSession();
  const { scheme } = useDeskAddress();
  const title = t('zones.title');
  useEffect(() => {
    document.title = `${title} · ${t('appName')}`;
  }, [title, t]);
  if (session === undefined) return null;
  if (session.kind === 'visitor') {
    return (
      <div className={classes.page}>
        <DeskBar />
        <Notice role="status" title={t('zones.signInFirst')} />
      </div>
    );
  }
  if (scheme) return <ZoneDesk key={scheme} id={scheme} />;
  return <Schemes />;
}
