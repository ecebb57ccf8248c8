import { Alert, Button, Group } from '@mantine/core';
import { useEffect } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { beginShell, install, takeFresh, useShellState } from './install.ts';

/** A button is hit with a thumb, in gloves. */
const tall = 48;

/**
 * What is to be said of the page as an application: a new version lies ready; it can be installed; without https it cannot
 * open without signal. Nothing where there is nothing to say.
 * @param mayInstall whether this is a place to offer the installation
 */
export function ShellNotices({ mayInstall }: { readonly mayInstall: boolean }) {
  const { t } = useWords();
  const { fresh, question } = useShellState();
  useEffect(beginShell, []);
  return (
    <>
      {fresh && (
        <Button fullWidth h={tall} radius={0} onClick={takeFresh}>
          {t('fieldSync.newVersion')}
        </Button>
      )}
      {!window.isSecureContext && (
        <Alert color="orange" variant="light" radius={0} p="sm" role="note">
          {t('fieldSync.needsHttps')}
        </Alert>
      )}
      {mayInstall && question && (
        <Group p="sm">
          <Button h={tall} variant="default" onClick={() => void install()}>
            {t('fieldSync.install')}
          </Button>
        </Group>
      )}
    </>
  );
}
