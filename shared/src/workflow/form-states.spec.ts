import { formActions, formTransition } from './form-states.js';

describe('the life of a form', () => {
  it('begins with the first save and is complete once marked so', () => {
    expect(formTransition('not-started', 'save')).toMatchObject({ to: 'in-progress', needsReason: false });
    expect(formTransition('in-progress', 'complete')).toMatchObject({ to: 'complete', mustBeComplete: true });
  });

  it('asks a reason for changing or reopening what is complete', () => {
    expect(formTransition('complete', 'save')).toEqual({
      to: 'complete',
      needsReason: true,
      mustBeComplete: true,
    });
    expect(formTransition('complete', 'reopen')).toEqual({
      to: 'in-progress',
      needsReason: true,
      mustBeComplete: false,
    });
  });

  it('refuses to complete twice and to reopen what is open', () => {
    expect(formTransition('complete', 'complete')).toBeNull();
    expect(formTransition('in-progress', 'reopen')).toBeNull();
    expect(formActions('not-started')).toEqual(['save', 'complete']);
    expect(formActions('complete')).toEqual(['save', 'reopen']);
  });
});
