import type en from '../en/preview.js';
import type { Translated } from '../translated.js';

/** A form of a version, empty, in French. */
export default {
  preview: {
    title: '{{name}}, vide',
    banner: 'Aperçu. Rien n’est enregistré.',
    version: 'Version {{version}} de l’étude',
    back: 'Tous les formulaires de cette version',
    at: 'Comme à',
    open_zero: 'rien d’obligatoire n’est vide',
    open_one: '{{count}} champ obligatoire est vide',
    open_other: '{{count}} champs obligatoires sont vides',
    impossible_zero: 'rien d’impossible',
    impossible_one: '{{count}} valeur impossible',
    impossible_other: '{{count}} valeurs impossibles',
    unusual_zero: 'rien d’inhabituel',
    unusual_one: '{{count}} valeur inhabituelle',
    unusual_other: '{{count}} valeurs inhabituelles',
    none: 'Allez dans un champ : ici s’affiche où sa valeur est gardée, quand elle est demandée et ce qui la contrôle.',
    storedAs: 'Gardé sous',
    shownWhen: 'Affiché si',
    expression: 'En expression',
    byExpression: 'par une expression',
    requiredWhen: 'Obligatoire si',
    calculated: 'Calculé d’après',
    checks: 'Contrôles',
    kind: { hard: 'Impossible', soft: 'Inhabituel' },
  },
} as const satisfies Translated<typeof en>;
