import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { Icon } from '../../components/icon.js';
import { SignInForm } from './components/sign-in-form.js';
import './session.css';

interface SignInPageProps {
  /** The server says that the demonstration's accounts exist here. */
  readonly isDemonstration: boolean;
}

const PASSWORD = 'lutetia-demo';
const ACCOUNTS = [
  ['nurse', 'nurse'],
  ['investigator', 'investigator'],
  ['monitor', 'monitor'],
  ['data-manager', 'datamanager'],
  ['administrator', 'admin'],
  ['auditor', 'auditor'],
] as const;

export function SignInPage({ isDemonstration }: SignInPageProps) {
  const t = useWords('session');
  const [suggestion, setSuggestion] = useState<{ email: string; password: string } | null>(null);
  return (
    <main className="sign-in" id="content">
      <div className="brand sign-in-brand">
        <Icon name="atom" size={26} />
        {t('product')}
      </div>
      <h1 className="h1">{t('title')}</h1>
      <p className="sec">{t('lead')}</p>
      <SignInForm knownEmail={null} suggestion={suggestion} key={suggestion?.email ?? ''} />
      {isDemonstration && (
        <section className="sign-in-demo" aria-labelledby="demonstration">
          <h2 className="h2" id="demonstration">
            {t('demonstration')}
          </h2>
          <p className="sec">{t('demonstrationDetail', { password: PASSWORD })}</p>
          <div className="filters">
            {ACCOUNTS.map(([role, name]) => (
              <Button
                key={role}
                size="xs"
                variant="default"
                onClick={() => setSuggestion({ email: `${name}@demo.lutetia.example`, password: PASSWORD })}
              >
                {t(`role.${role}`)}
              </Button>
            ))}
          </div>
        </section>
      )}
    </main>
  );
}
