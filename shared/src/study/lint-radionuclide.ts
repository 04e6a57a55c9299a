import { fault, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';

const ELEMENTS = new Set(
  (
    'H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo ' +
    'Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl ' +
    'Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr'
  ).split(' '),
);
const WRITTEN = /^([A-Z][a-z]?)-[1-9]\d{0,2}m?$/;

/** A radionuclide is written as element symbol, dash and mass number: `Lu-177`. */
export function* radionuclideFaults({ definition }: LintContext): Generator<StudyFault, void, undefined> {
  const { radionuclide } = definition;
  if (radionuclide === null || ELEMENTS.has(WRITTEN.exec(radionuclide)?.[1] ?? '')) return;
  yield fault(
    '/radionuclide',
    `${radionuclide.slice(0, 40)} is no radionuclide: write the element symbol, a dash and the mass number, such as Lu-177`,
    meant(radionuclide),
  );
}

/** `Lu-177` for `Lu177`, `177Lu` or `lu 177`; null where no element can be read. */
function meant(text: string): string | null {
  const [symbol, more] = text.match(/[a-z]+/giu) ?? [];
  const [mass] = text.match(/[1-9]\d{0,2}/u) ?? [];
  if (symbol === undefined || mass === undefined) return null;
  const element = symbol.charAt(0).toUpperCase() + symbol.slice(1).toLowerCase();
  return ELEMENTS.has(element) ? `${element}-${mass}${more === 'm' ? 'm' : ''}` : null;
}
