import { Button, Popover } from '@mantine/core';
import IconScreenShare from '@tabler/icons-react/dist/esm/icons/IconScreenShare.mjs';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { PushForm, type PushFormProps } from './push-form.tsx';

/** The button that pushes something to a wall; nothing for whoever may not. */
export function PushMenu(props: Omit<PushFormProps, 'onDone'>) {
  const { t } = useWords();
  const { can } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!can('wall.push')) return null;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width="20rem" trapFocus withinPortal>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconScreenShare size="1rem" aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t('wallDesk.push.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <PushForm {...props} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
