import type { LaboratoryView } from '@lutetia/shared/contract/views/laboratories';
import { Button } from '@mantine/core';
import { FilterToggle } from '../../../components/filter-toggle.js';
import { useWords } from '../../../i18n/use-words.js';

interface LaboratoryChoiceProps {
  readonly items: readonly LaboratoryView[];
  readonly open: LaboratoryView | null;
  readonly onOpen: (id: string) => void;
  /** Null while one is being added, and for those who only read. */
  readonly onAdd: (() => void) | null;
}

/** The laboratories of a site, of which one is open. */
export function LaboratoryChoice({ items, open, onOpen, onAdd }: LaboratoryChoiceProps) {
  const t = useWords('laboratories');
  return (
    <div className="filters lr-choice">
      {items.map(({ id, name }) => (
        <FilterToggle key={id} isOn={id === open?.id} onToggle={() => onOpen(id)}>
          {name}
        </FilterToggle>
      ))}
      {onAdd !== null && (
        <Button size="xs" variant="subtle" onClick={onAdd}>
          {t('add')}
        </Button>
      )}
    </div>
  );
}

/** A site without a laboratory: what to do about it, for whoever may. */
export function NoLaboratory({ onAdd }: Pick<LaboratoryChoiceProps, 'onAdd'>) {
  const t = useWords('laboratories');
  return (
    <div className="empty">
      <p>{t('none')}</p>
      <p className="sec">{t(onAdd === null ? 'noneAsk' : 'noneNext')}</p>
      {onAdd !== null && (
        <Button size="sm" mt={12} onClick={onAdd}>
          {t('add')}
        </Button>
      )}
    </div>
  );
}
