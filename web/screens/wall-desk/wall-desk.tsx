import { SegmentedControl, Text } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useLive } from '../../live/use-live.ts';
import { useGoTo, useOwnSearch } from '../../state/router.tsx';
import { useSession } from '../../state/session.ts';
import { InnerLink } from '../../ui/inner-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { AccountMenu } from '../account/account-menu.tsx';
import { Preferences } from '../admin/preferences.tsx';
import { SceneEditor } from './scene-editor.tsx';
import { ScenesTab } from './scenes-tab.tsx';
import { useWallDesk } from './use-wall-desk.ts';
import { WallsTab } from './walls-tab.tsx';
import classes from './wall-desk.module.css';

/** `/wall/desk`: walls, their screens and what they show when. What is open stands in the address. */
export function WallDesk() {
  const { t } = useWords();
  const { session, can } = useSession();
  const goTo = useGoTo();
  // What others write shows by itself; there is no map here to tell.
  const city = useQuery(cityQuery);
  useLive(city.data?.seq, { change: () => undefined, reload: () => undefined });
  useEffect(() => {
    document.title = `${t('wallDesk.title')} · ${t('appName')}`;
  }, [t]);
  if (session === undefined) return null;
  const mayLook = can('wall.edit') || can('wall.push');
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <ToolButton label={t('toMap')} onClick={() => goTo('map')}>
          <IconArrowLeft size="1.25rem" />
        </ToolButton>
        <Text component="h1" fw={600}>
          {t('wallDesk.title')}
        </Text>
        <div className={classes.spacer} />
        <InnerLink size="sm" to="/wall">
          {t('wallDesk.openWall')}
        </InnerLink>
        <Preferences />
        <AccountMenu />
      </header>
      <main className={classes.main}>
        {mayLook ? (
          <Inside />
        ) : (
          <Notice
            role="alert"
            title={t('wallDesk.noRight')}
            next={t('wallDesk.noRightNext')}
            action={{ label: t('toMap'), run: () => goTo('map') }}
          />
        )}
      </main>
    </div>
  );
}

function Inside() {
  const { t } = useWords();
  const { can } = useSession();
  const { own, changeOwn } = useOwnSearch();
  const desk = useWallDesk();
  const scene = own['scene'];
  const isComposing = can('wall.edit') && scene !== undefined;
  const tab = own['tab'] === 'scenes' || isComposing ? 'scenes' : 'walls';
  const close = () => changeOwn({ tab: 'scenes', scene: '', from: '' }, 'push');
  return (
    <div className={classes.inside}>
      <nav className={classes.tabs} aria-label={t('wallDesk.title')}>
        <SegmentedControl
          size="xs"
          aria-label={t('wallDesk.title')}
          value={tab}
          data={(['walls', 'scenes'] as const).map((value) => ({ value, label: t(`wallDesk.tabs.${value}`) }))}
          onChange={(to) =>
            changeOwn({ tab: to === 'scenes' ? to : '', scene: '', from: '', edit: '', screen: '' }, 'push')
          }
        />
      </nav>
      <div className={classes.tab}>
        {isComposing ? (
          <SceneEditor
            key={`${scene} ${own['from'] ?? ''}`}
            id={scene}
            from={own['from']}
            desk={desk}
            onClose={close}
          />
        ) : tab === 'scenes' ? (
          <ScenesTab desk={desk} />
        ) : (
          <WallsTab desk={desk} />
        )}
      </div>
    </div>
  );
}
