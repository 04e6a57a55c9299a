import type en from '../en/common.js';
import type { TranslatedInPart } from '../translated.js';

/** Of the words that belong to no single task those a form shows, in French. */
export default {
  tryAgain: 'Réessayer',
  close: 'Fermer',
  cancel: 'Annuler',
  today: 'aujourd’hui',
  tomorrow: 'demain',
  yesterday: 'hier',
  save: {
    saving: 'Enregistrement',
    saved: 'Enregistré · {{time}}',
    kept_one: '{{count}} valeur gardée ici',
    kept_other: '{{count}} valeurs gardées ici',
    failed_one: '{{count}} valeur non enregistrée',
    failed_other: '{{count}} valeurs non enregistrées',
    unread_one: '{{count}} valeur à corriger',
    unread_other: '{{count}} valeurs à corriger',
    reason_one: '{{count}} modification attend son motif',
    reason_other: '{{count}} modifications attendent leur motif',
    idle: 'Tout est enregistré',
  },
  typedDay: {
    none: 'Ce n’est pas lisible comme une date. Écrivez 26 nov 2026, 26/11/2026 ou 2026-11-26 ; T pour aujourd’hui.',
    missing: 'Saisissez le jour, par exemple 26 nov 2026 ou 26/11 ; T pour aujourd’hui.',
    monthTooShort: 'Le mois {{numeric}} a {{days}} jours.',
  },
  problem: {
    noConnection:
      'Le serveur n’a pas pu être joint. Rien de votre saisie n’est perdu. Vérifiez le réseau, puis réessayez.',
    unavailable:
      'La base de données ne répond pas en ce moment. Rien de votre saisie n’est perdu. Réessayez dans une minute.',
    denied:
      'Votre rôle dans cette étude ne le permet pas. Demandez à l’investigateur ou à l’administrateur de l’étude.',
    signedOut: 'Votre session a pris fin. Reconnectez-vous ; cette page reste en l’état.',
    unexpected:
      'Quelque chose n’a pas marché de notre côté et a été noté au journal. Réessayez ; si cela dure, prévenez l’administrateur.',
  },
} as const satisfies TranslatedInPart<typeof en>;
