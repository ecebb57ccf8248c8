import { Alert, Button, Loader, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { reasonOf } from '../../people/reasons.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { myScreensQuery, registerScreen } from '../../wall/screens-api.ts';
import { Doorway } from '../sign-in/doorway.tsx';
import { isNameTaken, nowhere } from './entrance.tsx';
import { ScreenForm, type SaidOfScreen } from './screen-form.tsx';

/** A display whose address names no screen: one of those that came with its token, or a new one. The only one is taken. */
export function ScreenChoice({ unknown }: { readonly unknown: boolean }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { changeOwn } = useOwnSearch();
  const { data: mine } = useQuery(myScreensQuery);
  const [isNew, setNew] = useState(false);
  const take = (screen: string) => changeOwn({ ...nowhere, screen }, 'replace');
  const register = useMutation({
    mutationFn: (said: SaidOfScreen) => registerScreen(said),
    onSuccess: async (screen) => {
      await client.invalidateQueries({ queryKey: ['records', 'screens'] });
      take(screen);
    },
  });
  const only = mine?.length === 1 ? mine[0]!.id : undefined;
  useEffect(() => {
    if (only !== undefined) take(only);
    // Taken once, when it is known to be the only one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [only]);
  if (mine === undefined || only !== undefined) return <Loader m="auto" aria-label={t('live.connecting')} />;
  return (
    <Doorway title={t('wall.choose.title')}>
      {unknown && (
        <Alert role="alert" color="yellow" variant="light" p="sm" mb="md">
          {t('wall.choose.unknown')}
        </Alert>
      )}
      {register.isError && (
        <Alert role="alert" color="red" variant="light" p="sm" mb="md">
          {isNameTaken(register.error) ? t('wall.entrance.nameTaken') : reasonOf(register.error, t)}
        </Alert>
      )}
      {mine.length > 0 && (
        <Stack gap="xs" mb="md">
          <Text size="sm" c="dimmed">
            {t('wall.choose.next')}
          </Text>
          {mine.map(({ id, content }) => (
            <Button key={id} variant="default" onClick={() => take(id)}>
              {content.name}
            </Button>
          ))}
        </Stack>
      )}
      {mine.length === 0 || isNew ? (
        <ScreenForm
          action={t('wall.choose.do')}
          isPending={register.isPending}
          onSend={(said) => register.mutate(said)}
        />
      ) : (
        <Button variant="subtle" onClick={() => setNew(true)}>
          {t('wall.choose.another')}
        </Button>
      )}
    </Doorway>
  );
}
