import type { FormDefinition, ItemDefinition, SectionDefinition } from '@lutetia/shared/forms/definition';

const item = (
  code: string,
  more: Omit<ItemDefinition, 'code' | 'label'> & { label: string },
): ItemDefinition => ({
  code,
  ...more,
});

const entries = (...names: readonly string[]) =>
  names.map((name) => ({ code: name.toUpperCase().replaceAll(' ', '-'), name }));

const section = (code: string, name: string, items: readonly ItemDefinition[]): SectionDefinition => ({
  code,
  name,
  items,
});

/** A form with an item of every kind, which no form of the library is. */
export const EVERY_KIND: FormDefinition = {
  format: 'lutetia-form/1',
  code: 'every-kind',
  version: '1',
  name: 'Every kind',
  codelists: {
    FEW: entries('Left', 'Right', 'Both'),
    MANY: entries('Liver', 'Lung', 'Bone', 'Lymph node', 'Peritoneum', 'Pancreas'),
  },
  sections: [
    section('kinds', 'Kinds of answer', [
      item('WORDS', { label: 'Words', type: 'text', maxLength: 80 }),
      item('LONG', { label: 'Many words', type: 'text' }),
      item('WHOLE', { label: 'Whole number', type: 'integer', min: 0, max: 20 }),
      item('PARTS', { label: 'Number', type: 'decimal', decimals: 2 }),
      item('SIDE', { label: 'Side', type: 'choice', codelist: 'FEW' }),
      item('ORGAN', { label: 'Organ', type: 'choice', codelist: 'MANY' }),
      item('ORGANS', { label: 'Organs', type: 'choices', codelist: 'FEW' }),
      item('AGREED', { label: 'Agreed', type: 'yes-no' }),
      item('DAY', { label: 'Day', type: 'day' }),
      item('MONTH', { label: 'Month', type: 'partial-day' }),
      item('TIME', { label: 'Time', type: 'time' }),
      item('MOMENT', { label: 'Moment', type: 'instant' }),
      item('WEIGHT', { label: 'Weight', type: 'quantity', units: ['kg', 'g'], factors: { g: 0.001 } }),
      item('STATE', {
        label: 'State today',
        type: 'scale',
        min: 0,
        max: 100,
        ends: { low: 'worst', high: 'best' },
      }),
      item('TWICE', { label: 'Twice the number', type: 'decimal', calculate: 'PARTS * 2', required: false }),
    ]),
    {
      ...section('lesion', 'Lesion', [item('PLACE', { label: 'Place', type: 'text', maxLength: 80 })]),
      repeating: true,
    },
    {
      ...section('bloods', 'Bloods', [
        item('HGB', {
          label: 'Haemoglobin',
          type: 'quantity',
          units: ['g/dL', 'g/L'],
          factors: { 'g/L': 0.1 },
        }),
        item('PLAT', { label: 'Platelets', type: 'quantity', units: ['10*9/L'] }),
      ]),
      layout: 'laboratory',
    },
  ],
  checks: [
    {
      code: 'MANY',
      kind: 'soft',
      when: 'WHOLE > 5',
      items: ['WHOLE'],
      message: 'More than five.',
    },
  ],
};
