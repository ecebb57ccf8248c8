import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import IconBellOff from '@tabler/icons-react/dist/esm/icons/IconBellOff.mjs';
import IconCloudUpload from '@tabler/icons-react/dist/esm/icons/IconCloudUpload.mjs';
import classes from '../../field/frame/field.module.css';
import type { OnPost } from '../../field/roster/on-post.ts';
import { useWords } from '../../i18n/use-words.ts';
import { AccountMenu } from '../account/account-menu.tsx';

interface FieldBarProps {
  readonly name: string;
  readonly on: OnPost | undefined;
  readonly waiting: number;
  readonly refused: number;
  readonly sound: boolean;
  readonly onSound: () => void;
  readonly onOutbox: () => void;
  readonly onPost: () => void;
}

/** Whether one is on post, what waits to be uploaded, whether it sounds, who one is. */
export function FieldBar({ name, on, waiting, refused, sound, onSound, onOutbox, onPost }: FieldBarProps) {
  const { t } = useWords();
  const Bell = sound ? IconBell : IconBellOff;
  return (
    <header className={classes.bar} style={{ paddingLeft: '0.5rem' }}>
      <h1 className={classes.hidden}>{t('field.titleOf', { name })}</h1>
      <button type="button" className={classes.chip} {...(on && { 'data-tone': 'good' })} onClick={onPost}>
        <span aria-hidden>{on ? '●' : '○'}</span>
        {t(on ? 'field.bar.on' : 'field.bar.off')}
      </button>
      <button
        type="button"
        className={classes.chip}
        {...(refused > 0 ? { 'data-tone': 'bad' } : waiting > 0 ? { 'data-tone': 'warn' } : {})}
        aria-label={t('field.bar.outbox', { waiting, refused })}
        onClick={onOutbox}
      >
        <IconCloudUpload size="1.375rem" aria-hidden />
        {refused > 0 ? t('field.bar.refused', { figures: refused }) : waiting}
      </button>
      <span className={classes.grow} />
      <button
        type="button"
        className={classes.iconTap}
        aria-pressed={sound}
        aria-label={t(sound ? 'field.bar.soundOn' : 'field.bar.soundOff')}
        onClick={onSound}
      >
        <Bell size="1.5rem" aria-hidden />
      </button>
      <AccountMenu
        beforeLeaving={waiting + refused > 0 ? t('field.bar.beforeLeaving', { figures: waiting + refused }) : undefined}
      />
    </header>
  );
}
