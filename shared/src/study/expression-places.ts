import type { StudyDefinition } from './definition.js';
import type { ExpressionText } from './definition-text.js';
import { activityPlaces, visitPlaces, type VisitPlace } from './references.js';
import type { CycleDefinition } from './visit-definition.js';

/** An expression of a definition, where it stands and what it is asked for. */
export interface ExpressionPlace {
  readonly text: ExpressionText;
  readonly pointer: string;
  /** Which names it may use; of a form, that form's items. */
  readonly names:
    | { readonly of: 'study' | 'repeat' | 'group' }
    | { readonly of: 'form'; readonly form: string };
  /** What must be known when it is asked; null where it may be asked at any time. */
  readonly askedFor: Asked | null;
}

export type Asked =
  /** Before the first visit of a group of cycles. */
  | { readonly kind: 'cycles'; readonly cycle: CycleDefinition }
  /** Before a further cycle of the group. */
  | { readonly kind: 'further-cycle'; readonly cycle: CycleDefinition }
  | { readonly kind: 'visit'; readonly place: VisitPlace };

type Names = ExpressionPlace['names'];
const STUDY: Names = { of: 'study' };

/** Every expression of a definition. */
export function expressionPlaces(definition: StudyDefinition): readonly ExpressionPlace[] {
  return [
    ...ofParticipant(definition),
    ...ofForms(definition),
    ...ofCycles(definition),
    ...ofVisits(definition),
  ];
}

function place(
  text: string | undefined,
  pointer: string,
  names: Names,
  askedFor: Asked | null = null,
): readonly ExpressionPlace[] {
  return text === undefined ? [] : [{ text, pointer, names, askedFor }];
}

function ofParticipant({ subStudies, arms }: StudyDefinition): readonly ExpressionPlace[] {
  return [
    ...subStudies.flatMap(({ member }, index) => place(member, `/subStudies/${index}/member`, STUDY)),
    ...arms.flatMap(({ groups = [] }, a) =>
      groups.flatMap(({ when }, g) => place(when, `/arms/${a}/groups/${g}/when`, { of: 'group' })),
    ),
  ];
}

function ofForms({ roles, milestones }: StudyDefinition): readonly ExpressionPlace[] {
  const { form, given, interrupted } = roles.administration;
  return [
    ...place(given, '/roles/administration/given', { of: 'form', form }),
    ...place(interrupted, '/roles/administration/interrupted', { of: 'form', form }),
    ...milestones.flatMap((milestone, m) => {
      const names: Names = { of: 'form', form: milestone.form };
      return [
        ...place(milestone.when, `/milestones/${m}/when`, names),
        ...place(milestone.against?.when, `/milestones/${m}/against/when`, names),
        ...(milestone.closes ?? []).flatMap(({ when }, c) =>
          place(when, `/milestones/${m}/closes/${c}/when`, names),
        ),
      ];
    }),
  ];
}

function ofCycles({ epochs }: StudyDefinition): readonly ExpressionPlace[] {
  return epochs.flatMap(({ cycles }, e) =>
    cycles.flatMap((cycle, c) => [
      ...place(cycle.when, `/epochs/${e}/cycles/${c}/when`, STUDY, { kind: 'cycles', cycle }),
      ...place(cycle.while, `/epochs/${e}/cycles/${c}/while`, STUDY, { kind: 'further-cycle', cycle }),
    ]),
  );
}

function ofVisits(definition: StudyDefinition): readonly ExpressionPlace[] {
  return [
    ...visitPlaces(definition).flatMap((at) => [
      ...place(at.visit.when, `${at.pointer}/when`, STUDY, { kind: 'visit', place: at }),
      ...place(
        at.visit.repeat?.while,
        `${at.pointer}/repeat/while`,
        { of: 'repeat' },
        { kind: 'visit', place: at },
      ),
    ]),
    ...activityPlaces(definition).flatMap(({ activity, pointer, at }) =>
      place(activity.when, `${pointer}/when`, STUDY, at === null ? null : { kind: 'visit', place: at }),
    ),
  ];
}
