import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useWords } from '../i18n/use-words.ts';
import { RequestFailed } from '../state/request.ts';
import { reasonOf } from './reasons.ts';

/** Fewer characters are refused (the server's rule, said before it is asked). */
const shortest = 10;

interface PasswordFormProps {
  /** Asked for the present password too; not with a one-time link. */
  readonly asksCurrent: boolean;
  readonly action: string;
  readonly send: (passwords: { current: string; next: string }) => Promise<void>;
  readonly onDone: () => void;
  readonly onCancel?: { readonly words: string; readonly run: () => void };
}

/** Sets a password, typed twice. */
export function PasswordForm({ asksCurrent, action, send, onDone, onCancel }: PasswordFormProps) {
  const { t } = useWords();
  const { register, handleSubmit, getValues, formState } = useForm({
    defaultValues: { current: '', next: '', again: '' },
  });
  const set = useMutation({ mutationFn: send, onSuccess: onDone });
  const { errors } = formState;
  const eye = { 'aria-label': t('signIn.showPassword') };
  return (
    <form
      noValidate
      onSubmit={(event) => void handleSubmit(({ current, next }) => set.mutate({ current, next }))(event)}
    >
      <Stack gap="sm">
        {set.isError && (
          <Alert role="alert" color="red" variant="light" p="sm">
            {wordOf(set.error) === undefined ? reasonOf(set.error, t) : t(wordOf(set.error)!)}
          </Alert>
        )}
        {asksCurrent && (
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            visibilityToggleButtonProps={eye}
            error={errors.current && t('forms.required')}
            {...register('current', { required: true })}
          />
        )}
        <PasswordInput
          label={t('password.next')}
          description={t('password.rule', { count: shortest })}
          autoComplete="new-password"
          visibilityToggleButtonProps={eye}
          error={errors.next && t('password.tooShort', { count: shortest })}
          {...register('next', { minLength: shortest, required: true })}
        />
        <PasswordInput
          label={t('password.again')}
          autoComplete="new-password"
          visibilityToggleButtonProps={eye}
          error={errors.again && t('password.differ')}
          {...register('again', { validate: (again) => again === getValues('next') })}
        />
        <Group justify="flex-end" gap="xs">
          {onCancel && (
            <Button variant="default" onClick={onCancel.run}>
              {onCancel.words}
            </Button>
          )}
          <Button type="submit" loading={set.isPending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Which of the two passwords the server found wanting; undefined where it was something else. */
function wordOf(error: unknown): 'password.wrongCurrent' | 'password.refused' | undefined {
  if (!(error instanceof RequestFailed) || error.status !== 422) return undefined;
  return error.faults.some(({ pointer }) => pointer === '/current') ? 'password.wrongCurrent' : 'password.refused';
}
