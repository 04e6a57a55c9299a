import type { DecisionToMakeView } from '@lutetia/shared/contract/views/worklist';
import { pressingSections } from './pressing.js';

describe('what comes before all visits', () => {
  const death = {
    participantId: 'p',
    number: 'FR-12-001',
    event: 'Stroke',
    inProgress: false,
    formId: 'death',
    begun: true,
  };
  const decision: DecisionToMakeView = {
    participantId: 'p',
    number: 'FR-12-001',
    formId: 'decision',
    begun: false,
    dose: 'Cycle 3 dose',
    day: '2026-11-23',
    closes: null,
    isOnDay: false,
    openForms: [],
    today: '2026-11-21',
  };

  const review = {
    participantId: 'p',
    number: 'FR-12-001',
    formId: 'event',
    event: 'Stroke',
    grade: 5,
    inProgress: false,
  };
  const nothing = { count: 0, items: [] };

  it('is deaths, then events to review, then decisions, each with the count of all', () => {
    const sections = pressingSections({
      deaths: { count: 1, items: [death] },
      reviews: { count: 1, items: [review] },
      decisions: { count: 101, items: [decision] },
    });
    expect(sections.map(({ group, count }) => [group, count])).toEqual([
      ['deaths', 1],
      ['reviews', 1],
      ['decisions', 101],
    ]);
    expect(sections.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(['p', 'event', 'decision']);
  });

  it('has no section without work, nor while nothing is read', () => {
    expect(pressingSections(undefined)).toEqual([]);
    expect(pressingSections({ deaths: nothing, reviews: nothing, decisions: nothing })).toEqual([]);
  });
});
