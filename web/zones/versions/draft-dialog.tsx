import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { dayOf } from '../../state/shanghai-day.ts';
import { makeDraft, schemeVersionsQuery } from '../api.ts';
import { useDeskAddress } from './address.ts';
import { newKey } from './key.ts';
import { refusalOf } from './refusal-of.ts';
import type { StandingVersion } from './standing.ts';

/** A draft that is about to be made: from a version, or empty. */
export interface DraftPlan {
  readonly kind: ResponsibilityKind;
  readonly from?: StandingVersion;
}

interface DraftDialogProps {
  readonly plan: DraftPlan | undefined;
  readonly onClose: () => void;
}

/** Asks what a new draft is called, makes it and opens it. */
export function DraftDialog({ plan, onClose }: DraftDialogProps) {
  const { t } = useWords();
  const title = plan?.from?.standing === 'superseded' ? 'schemes.bringBackTitle' : 'schemes.draftTitle';
  return (
    <Modal opened={plan !== undefined} onClose={onClose} title={plan && t(title)} centered>
      {plan && <DraftForm plan={plan} onClose={onClose} />}
    </Modal>
  );
}

function DraftForm({ plan: { kind, from }, onClose }: { readonly plan: DraftPlan; readonly onClose: () => void }) {
  const { t, say } = useWords();
  const client = useQueryClient();
  const address = useDeskAddress();
  const year = dayOf(useNow()).slice(0, 4);
  const [title, setTitle] = useState(
    from?.version.title ?? t('schemes.titleFor', { kind: say(responsibilityKinds[kind]), year }),
  );
  const [key] = useState(newKey);
  const make = useMutation({
    mutationFn: () =>
      makeDraft({ responsibilityKind: kind, title: title.trim(), ...(from && { basedOn: from.id }) }, key),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: schemeVersionsQuery.queryKey });
      onClose();
      address.open(id);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '') make.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">
          {from
            ? t('schemes.draftHint', { number: from.version.number, title: from.version.title })
            : t('schemes.emptyDraftHint', { kind: say(responsibilityKinds[kind]) })}
        </Text>
        {make.isError && (
          <Alert role="alert" color="red" variant="light" p="sm">
            {refusalOf(make.error, t)}
          </Alert>
        )}
        <TextInput
          label={t('schemes.schemeTitle')}
          required
          maxLength={200}
          data-autofocus
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('schemes.cancel')}
          </Button>
          <Button type="submit" loading={make.isPending} disabled={title.trim() === ''}>
            {t('schemes.makeDraft')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
