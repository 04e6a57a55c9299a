import { isGranted } from '@lutetia/shared/contract/access';
import type { SessionView } from '@lutetia/shared/contract/views/session';
import { Menu, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { FORM_LANGUAGES, useFormLanguage } from '../i18n/form-language.js';
import { chooseFormLanguage } from '../i18n/i18n.js';
import { useWords, type Words } from '../i18n/use-words.js';
import { Icon } from '../components/icon.js';
import { useSignOut } from '../features/session/api/sign-out.js';
import { setSingleLetters, useSingleLetters } from '../lib/shortcuts.js';

interface AccountMenuProps {
  readonly session: SessionView;
  readonly study: string | null;
  readonly onKeys: () => void;
  readonly onPassword: () => void;
}

const SCHEMES = [
  ['auto', 'topBar.themeAuto'],
  ['light', 'topBar.themeLight'],
  ['dark', 'topBar.themeDark'],
] as const;

/** The role, and what belongs to the person: colours, keys, signing out. */
export function AccountMenu({ session, study, onKeys, onPassword }: AccountMenuProps) {
  const t = useWords('common');
  const hasLetters = useSingleLetters();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" offset={4}>
      <Menu.Target>
        <button type="button" className="role">
          {roleName(session, study, t)} <Icon name="chevron" className="mut" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.person.name}
          <br />
          {session.person.email}
        </Menu.Label>
        <Menu.Divider />
        <ThemeChoice />
        <Menu.Divider />
        <LanguageChoice />
        <Menu.Divider />
        <Menu.Item onClick={onKeys} rightSection={<kbd>?</kbd>}>
          {t('topBar.keys')}
        </Menu.Item>
        <Menu.Item onClick={() => setSingleLetters(!hasLetters)}>
          {t(hasLetters ? 'topBar.singleLettersOn' : 'topBar.singleLettersOff')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={onPassword}>{t('topBar.changePassword')}</Menu.Item>
        <Menu.Item onClick={() => signOut.mutate()}>{t('topBar.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The role in this study that may do most; the person's name where there is none. */
function roleName(session: SessionView, study: string | null, t: Words): string {
  const here = session.memberships.filter((membership) => study === null || membership.study === study);
  const roles = (here.length === 0 ? session.memberships : here).map(({ role }) => role);
  const role = roles.find((one) => isGranted([one], 'form.enter')) ?? roles[0];
  return role === undefined ? session.person.name : t(`role.${role}`);
}

/** Light, dark, or as the computer is set. */
function ThemeChoice() {
  const t = useWords('common');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t('topBar.theme')}</Menu.Label>
      <Menu.RadioGroup
        value={colorScheme}
        onChange={(next) => setColorScheme(SCHEMES.find(([scheme]) => scheme === next)?.[0] ?? 'auto')}
      >
        {SCHEMES.map(([scheme, label]) => (
          <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick={false}>
            {t(label)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

/** In which language forms are read. One whose words cannot be fetched is not taken, and that is said. */
function LanguageChoice() {
  const t = useWords('common');
  const language = useFormLanguage();
  const [isMissing, setMissing] = useState(false);
  const choose = (next: string): void => {
    const wanted = FORM_LANGUAGES.find((one) => one === next) ?? 'en';
    chooseFormLanguage(wanted).then(
      () => setMissing(false),
      () => setMissing(true),
    );
  };
  return (
    <>
      <Menu.Label>{t('topBar.formLanguage')}</Menu.Label>
      <Menu.RadioGroup value={language} onChange={choose}>
        {FORM_LANGUAGES.map((one) => (
          <Menu.RadioItem key={one} value={one} closeMenuOnClick={false} lang={one}>
            {t(`topBar.language.${one}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      {isMissing && (
        <Menu.Label role="alert" className="red">
          {t('topBar.languageMissing')}
        </Menu.Label>
      )}
    </>
  );
}
