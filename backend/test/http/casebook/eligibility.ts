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
  const answered = items.find((item) => !decided.includes(`${item}*`)) ?? '';
  return {
    right: ({ day }) => ({ ...all(items.join(' '), yes), ...more, INCLYN: yes, INCLDAT: is(day) }),
    wrong: () => [
      [{ [answered]: no }, 'IE-NOT-MET'],
      [{ INCLYN: no, IEREAS: is('Withdrew before the decision') }, 'IE-ALL-MET'],
      ...decided.map((item): Wrong => {
        const code = item.replace('*', '');
        return [{ [code]: no }, `IE-DATA-${code.slice(2)}`, 'IE-NOT-MET'];
      }),
    ],
  };
}
