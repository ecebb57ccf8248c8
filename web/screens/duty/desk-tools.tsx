import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import IconBellExclamation from '@tabler/icons-react/dist/esm/icons/IconBellExclamation.mjs';
import IconBellOff from '@tabler/icons-react/dist/esm/icons/IconBellOff.mjs';
import IconCommand from '@tabler/icons-react/dist/esm/icons/IconCommand.mjs';
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import IconList from '@tabler/icons-react/dist/esm/icons/IconList.mjs';
import IconMap from '@tabler/icons-react/dist/esm/icons/IconMap.mjs';
import IconTableImport from '@tabler/icons-react/dist/esm/icons/IconTableImport.mjs';
import { useWords } from '../../i18n/use-words.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { deskKeys, keyWords } from './act-keys.ts';
import classes from './duty.module.css';
import type { SoundChoice } from './sound-choice.ts';

/** How the bell looks and what it says. */
const bells = {
  on: { Icon: IconBell, label: 'duty.soundOn' },
  alarm: { Icon: IconBellExclamation, label: 'duty.soundAlarm' },
  off: { Icon: IconBellOff, label: 'duty.soundOff' },
} as const;

interface DeskToolsProps {
  readonly sound: SoundChoice;
  readonly onSound: () => void;
  readonly onPalette: () => void;
  readonly onHelp: () => void;
  /** Absent for whoever may not take lists of cases. */
  readonly onImport: (() => void) | undefined;
  /** On a phone: whether the map stands instead of the list. Absent: both have room. */
  readonly mapFirst: boolean | undefined;
  readonly onMapFirst: (mapFirst: boolean) => void;
}

/** What of the desk stands in the bar. */
export function DeskTools({ sound, onSound, onPalette, onHelp, onImport, mapFirst, onMapFirst }: DeskToolsProps) {
  const { t } = useWords();
  const { Icon: Bell, label: bellLabel } = bells[sound];
  const withKey = (words: string, key: string) => `${words}${t('inBrackets', { words: keyWords(key).join('+') })}`;
  if (mapFirst !== undefined) {
    return (
      <ToolButton label={t(mapFirst ? 'duty.showList' : 'duty.showMap')} onClick={() => onMapFirst(!mapFirst)}>
        {mapFirst ? <IconList size="1.25rem" /> : <IconMap size="1.25rem" />}
      </ToolButton>
    );
  }
  return (
    <span className={classes.wideOnly}>
      <ToolButton label={withKey(t('duty.keys.palette'), deskKeys.palette)} onClick={onPalette}>
        <IconCommand size="1.25rem" />
      </ToolButton>
      {onImport && (
        <ToolButton label={t('duty.import')} onClick={onImport}>
          <IconTableImport size="1.25rem" />
        </ToolButton>
      )}
      <ToolButton label={t(bellLabel)} pressed={sound !== 'off'} onClick={onSound}>
        <Bell size="1.25rem" />
      </ToolButton>
      <ToolButton label={withKey(t('duty.keys.help'), deskKeys.help)} onClick={onHelp}>
        <IconKeyboard size="1.25rem" />
      </ToolButton>
    </span>
  );
}
