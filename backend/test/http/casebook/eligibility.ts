import { all, is, no, yes, type FormAnswers, type Values, type Wrong } from './answers.js';

/**
 * Every criterion answered with yes and the participant included; wrong where an answer contradicts what the forms
 * hold, where somebody is included all the same, and where nobody is though all criteria are met.
 *
 * @param criteria - items of all criteria, some of them with what the data of the course decide: `IEAGE*`
 */
export function inclusionAnswers(criteria: string, more: Values = {}): FormAnswers {
  const items = criteria.split(' ').map((item) => item.replace('*', ''));
  const decided = criteria.split(' ').filter((item) => item.endsWith('*'));
  const open = items.filter((item) => !decided.includes(`${item}*`));
  return {
    right: ({ day }) => ({ ...all(items.join(' '), yes), ...more, INCLYN: yes, INCLDAT: is(day) }),
    wrong: () => [
      ...open.slice(0, 1).map((item): Wrong => [{ [item]: no }, 'IE-NOT-MET']),
      [{ INCLYN: no, IEREAS: is('Withdrew before the decision') }, 'IE-ALL-MET'],
      ...decided.map((item): Wrong => {
        const code = item.replace('*', '');
        return [{ [code]: no }, `IE-DATA-${code.slice(2)}`, 'IE-NOT-MET'];
      }),
    ],
  };
}

/** Nobody is included; wrong where one of the criteria is answered otherwise than the data of the course decide. */
export function exclusionAnswers(
  criteria: string,
  decided: Readonly<Record<string, 'Y' | 'N'>>,
  more: Values = {},
): FormAnswers {
  const items = criteria.replaceAll('*', '');
  const said = Object.fromEntries(Object.entries(decided).map(([code, v]) => [code, { v }]));
  return {
    right: ({ day }) => ({
      ...all(items, yes),
      ...said,
      ...more,
      INCLYN: no,
      INCLDAT: is(day),
      IEREAS: is('Criteria not met'),
    }),
    wrong: () =>
      Object.entries(decided).map(([code, v]) => [
        { [code]: v === 'Y' ? no : yes },
        `IE-DATA-${code.slice(2)}`,
      ]),
  };
}
