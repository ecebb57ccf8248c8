import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import IconList from '@tabler/icons-react/dist/esm/icons/IconList.mjs';
import IconMap from '@tabler/icons-react/dist/esm/icons/IconMap.mjs';
import { useWords } from '../../i18n/use-words.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { deskKeys } from './desk-keys.ts';
import classes from './checks.module.css';

interface DeskToolsProps {
  readonly onHelp: () => void;
  /** On a phone: whether the map stands instead of the list. Absent: both have room. */
  readonly mapFirst: boolean | undefined;
  readonly onMapFirst: (mapFirst: boolean) => void;
}

/** What of the desk stands in the bar. */
export function DeskTools({ onHelp, mapFirst, onMapFirst }: DeskToolsProps) {
  const { t } = useWords();
  if (mapFirst !== undefined) {
    return (
      <ToolButton label={t(mapFirst ? 'checks.showList' : 'checks.showMap')} onClick={() => onMapFirst(!mapFirst)}>
        {mapFirst ? <IconList size="1.25rem" /> : <IconMap size="1.25rem" />}
      </ToolButton>
    );
  }
  return (
    <span className={classes.wideOnly}>
      <ToolButton label={`${t('checks.keys.title')}${t('inBrackets', { words: deskKeys.help })}`} onClick={onHelp}>
        <IconKeyboard size="1.25rem" />
      </ToolButton>
    </span>
  );
}
