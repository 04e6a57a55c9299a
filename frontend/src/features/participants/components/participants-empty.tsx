import { Button } from '@mantine/core';
import { useWords } from '../../../i18n/use-words.js';
import { WITHOUT_ARM, type ParticipantFilter } from '../participant-filter.js';

interface ParticipantsEmptyProps {
  /** Null when there is nobody at all. */
  readonly filters: ParticipantFilter | null;
  readonly mayEnrol: boolean;
  readonly onClear: () => void;
  readonly onEnrol: () => void;
}

export function ParticipantsEmpty({ filters, mayEnrol, onClear, onEnrol }: ParticipantsEmptyProps) {
  const t = useWords('participants');
  if (filters !== null) {
    const arm = filters.arm === WITHOUT_ARM ? t('noArm') : filters.arm;
    const names = [arm === null ? null : `${t('arm')} ${arm}`, filters.dueOrLate ? t('dueOrLate') : null];
    return (
      <div className="pp-empty">
        <p className="sec">
          {t('empty.filtered', { filters: names.filter((name) => name !== null).join(', ') })}
        </p>
        <Button variant="default" onClick={onClear}>
          {t('empty.clear')}
        </Button>
      </div>
    );
  }
  return (
    <div className="pp-empty">
      <h2 className="h2">{t('empty.title')}</h2>
      <p className="sec">{t(mayEnrol ? 'empty.detail' : 'empty.cannot')}</p>
      {mayEnrol && <Button onClick={onEnrol}>{t('enrol')}</Button>}
    </div>
  );
}
