/** The keys of the form page, as its list of them says. */
export default {
  keys: {
    title: 'Keys',
    next: 'next value',
    unit: 'unit; Enter goes back',
    lastValue: 'take over the last value',
    notDone: 'not done, with reason',
    paste: 'paste a column of results',
    undoPaste: 'take a paste back',
    reason: 'reason for the unusual',
    changeReason: 'reason for the change',
    history: 'history',
    forms: 'previous, next form',
    save: 'save now',
    complete: 'complete and next',
    days: 'in dates: today, yesterday',
    daysOfVisit: 'in dates: today, yesterday, day of the visit',
    choice: 'option by its number',
  },
} as const;
