import { useQueryClient } from '@tanstack/react-query';
import { Icon } from '../../components/icon.js';
import { useWords } from '../../i18n/use-words.js';
import { queryKeys } from '../../lib/query-keys.js';
import { PasswordForm } from './password-form.js';

/** Before anything else for somebody whose password an administrator set: only the two of them know it. */
export function NewPasswordPage({ email }: { readonly email: string }) {
  const t = useWords('account');
  const queries = useQueryClient();
  return (
    <main className="page-notice new-password" id="content">
      <div className="brand">
        <Icon name="atom" size={26} />
        {t('product')}
      </div>
      <h1 className="h1">{t('must.title')}</h1>
      <p className="sec">{t('must.lead')}</p>
      <PasswordForm
        email={email}
        onDone={() => void queries.invalidateQueries({ queryKey: queryKeys.session })}
      />
    </main>
  );
}
