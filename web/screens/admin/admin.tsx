import type { Right } from '#domain/people/rights.ts';
import { NavLink, Text } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, type ComponentType } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { JobsSection } from '../../jobs/jobs-section.tsx';
import { AuditSection } from '../../journal/audit-section.tsx';
import { useLive } from '../../live/use-live.ts';
import { CrewsSection } from '../../people/crews-section.tsx';
import { PeopleSection } from '../../people/people-section.tsx';
import { TokensSection } from '../../people/tokens-section.tsx';
import { UnitsSection } from '../../people/units-section.tsx';
import { CalendarsSection } from '../../settings/calendars-section.tsx';
import { SettingsSection } from '../../settings/settings-section.tsx';
import { useGoTo } from '../../state/router.tsx';
import { useSession } from '../../state/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import type { SectionProps } from '../../ui/section.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { AccountMenu } from '../account/account-menu.tsx';
import { Catalogue } from './catalogue.tsx';
import { Preferences } from './preferences.tsx';
import classes from './admin.module.css';

interface Section {
  readonly right: Right;
  readonly screen: ComponentType<SectionProps>;
}

/** The sections of the administration, in the order of the menu. Words are messages `admin.sections.*`. */
const sections = {
  people: { right: 'people.manage', screen: PeopleSection },
  units: { right: 'people.manage', screen: UnitsSection },
  crews: { right: 'register.edit', screen: CrewsSection },
  tokens: { right: 'tokens.manage', screen: TokensSection },
  settings: { right: 'settings.manage', screen: SettingsSection },
  calendars: { right: 'settings.manage', screen: CalendarsSection },
  catalogue: { right: 'settings.manage', screen: Catalogue },
  audit: { right: 'audit.read', screen: AuditSection },
  jobs: { right: 'jobs.see', screen: JobsSection },
} as const satisfies Readonly<Record<string, Section>>;

type SectionId = keyof typeof sections;

const all = Object.entries(sections) as ReadonlyArray<[SectionId, Section]>;

/** The administration: sections at the left, a list and a form each; what one is at stands in the address. */
export function Admin() {
  const { t } = useWords();
  const { session, can } = useSession();
  const goTo = useGoTo();
  const navigate = useNavigate();
  const params = useParams({ strict: false }) as { readonly section?: string; readonly id?: string };
  // What others write shows in the lists by itself; there is no map here to tell.
  const city = useQuery(cityQuery);
  useLive(city.data?.seq, { change: () => undefined, reload: () => undefined });
  const open = all.filter(([, { right }]) => can(right));
  const [section, shown] =
    (params.section === undefined ? open[0] : open.find(([id]) => id === params.section)) ?? ([] as const);
  const isKnown = params.section === undefined || params.section in sections;
  const show = (next: string, id?: string, keepSearch = false) => {
    const search = keepSearch
      ? (before: unknown) => before as object
      : (before: unknown) => ({ ...(before as object), own: {} });
    if (id === undefined) void navigate({ to: '/admin/$section', params: { section: next }, search });
    else void navigate({ to: '/admin/$section/$id', params: { section: next, id }, search });
  };
  useEffect(() => {
    const of = section === undefined ? '' : `${t(`admin.sections.${section}`)} · `;
    document.title = `${of}${t('admin.title')} · ${t('appName')}`;
  }, [section, t]);
  const Shown = shown?.screen;
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <ToolButton label={t('toMap')} onClick={() => goTo('map')}>
          <IconArrowLeft size="1.25rem" />
        </ToolButton>
        <Text component="h1" fw={600}>
          {t('admin.title')}
        </Text>
        <div className={classes.spacer} />
        <Preferences />
        <AccountMenu />
      </header>
      <div className={classes.middle}>
        <nav className={classes.nav} aria-label={t('admin.title')}>
          {open.map(([id]) => (
            <NavLink
              key={id}
              component="button"
              label={t(`admin.sections.${id}`)}
              active={id === section}
              {...(id === section ? { 'aria-current': 'page' as const } : {})}
              onClick={() => show(id)}
            />
          ))}
        </nav>
        <main className={classes.section}>
          {Shown && section ? (
            <PanelBoundary key={section}>
              <Shown {...(params.id === undefined ? {} : { id: params.id })} open={(id) => show(section, id, true)} />
            </PanelBoundary>
          ) : (
            session && (
              <Notice
                role="alert"
                title={t(isKnown ? 'admin.noRight' : 'notFound.title')}
                next={t(isKnown ? 'admin.noRightNext' : 'notFound.next')}
                action={{ label: t('toMap'), run: () => goTo('map') }}
              />
            )
          )}
        </main>
      </div>
    </div>
  );
}
