import { seedForm } from '@lutetia/shared/forms/support/seed-forms';
import { OFFERED_REASONS, reasonKindAt } from './reason-kind.js';

describe('the reasons offered', () => {
  it.each([
    ['haematology', 'HGB', 'laboratory'],
    ['haematology', 'LBDAT', 'told'],
    ['haematology', '@section/counts', 'laboratory'],
    ['haematology', '@section/sample', 'told'],
    ['haematology', '@form', 'laboratory'],
    ['lesions-baseline', '@section/target', 'told'],
    ['lesions-baseline', '@form', 'told'],
    ['lesions-baseline', 'SUMDIAM', 'measured'],
    ['vital-signs', 'WEIGHT', 'measured'],
    ['vital-signs', 'BMI', 'measured'],
    ['adverse-event', 'AETOXGR', 'told'],
    ['adverse-event', 'AESRPDTC', 'told'],
    ['adverse-event', 'AETERM', 'told'],
    ['adverse-event', '@form', 'told'],
    ['tumour-baseline', 'targets/0190a5d0-0000-7000-8000-000000000001/TRDIAM', 'measured'],
  ])('of %s at %s are those of what is %s', (form, path, kind) => {
    expect(reasonKindAt(seedForm(form), path)).toBe(kind);
  });

  it('say of nothing but a measurement that it was repeated', () => {
    expect(OFFERED_REASONS.told).not.toContain('repeated');
  });
});
