import type en from '../en/visit.js';
import type { TranslatedInPart } from '../translated.js';

/** Of the words of a visit those a form shows, in French. */
export default {
  moves: {
    title: 'Ce qui se déplace',
    none: 'Aucune visite ne s’est déplacée.',
    noneWould: 'Aucune visite ne se déplace.',
    visit: 'Visite',
    what: 'Ce qui se passe',
    why: 'Pourquoi',
    moves: '{{from}} → {{to}}',
    added: 'ajoutée, {{to}}',
    dropped: 'n’est plus prévue',
    expires: 'trop ancien alors',
    notApplicable: 'sans objet',
    outOfWindow: 'hors fenêtre',
    staying_one: '{{count}} visite reste où elle est',
    staying_other: '{{count}} visites restent où elles sont',
  },
  visit: {
    formNumber: '{{form}} {{number}}',
    formPart: '{{form}}, partie {{number}}',
  },
} as const satisfies TranslatedInPart<typeof en>;
