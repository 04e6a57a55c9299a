import type { SessionView } from '@lutetia/shared/contract/views/session';
import { useDisclosure } from '@mantine/hooks';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.js';
import { Icon } from '../components/icon.js';
import { apart } from '../lib/apart.js';
import { useKeeping } from '../lib/left-work.js';
import { useOnline } from '../lib/online.js';
import { readPreference } from '../lib/preferences.js';
import { startTypedAhead } from '../lib/typed-ahead.js';
import { AccountMenu } from './account-menu.js';
import { Places } from './places.js';
import { SaveIndicator } from './save-indicator.js';
import { StudySwitch } from './study-switch.js';
import { useBarKeys } from './use-bar-keys.js';
import { useReach } from './use-reach.js';

const QuickFind = apart(() => import('./quick-find.js').then((file) => file.QuickFind));
const KeysHelp = apart(() => import('./keys-help.js').then((file) => file.KeysHelp));
const PasswordDialog = apart(() =>
  import('../features/account/password-dialog.js').then((file) => file.PasswordDialog),
);

interface TopBarProps {
  readonly session: SessionView;
}

export function TopBar({ session }: TopBarProps) {
  const t = useWords('common');
  const study = useStudyInView(session);
  const [isFinding, finding] = useDisclosure(false);
  const [isHelping, helping] = useDisclosure(false);
  const [isChanging, changing] = useDisclosure(false);
  const isOnline = useOnline();
  const isKept = useKeeping();
  const reach = useReach(study);
  const mayFind = reach.participants;
  const find = (): void => {
    startTypedAhead();
    finding.open();
  };
  useBarKeys(study, reach, { find, help: helping.open });
  return (
    <>
      <header className="top">
        <Link to="/" className="brand" aria-label={t('product')}>
          <Icon name="atom" size={20} />
          <b>{t('product')}</b>
        </Link>
        {study !== null && <StudyPart study={study} />}
        <span className="grow" />
        {study !== null && mayFind && (
          <button type="button" className="find" onClick={find} aria-keyshortcuts="/">
            <Icon name="search" /> {t('find.button')} <kbd>/</kbd>
          </button>
        )}
        <SaveIndicator />
        <AccountMenu session={session} study={study} onKeys={helping.open} onPassword={changing.open} />
      </header>
      {!isOnline && (
        <p className="offline" role="status">
          {t(isKept ? 'offline' : 'offlineNotKept')}
        </p>
      )}
      {isFinding && study !== null && <QuickFind study={study} onClose={finding.close} />}
      {isHelping && <KeysHelp reach={reach} onClose={helping.close} />}
      {isChanging && <PasswordDialog email={session.person.email} onClose={changing.close} />}
    </>
  );
}

/** Which study it is, and where to go in it. */
function StudyPart({ study }: { readonly study: string }) {
  return (
    <>
      <span className="sep" />
      <StudySwitch study={study} />
      <span className="sep navsep" />
      <Places study={study} />
    </>
  );
}

/**
 * The study of the address; on a page of no study the one last worked in, so that its places stay in reach. None is chosen
 * for a person on the first page, where all of theirs stand.
 */
function useStudyInView({ memberships }: SessionView): string | null {
  const { study } = useParams({ strict: false });
  const isFirstPage = useLocation({ select: ({ pathname }) => pathname === '/' });
  if (study !== undefined) return study;
  const last = readPreference('study');
  if (isFirstPage && last === null) return null;
  return (memberships.find((membership) => membership.study === last) ?? memberships[0])?.study ?? null;
}
