import type { VisitKind } from '@lutetia/shared/study/visit-definition';

/** The words of a visit card in one language. */
export interface CardWords {
  readonly title: string;
  readonly visits: string;
  readonly day: string;
  readonly visit: string;
  readonly window: string;
  readonly booked: string;
  readonly planned: string;
  /** Of a visit that may take place any day until its window closes. */
  readonly open: string;
  readonly between: (from: string, to: string) => string;
  readonly from: (day: string) => string;
  readonly until: (day: string) => string;
  readonly none: string;
  /** What a visit of one arm only is called: it says nothing of what is given there. */
  readonly kinds: Readonly<Record<VisitKind, string>>;
  readonly printed: (day: string) => string;
  readonly advice: string;
}

const EN: CardWords = {
  title: 'Visit card',
  visits: 'Your next visits',
  day: 'Day',
  visit: 'Visit',
  window: 'Possible',
  booked: 'appointment',
  planned: 'planned',
  open: 'to be arranged',
  between: (from, to) => `${from} to ${to}`,
  from: (day) => `from ${day}`,
  until: (day) => `until ${day}`,
  none: 'No visit is planned at present.',
  kinds: {
    screening: 'Screening',
    treatment: 'Hospital visit',
    assessment: 'Examination',
    'follow-up': 'Follow-up',
    unscheduled: 'Hospital visit',
    common: 'Hospital visit',
  },
  printed: (day) => `Printed on ${day}.`,
  advice: 'Days may still change. Your hospital tells you when they do. Bring this card to every visit.',
};

const FR: CardWords = {
  title: 'Carte de visites',
  visits: 'Vos prochaines visites',
  day: 'Jour',
  visit: 'Visite',
  window: 'Possible',
  booked: 'rendez-vous',
  planned: 'prévue',
  open: 'à convenir',
  between: (from, to) => `du ${from} au ${to}`,
  from: (day) => `à partir du ${day}`,
  until: (day) => `jusqu’au ${day}`,
  none: 'Aucune visite n’est prévue pour le moment.',
  kinds: {
    screening: 'Sélection',
    treatment: 'Visite à l’hôpital',
    assessment: 'Examen',
    'follow-up': 'Suivi',
    unscheduled: 'Visite à l’hôpital',
    common: 'Visite à l’hôpital',
  },
  printed: (day) => `Imprimée le ${day}.`,
  advice:
    'Les jours peuvent encore changer. Votre hôpital vous en informe. Apportez cette carte à chaque visite.',
};

/** Languages a card can be printed in. */
export const CARD_LANGUAGES = ['en', 'fr'] as const;
export type CardLanguage = (typeof CARD_LANGUAGES)[number];

export const CARD_WORDS: Readonly<Record<CardLanguage, CardWords>> = { en: EN, fr: FR };

/** The language of a card at a site of that country, ISO 3166-1 alpha-2; English where the country has several, or another. */
export function cardLanguageOf(country: string | null): CardLanguage {
  return country === 'FR' ? 'fr' : 'en';
}
