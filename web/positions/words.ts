import type { TFunction } from 'i18next';
import type { CrewMember, CrewNow } from '#domain/people/crew-now.ts';
import type { Whereabouts } from '#domain/people/fix.ts';
import { formatClock } from '../i18n/times.ts';

/** How old something is, in words: “3分钟前”. */
export function ageWords(seconds: number, t: TFunction): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return t('positions.age.now');
  if (minutes < 60) return t('positions.age.minutes', { count: minutes });
  return t('positions.age.hours', { count: Math.floor(minutes / 60) });
}

/** What is known of where somebody is: its age and accuracy, or that it is not known. */
export function whereaboutsWords(whereabouts: Whereabouts, t: TFunction): string {
  if (whereabouts.state === 'known') {
    return t('positions.state.known', {
      age: ageWords(whereabouts.ageSeconds, t),
      metres: Math.max(1, Math.round(whereabouts.fix.accuracy)),
    });
  }
  if (whereabouts.ageSeconds === undefined) return t('positions.state.unknown');
  return t('positions.state.stale', { age: ageWords(whereabouts.ageSeconds, t) });
}

/** The same of a member, who may not have signed on. */
export function memberWords({ on, whereabouts }: Pick<CrewMember, 'on' | 'whereabouts'>, t: TFunction): string {
  return on ? whereaboutsWords(whereabouts, t) : t('positions.state.off');
}

/** What stands beside a person on the map. */
export function signWords({ name, whereabouts }: CrewMember, t: TFunction): string {
  return whereabouts.ageSeconds === undefined ? name : `${name} ${ageWords(whereabouts.ageSeconds, t)}`;
}

/** A crew's shift, who is on, and what lies with it; a line each. */
export function crewWords({ onShift, members, load }: CrewNow, t: TFunction): string[] {
  const on = members.filter((member) => member.on);
  const licensed = on.filter((member) => member.licensed).length;
  return [
    onShift === undefined
      ? t('positions.offShift')
      : t('positions.shift', { from: formatClock(onShift.from), to: formatClock(onShift.to), shift: onShift.shift }),
    t('positions.members', { on: on.length, all: members.length }),
    ...(licensed > 0 ? [t('positions.licensedOn', { count: licensed })] : []),
    load.tasks === 0
      ? t('positions.noLoad')
      : t('positions.load', { tasks: load.tasks, minutes: Math.round(load.minutes) }),
  ];
}
