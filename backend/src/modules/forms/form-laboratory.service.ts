import { Injectable } from '@nestjs/common';
import type { CompiledForm } from '@lutetia/shared/forms/compile';
import { sameContent } from '@lutetia/shared/forms/diff';
import type { FormValues } from '@lutetia/shared/forms/value';
import { laboratoryItems } from '@lutetia/shared/laboratory/analytes';
import { isCompanion } from '@lutetia/shared/laboratory/companions';
import {
  LABORATORY_ITEM,
  withLimitsUsed,
  type LaboratoryContext,
} from '@lutetia/shared/laboratory/form-results';
import type { AccessContext } from '../../platform/database/access-context.js';
import type { NamedStatement } from '../../platform/database/named-statement.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import type { OpenForm } from './form-caller.js';

/** Inside a transaction, or in one of its own on behalf of somebody who may see the form. */
type Where = Tx | AccessContext;

/** What the laboratories of a participant's site say about the results of a form. */
@Injectable()
export class FormLaboratoryService {
  constructor(private readonly transactions: Transactions) {}

  /** Null for a form that holds no results of a laboratory: it costs nothing. */
  async of(form: CompiledForm, formId: string, where: Where): Promise<LaboratoryContext | null> {
    const items = laboratoryItems(form.definition);
    if (items.length === 0) return null;
    const analytes = items.map(({ analyte }) => analyte);
    const read = async (tx: Tx): Promise<LaboratoryContext> => {
      const [row] = await tx.named<LaboratoryContext & Record<string, unknown>>(LABORATORY_CONTEXT, [
        formId,
        analytes,
      ]);
      return row ?? NOBODY;
    };
    return 'named' in where ? read(where) : this.transactions.read(where, read);
  }

  /**
   * A completed form's values with the limits its results are read against.
   *
   * @param before - the form as it stood
   * @param changed - the paths of this save
   * @throws Problem `form.invalid-value` for limits typed for a result of a laboratory of the site
   */
  async withLimits(
    form: CompiledForm,
    values: FormValues,
    before: Pick<OpenForm, 'id' | 'state' | 'values'>,
    changed: readonly string[],
    where: Where,
  ): Promise<FormValues> {
    const context = await this.of(form, before.id, where);
    if (context === null) return values;
    const stood = { isComplete: before.state === 'complete', values: before.values };
    const used = withLimitsUsed(form.definition, values, context, stood, changed);
    if (stood.isComplete && !changed.includes(LABORATORY_ITEM)) refuseOtherLimits(changed, values, used);
    return used;
  }
}

function refuseOtherLimits(changed: readonly string[], typed: FormValues, used: FormValues): void {
  const path = changed.find(
    (one) => isCompanion(one) && one in typed && !sameContent(typed[one] ?? null, used[one] ?? null),
  );
  if (path === undefined) return;
  const message = 'The range is that of the site’s own laboratory.';
  throw new Problem('form.invalid-value', `${message} Nothing was saved.`, {
    errors: [{ path: `changes.${path}`, message }],
  });
}

const NOBODY: LaboratoryContext = { sex: null, yearOfBirth: null, laboratories: [] };

/** $1 form, $2 analytes. Laboratories of the site the participant is at now. */
const LABORATORY_CONTEXT: NamedStatement = {
  name: 'laboratory_context',
  text: `
    select u.sex, u.year_of_birth as "yearOfBirth",
      (select coalesce(json_agg(json_build_object('name', l.name, 'ranges',
          (select coalesce(json_agg(json_build_object('id', r.id, 'analyte', r.analyte, 'sex', r.sex,
              'ageFrom', r.age_from, 'ageTo', r.age_to, 'validFrom', r.valid_from, 'validTo', r.valid_to,
              'unit', r.unit, 'low', r.low, 'high', r.high) order by r.analyte, r.valid_from, r.id), '[]')
           from reference_range r where r.laboratory_id = l.id and r.analyte = any ($2))) order by lower(l.name)), '[]')
       from laboratory l where l.study_id = p.study_id and l.site_id = p.site_id) as laboratories
    from form f
    join participant p on p.id = f.participant_id
    left join participant_summary u on u.participant_id = p.id
    where f.id = $1`,
};
