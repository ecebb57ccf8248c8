import type { Right } from '#domain/people/rights.ts';
import { Button, Menu, Modal, Text } from '@mantine/core';
import IconLogin from '@tabler/icons-react/dist/esm/icons/IconLogin.mjs';
import IconUser from '@tabler/icons-react/dist/esm/icons/IconUser.mjs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { changePassword } from '../../people/api.ts';
import { PasswordForm } from '../../people/password-form.tsx';
import { useGoTo } from '../../state/router.tsx';
import { askAnew, signOut, useSession } from '../../state/session.ts';
import { showToast } from '../../ui/toast.tsx';
import classes from './account-menu.module.css';

/** Any of these opens at least one section of the administration. */
const administers: readonly Right[] = [
  'people.manage',
  'register.edit',
  'tokens.manage',
  'settings.manage',
  'audit.read',
  'jobs.see',
];

/** Either opens the planner's desk. */
const plans: readonly Right[] = ['zone.edit', 'zone.approve'];

/** Any of these has cases to see to. */
const seesToCases: readonly Right[] = [
  'case.receive',
  'case.verify',
  'case.file',
  'case.dispatch',
  'case.respond',
  'case.endorse',
  'case.handle',
  'case.supervise',
];

/** Either opens the desk of the walls. */
const seesToWalls: readonly Right[] = ['wall.edit', 'wall.push'];

interface AccountMenuProps {
  /** What is to be known before one signs out; nothing = it is done at once. */
  readonly beforeLeaving?: string | undefined;
}

/** Who one is on this page, and what one can do about it. Where nobody is signed in: the way to do so. */
export function AccountMenu({ beforeLeaving }: AccountMenuProps = {}) {
  const { t } = useWords();
  const { session, can } = useSession();
  const client = useQueryClient();
  const router = useRouter();
  const goTo = useGoTo();
  const [changing, setChanging] = useState(false);
  const [asking, setAsking] = useState(false);
  const leave = useMutation({
    mutationFn: () => signOut(client),
    onError: () => showToast({ words: t('account.signOutFailed'), isFault: true }),
  });
  if (session === undefined) return null;
  if (session.kind === 'visitor') {
    return (
      <Button
        variant="default"
        size="xs"
        leftSection={<IconLogin size="1rem" aria-hidden />}
        onClick={() => {
          const back = router.state.location.href;
          void router.navigate({ to: '/sign-in', search: { own: { back } } });
        }}
      >
        {t('signIn.title')}
      </Button>
    );
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            className={classes.account}
            leftSection={<IconUser size="1rem" aria-hidden />}
            aria-label={`${t('account.label')}${t('labelSeparator')}${session.name}`}
          >
            <span className={classes.name}>{session.name}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          <Menu.Label>{session.name}</Menu.Label>
          {router.state.location.pathname !== '/' && <Menu.Item onClick={() => goTo('map')}>{t('toMap')}</Menu.Item>}
          {seesToCases.some(can) && <Menu.Item onClick={() => goTo('/duty')}>{t('duty.title')}</Menu.Item>}
          <Menu.Item onClick={() => goTo('/registers')}>{t('account.registers')}</Menu.Item>
          {plans.some(can) && <Menu.Item onClick={() => goTo('/zones')}>{t('zones.title')}</Menu.Item>}
          <Menu.Item onClick={() => goTo('/checks')}>{t('checks.title')}</Menu.Item>
          {seesToWalls.some(can) && <Menu.Item onClick={() => goTo('/wall/desk')}>{t('wallDesk.title')}</Menu.Item>}
          {administers.some(can) && <Menu.Item onClick={() => goTo('/admin')}>{t('admin.title')}</Menu.Item>}
          <Menu.Divider />
          {session.kind === 'person' && <Menu.Item onClick={() => setChanging(true)}>{t('password.change')}</Menu.Item>}
          <Menu.Item onClick={() => (beforeLeaving === undefined ? leave.mutate() : setAsking(true))}>
            {t('account.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('account.signOut')}
        closeButtonProps={{ 'aria-label': t('close') }}
        centered
      >
        <Text mb="md">{beforeLeaving}</Text>
        <Button
          fullWidth
          h={48}
          onClick={() => {
            setAsking(false);
            leave.mutate();
          }}
        >
          {t('account.signOut')}
        </Button>
      </Modal>
      <Modal
        opened={changing}
        onClose={() => setChanging(false)}
        title={t('password.change')}
        closeButtonProps={{ 'aria-label': t('close') }}
        centered
      >
        <PasswordForm
          asksCurrent
          action={t('password.change')}
          send={({ current, next }) => changePassword(current, next)}
          onDone={() => {
            setChanging(false);
            showToast({ words: t('password.changed') });
            void askAnew(client);
          }}
        />
      </Modal>
    </>
  );
}
