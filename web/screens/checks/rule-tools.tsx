import { ActionIcon, Button, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import type { ChecksDeskState } from './use-checks-desk.ts';

/** What can be done with the rule whose findings are listed: its reach shown, changed, copied. */
export function RuleTools({ desk }: { readonly desk: ChecksDeskState }) {
  const { t } = useWords();
  const { can } = useSession();
  return (
    <>
      {desk.entry?.rule.kind === 'reach' && (
        <Button size="compact-xs" variant="default" onClick={() => desk.showReach(!desk.showsReach)}>
          {t('checks.rule.reach')}
        </Button>
      )}
      {can('rule.edit') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('checks.rule.tools')} title={t('checks.rule.tools')}>
              <IconDots size="1rem" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => desk.edit('rule')}>{t('checks.rule.edit', { key: 'R' })}</Menu.Item>
            <Menu.Item onClick={() => desk.edit('copy')}>{t('checks.rule.copy')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
