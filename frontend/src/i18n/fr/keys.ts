import type en from '../en/keys.js';
import type { Translated } from '../translated.js';

/** The keys of the form page, in French. */
export default {
  keys: {
    title: 'Touches',
    next: 'valeur suivante',
    unit: 'unité ; Entrée pour revenir',
    lastValue: 'reprendre la dernière valeur',
    notDone: 'non fait, avec motif',
    paste: 'coller une colonne de résultats',
    undoPaste: 'annuler un collage',
    reason: 'motif de l’inhabituel',
    changeReason: 'motif de la modification',
    history: 'historique',
    forms: 'formulaire précédent, suivant',
    save: 'enregistrer maintenant',
    complete: 'compléter et continuer',
    days: 'dans les dates : aujourd’hui, hier',
    daysOfVisit: 'dans les dates : aujourd’hui, hier, jour de la visite',
    choice: 'réponse par son numéro',
  },
} as const satisfies Translated<typeof en>;
