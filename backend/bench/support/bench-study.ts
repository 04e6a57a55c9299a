/** A study of one visit and one 30-item form with edit checks, for measuring and for nothing else. */
import type { FormDefinition, ItemDefinition } from '@lutetia/shared/forms/definition';
import type { StudyDefinition } from '@lutetia/shared/study/definition';

/** Items of the measured form; thirty, as in docs and first measurements. */
export const BENCH_ITEMS = 30;

const code = (index: number): string => `VAL${String(index + 1).padStart(2, '0')}`;

const valueItem = (index: number): ItemDefinition => ({
  code: code(index),
  label: `Value ${index + 1}`,
  type: 'decimal',
  decimals: 2,
  required: false,
  min: 0,
  max: 10_000,
});

/** A check on every third value, half of them over two values. */
const checkAt = (index: number): FormDefinition['checks'][number] => ({
  code: `CHECK${index}`,
  kind: index % 2 === 0 ? 'soft' : 'hard',
  when: index % 2 === 0 ? `${code(index)} > 5000` : `${code(index)} > ${code(index - 1)} + 9000`,
  items: [code(index)],
  message: 'Higher than expected.',
});

export const BENCH_FORM: FormDefinition = {
  format: 'lutetia-form/1',
  code: 'bench',
  version: '1',
  name: 'Thirty values',
  codelists: {},
  sections: [
    {
      code: 'values',
      name: 'Values',
      items: Array.from({ length: BENCH_ITEMS }, (_, index) => valueItem(index)),
    },
  ],
  checks: Array.from({ length: 10 }, (_, third) => checkAt(third * 3)),
};

const VISIT_FORM: FormDefinition = {
  format: 'lutetia-form/1',
  code: 'visit',
  version: '1',
  name: 'Visit',
  codelists: {},
  sections: [
    {
      code: 'visit',
      name: 'Visit',
      items: [
        { code: 'VISDAT', label: 'Day', type: 'day' },
        { code: 'VISLOC', label: 'Place', type: 'text', required: false },
        { code: 'VISMODE', label: 'Mode', type: 'text', required: false },
      ],
    },
  ],
  checks: [],
};

const ADMINISTRATION_FORM: FormDefinition = {
  format: 'lutetia-form/1',
  code: 'administration',
  version: '1',
  name: 'Administration',
  codelists: {},
  sections: [
    {
      code: 'administration',
      name: 'Administration',
      items: [
        { code: 'EXOCCUR', label: 'Given', type: 'yes-no' },
        { code: 'EXSTDTC', label: 'Start', type: 'instant' },
      ],
    },
  ],
  checks: [],
};

export const BENCH_FORMS: Readonly<Record<string, FormDefinition>> = {
  bench: BENCH_FORM,
  visit: VISIT_FORM,
  administration: ADMINISTRATION_FORM,
};

export const BENCH_STUDY: StudyDefinition = {
  format: 'lutetia-study/1',
  code: 'bench',
  version: '1',
  name: 'Bench',
  title: 'A study for measuring',
  registrations: [],
  ctcae: '5.0',
  radionuclide: null,
  sources: {},
  sites: [{ code: 'XX-99', name: 'Bench hospital', city: 'Paris', country: 'FR', timeZone: 'Europe/Paris' }],
  arms: [],
  strata: [],
  subStudies: [],
  facts: [],
  roles: {
    visit: { form: 'visit', day: 'VISDAT', place: 'VISLOC', mode: 'VISMODE' },
    administration: { form: 'administration', start: 'EXSTDTC', given: 'EXOCCUR' },
  },
  milestones: [],
  epochs: [
    {
      code: 'only',
      name: 'Only',
      shortName: 'Only',
      cycles: [],
      visits: [
        {
          code: 'V1',
          name: 'Visit 1',
          shortName: 'V1',
          kind: 'screening',
          timing: { relativeTo: 'screening', offset: 'P0D', window: { after: 'P28D' } },
          activities: [{ form: 'visit' }, { form: 'bench' }],
        },
      ],
    },
  ],
  participantForms: [],
  deviations: [],
  forms: { bench: '1', visit: '1', administration: '1' },
};

/** Two sets of thirty values that share none, so that each save changes every value. */
export const BENCH_CHANGES: readonly [Record<string, { v: string }>, Record<string, { v: string }>] = [
  0, 1,
].map((set) =>
  Object.fromEntries(
    Array.from({ length: BENCH_ITEMS }, (_, index) => [
      code(index),
      { v: `${100 + index}.${set === 0 ? '50' : '75'}` },
    ]),
  ),
) as [Record<string, { v: string }>, Record<string, { v: string }>];
