import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/Radio.css';
import type { StudyVersionView } from '@lutetia/shared/contract/views/amendments';
import type { SiteView } from '@lutetia/shared/contract/views/studies';
import { Checkbox, Radio } from '@mantine/core';
import { DayField } from '../../../components/day-field.js';
import { useWords } from '../../../i18n/use-words.js';
import { siteWords } from '../site-version-words.js';
import type { ChosenActivation } from '../use-activation.js';

interface ActivationFieldsProps {
  readonly chosen: ChosenActivation;
  readonly version: string;
  readonly versions: readonly StudyVersionView[];
  readonly sites: readonly SiteView[];
  /** Codes of the sites where this version is neither live nor about to be. */
  readonly open: readonly string[];
}

/** Where, from when and for whom the version is to be live. */
export function ActivationFields(props: ActivationFieldsProps) {
  const { chosen, version, sites } = props;
  const { draft } = chosen;
  const t = useWords('study');
  return (
    <div className="study-fields">
      <SitesField {...props} />
      <div className="stack">
        <DayField
          label={t('activate.from')}
          value={draft.from}
          today={sites[0]?.today ?? ''}
          onChange={(from) => chosen.change({ from })}
          error={chosen.isChecked && draft.from === '' ? t('activate.missing.from') : null}
        />
        <WhomField chosen={chosen} version={version} />
      </div>
    </div>
  );
}

/** At which sites; where it is or a newer one is, there is nothing to choose. */
function SitesField({ chosen, version, versions, sites, open }: ActivationFieldsProps) {
  const t = useWords('study');
  const { draft } = chosen;
  return (
    <Checkbox.Group
      label={t('activate.sites')}
      value={draft.sites}
      onChange={(codes) => chosen.change({ sites: codes })}
      error={chosen.isChecked && draft.sites.length === 0 ? t('activate.missing.sites') : null}
    >
      <div className="study-sites">
        {sites.map((site) => (
          <Checkbox
            key={site.code}
            value={site.code}
            label={siteWords(site, version, versions, t)}
            disabled={!open.includes(site.code)}
          />
        ))}
      </div>
      {open.length > 1 && (
        <button type="button" className="link-button" onClick={() => chosen.change({ sites: [...open] })}>
          {t('activate.all')}
        </button>
      )}
    </Checkbox.Group>
  );
}

/** For everybody there, or for those who come from then on. */
function WhomField({ chosen, version }: Pick<ActivationFieldsProps, 'chosen' | 'version'>) {
  const t = useWords('study');
  const { isAhead, isLive } = chosen;
  return (
    <Radio.Group
      label={t('activate.whom')}
      value={chosen.isForNew ? 'new' : 'all'}
      onChange={(whom) => chosen.change({ migrate: whom === 'all' })}
    >
      <div className="study-sites">
        <Radio
          value="all"
          label={t('activate.everybody')}
          description={t(isAhead ? 'activate.allLater' : 'activate.allHint', { version })}
          disabled={isAhead}
        />
        <Radio
          value="new"
          label={t('activate.newOnly')}
          description={t(isLive ? 'activate.newTaken' : 'activate.newHint')}
          disabled={isLive}
        />
      </div>
    </Radio.Group>
  );
}
