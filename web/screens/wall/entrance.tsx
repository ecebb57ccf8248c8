import { Alert, Anchor, PasswordInput, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { signInAsDisplay } from '../../people/api.ts';
import { reasonOf } from '../../people/reasons.ts';
import { RequestFailed } from '../../state/request.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { askAnew, useSignedIn } from '../../state/session.ts';
import { registerScreen } from '../../wall/screens-api.ts';
import { Doorway } from '../sign-in/doorway.tsx';
import { ScreenForm, type SaidOfScreen } from './screen-form.tsx';

/** Who comes without a session: a display brings its token and says which screen it is; one whose session ended learns so. */
export function WallEntrance() {
  const { t } = useWords();
  const client = useQueryClient();
  const router = useRouter();
  const { own, changeOwn } = useOwnSearch();
  const { signed } = useSignedIn();
  const [token, setToken] = useState('');
  const isOver = signed?.kind === 'display' || own['screen'] !== undefined;
  const enter = useMutation({
    mutationFn: async (said: SaidOfScreen) => {
      await signInAsDisplay(token.trim());
      await askAnew(client);
      return registerScreen(said);
    },
    onSuccess: async (screen) => {
      // Asked for as soon as the session was a display's, so it may be under way and not know of this screen yet.
      await client.cancelQueries({ queryKey: ['records', 'screens'] });
      await client.invalidateQueries({ queryKey: ['records', 'screens'] });
      changeOwn({ ...nowhere, screen }, 'replace');
    },
  });
  const here = router.state.location.href;
  return (
    <Doorway title={t(isOver ? 'wall.over.title' : 'wall.entrance.title')}>
      <Text size="sm" c="dimmed" mb="md" role="status">
        {t(isOver ? 'wall.over.next' : 'wall.entrance.next')}
      </Text>
      {enter.isError && (
        <Alert role="alert" color="red" variant="light" p="sm" mb="md">
          {isNameTaken(enter.error) ? t('wall.entrance.nameTaken') : reasonOf(enter.error, t)}
        </Alert>
      )}
      <ScreenForm action={t('wall.entrance.do')} isPending={enter.isPending} onSend={(said) => enter.mutate(said)}>
        <PasswordInput
          label={t('wall.entrance.token')}
          autoComplete="off"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
      </ScreenForm>
      <Anchor size="sm" mt="md" display="block" href={`/sign-in?back=${encodeURIComponent(here)}`}>
        {t('wall.entrance.person')}
      </Anchor>
    </Doorway>
  );
}

/** A registered screen is named by its id alone. */
export const nowhere = { as: '', scene: '', wall: '', column: '', row: '', height: '', distance: '', at: '' };

/** Whether the server refused a screen for its name. */
export function isNameTaken(error: unknown): boolean {
  return (
    error instanceof RequestFailed && error.status === 409 && error.faults.some(({ pointer }) => pointer === '/name')
  );
}
