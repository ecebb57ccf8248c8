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
            {refused(set.error) ? t('password.refused') : reasonOf(set.error, t)}
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

/** Whether the server found the new password itself wanting. */
function refused(error: unknown): boolean {
  return error instanceof RequestFailed && error.status === 422;
}
