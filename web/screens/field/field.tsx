import { useEffect } from 'react';
import { useRouter } from '@tanstack/react-router';
import classes from '../../field/frame/field.module.css';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { AccountMenu } from '../account/account-menu.tsx';
import { FieldPage } from './field-page.tsx';

/** The page on the street: whoever handles, verifies or inspects cases; others are told plainly why it is empty. */
export function Field() {
  const { t } = useWords();
  const { session, can } = useSession();
  const router = useRouter();
  useEffect(() => {
    document.title = `${t('field.title')} · ${t('appName')}`;
  }, [t]);
  // Another person who signs in on this phone has told nothing yet and seen no alerts.
  if (session?.kind === 'person' && (can('case.handle') || can('case.verify'))) {
    return <FieldPage key={session.id} session={session} />;
  }
  const isVisitor = session?.kind === 'visitor';
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <h1 className={classes.barTitle}>{t('field.title')}</h1>
        {session && !isVisitor && <AccountMenu />}
      </header>
      <main className={classes.main}>
        {session === undefined ? (
          <Notice role="status" title={t('field.door.noAnswer')} next={t('field.door.noAnswerNext')} />
        ) : isVisitor ? (
          <Notice
            role="status"
            title={t('field.door.signIn')}
            next={t('field.door.signInNext')}
            action={{
              label: t('signIn.title'),
              run: () => {
                const back = router.state.location.href;
                void router.navigate({ to: '/sign-in', search: { own: { back } } });
              },
            }}
          />
        ) : (
          <Notice role="status" title={t('field.door.noSeat')} next={t('field.door.noSeatNext')} />
        )}
      </main>
    </div>
  );
}
