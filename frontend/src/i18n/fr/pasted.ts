import type en from '../en/pasted.js';
import type { Translated } from '../translated.js';

/** Results pasted into a form from a spreadsheet, in French. */
export default {
  column: 'Coller une colonne',
  hint: 'de résultats copiés d’un tableur',
  how: 'Appuyez maintenant sur Ctrl V : les valeurs vont de {{label}} vers le bas, ou chacune à sa ligne si des noms les précèdent.',
  title: 'Collé depuis un tableur',
  what_one: '{{count}} valeur, à {{first}}',
  what_other: '{{count}} valeurs, de {{first}} à {{last}}',
  nothing: 'Aucune valeur ne peut être reprise.',
  replaces: 'remplace {{value}}',
  same: 'est déjà là',
  unread_one: 'Rien n’est repris de {{count}} ligne :',
  unread_other: 'Rien n’est repris de {{count}} lignes :',
  line: 'Ligne {{line}}',
  fault: {
    number: 'elle ne contient pas de nombre.',
    ambiguous: 'le signe devant trois chiffres peut séparer les milliers. Saisissez cette valeur.',
    analyte: 'sa première case ne nomme aucun résultat de ce formulaire, ou plus d’un.',
    unit: 'ce résultat ne se saisit pas dans son unité.',
    twice: 'le même résultat y figure plus d’une fois.',
    marked: 'la valeur est notée comme non faite ou semblable. Annulez d’abord cela.',
    beyond: 'il ne reste pas de ligne pour elle.',
    columns: 'elle a plus de cases qu’un nom, une valeur et une unité.',
  },
  enter_one: 'Saisir {{count}} valeur',
  enter_other: 'Saisir {{count}} valeurs',
  cancel: 'Annuler',
  entered_one: '{{count}} valeur saisie.',
  entered_other: '{{count}} valeurs saisies.',
  undo: 'Annuler',
  undone: 'Les valeurs collées sont reprises.',
  close: 'Fermer',
} satisfies Translated<typeof en>;
