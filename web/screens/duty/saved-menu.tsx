import { Button, CloseButton, Menu, TextInput } from '@mantine/core';
import IconBookmark from '@tabler/icons-react/dist/esm/icons/IconBookmark.mjs';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import type { QueueAsked } from './address.ts';
import { useSavedFilters } from './saved-filters.ts';
import classes from './duty.module.css';

interface SavedMenuProps {
  readonly asked: QueueAsked;
  readonly onAsk: (asked: QueueAsked) => void;
}

/** The filters one keeps under a name, and the way to keep the present one. */
export function SavedMenu({ asked, onAsk }: SavedMenuProps) {
  const { t } = useWords();
  const { session } = useSession();
  const { saved, keep, forget } = useSavedFilters(session?.id ?? '');
  const [name, setName] = useState('');
  return (
    <Menu position="bottom-end" width={280} closeOnItemClick={false} trapFocus>
      <Menu.Target>
        <Button size="xs" variant="default" aria-label={t('duty.saved.title')} title={t('duty.saved.title')}>
          <IconBookmark size="1rem" aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {saved.length === 0 && <Menu.Label>{t('duty.saved.none')}</Menu.Label>}
        {saved.map((one) => (
          <div key={one.name} className={classes.savedLine}>
            <Menu.Item closeMenuOnClick onClick={() => onAsk(one.asked)}>
              {one.name}
            </Menu.Item>
            <CloseButton
              size="sm"
              aria-label={t('duty.saved.forget', { name: one.name })}
              onClick={() => forget(one.name)}
            />
          </div>
        ))}
        <Menu.Divider />
        <form
          className={classes.savedForm}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            keep(name.trim(), asked);
            setName('');
          }}
        >
          <TextInput
            size="xs"
            aria-label={t('duty.saved.name')}
            placeholder={t('duty.saved.name')}
            maxLength={30}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" variant="default" disabled={name.trim() === ''}>
            {t('duty.saved.keep')}
          </Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
