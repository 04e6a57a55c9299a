import { unitText } from '@lutetia/shared/forms/unit-text';
import type { ItemValue } from '@lutetia/shared/forms/value';
import { useQuery } from '@tanstack/react-query';
import type { PlacedWork } from '../../../forms/saving-types.js';
import { useWords } from '../../../forms/words.js';
import classes from '../casebook.module.css';

export interface KeptWithoutFormProps {
  readonly personId: string;
  readonly formId: string;
}

/** What was typed into a form that has since left one's sight, as by a transfer: to be handed over, not lost. */
export function KeptWithoutForm({ personId, formId }: KeptWithoutFormProps) {
  const t = useWords();
  const kept = useQuery({
    queryKey: ['kept-work', personId, formId],
    queryFn: async () => (await import('../../../forms/device-store.js')).keptWork(personId, formId),
    networkMode: 'always',
  });
  const lines = kept.data == null ? [] : linesOf(kept.data);
  if (lines.length === 0) return null;
  return (
    <section className={classes.keptWithout} aria-labelledby="kept-without">
      <h2 id="kept-without">{t('keptWithout.title', { form: kept.data?.place?.name ?? '' })}</h2>
      <p className="sec">{t('keptWithout.lead')}</p>
      <dl>
        {lines.map(([path, text]) => (
          <div key={path}>
            <dt>{path}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function linesOf(work: PlacedWork): readonly (readonly [string, string])[] {
  const { outgoing, unsent, typing, unread, refused } = work;
  const edits = Object.entries({ ...refused, ...unsent }).map(
    ([path, { value = null }]) => [path, value] as const,
  );
  const values = { ...outgoing?.changes, ...Object.fromEntries(edits) };
  const typed = Object.entries({ ...typing, ...unread }).map(([path, { text }]) => [path, text] as const);
  return [...Object.entries(values).map(([path, value]) => [path, textOf(value)] as const), ...typed];
}

function textOf(value: ItemValue | null): string {
  if (value === null) return '';
  if ('absent' in value) return [value.absent, value.reason].filter((part) => part !== undefined).join(': ');
  const text = typeof value.v === 'string' ? value.v : value.v.join(', ');
  return value.unit === undefined ? text : `${text} ${unitText(value.unit)}`;
}
