import { Alert, Badge, Button, Divider, PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useWords } from '../i18n/use-words.ts';
import { askAnew, type Session } from '../state/session.ts';
import { oidcAddress, signInAsDisplay, signInAsSample, signInByPassword } from './api.ts';
import { DisplayForm } from './display-form.tsx';
import { reasonOf } from './reasons.ts';

interface SignInFormProps {
  readonly ways: Session['signIn'];
  /** The path of the page to come back to, where signing in leads away. */
  readonly back: string;
  readonly onDone: () => void;
}

/** All ways to sign in that this server offers. */
export function SignInForm({ ways, back, onDone }: SignInFormProps) {
  const { t, say } = useWords();
  const client = useQueryClient();
  const { register, handleSubmit, resetField, setFocus, formState } = useForm({
    defaultValues: { username: '', password: '' },
  });
  const signIn = useMutation({
    mutationFn: (run: () => Promise<void>) => run(),
    onSuccess: async () => {
      await askAnew(client);
      onDone();
    },
    onError: () => {
      resetField('password');
      setFocus('password');
    },
  });
  const { errors } = formState;
  return (
    <Stack gap="md">
      {signIn.isError && (
        <Alert role="alert" color="red" variant="light" p="sm">
          {reasonOf(signIn.error, t)}
        </Alert>
      )}
      {ways.sample.length > 0 && (
        <Stack gap="xs">
          <Text size="sm">
            <Badge component="span" variant="outline" radius="sm" tt="none" me="xs">
              {t('sampleBadge')}
            </Badge>
            {t('signIn.sample')}
          </Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
            {ways.sample.map(({ seat, words }) => (
              <Button
                key={seat}
                variant="default"
                justify="flex-start"
                h="auto"
                mih="2.25rem"
                py={6}
                styles={{ label: { whiteSpace: 'normal', textAlign: 'start', lineHeight: 1.25 } }}
                disabled={signIn.isPending}
                onClick={() => signIn.mutate(() => signInAsSample(seat))}
              >
                {say(words)}
              </Button>
            ))}
          </SimpleGrid>
          {ways.password && <Divider label={t('signIn.orPassword')} mt="xs" />}
        </Stack>
      )}
      {ways.password && (
        <form
          noValidate
          onSubmit={(event) =>
            void handleSubmit(({ username, password }) =>
              signIn.mutate(() => signInByPassword(username.trim(), password)),
            )(event)
          }
        >
          <Stack gap="sm">
            <TextInput
              label={t('signIn.username')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              error={errors.username && t('forms.required')}
              {...register('username', { required: true })}
            />
            <PasswordInput
              label={t('signIn.password')}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
              error={errors.password && t('forms.required')}
              {...register('password', { required: true })}
            />
            <Button type="submit" loading={signIn.isPending}>
              {t('signIn.do')}
            </Button>
          </Stack>
        </form>
      )}
      {ways.oidc && (
        <Button component="a" href={oidcAddress(back)} variant="default">
          {t('signIn.oidc')}
        </Button>
      )}
      <DisplayForm isPending={signIn.isPending} onToken={(token) => signIn.mutate(() => signInAsDisplay(token))} />
    </Stack>
  );
}
