import type { Environment } from '@marcbachmann/cel-js';
import {
  bodyMassIndexKgM2,
  bodySurfaceAreaDuBoisM2,
  bodySurfaceAreaMostellerM2,
} from '../formulas/body-size.js';
import { correctedCalciumMgDl, correctedCalciumMmolL } from '../formulas/corrected-calcium.js';
import {
  creatinineClearanceCockcroftGaultMlMin,
  egfrCapaMlMin173,
  egfrCkdEpi2021MlMin173,
  egfrLundMalmoMlMin173,
  egfrMdrdMlMin173,
  egfrMeanLmrCapaMlMin173,
  type CreatinineInputs,
  type FormulaSex,
} from '../formulas/kidney-function.js';
import { registerDosimetry } from './dosimetry-functions.js';

type OfCreatinine = (inputs: CreatinineInputs) => number;

/** The published formulas a definition may call; units and sources stand with the formulas themselves. */
export const FORMULA_FUNCTIONS = [
  'bsaMosteller',
  'bsaDuBois',
  'bmi',
  'cockcroftGault',
  'ckdEpi2021',
  'mdrd',
  'lundMalmo',
  'capa',
  'meanLmrCapa',
  'correctedCalcium',
  'correctedCalciumUs',
  'decayedLu177',
  'activityDeviation',
  'absorbedDoseWithNext',
  'furtherCyclesWithin',
  'biologicallyEffectiveDose',
  'effectiveHalfLifeLu177',
  'halfLifeBetween',
  'timeIntegratedActivity',
] as const;

/** Makes the formulas known to an environment. What they refuse is an error of the expression, never a number. */
export function registerFormulas(environment: Environment): void {
  const ofCreatinine = (name: string, formula: OfCreatinine): void => {
    environment.registerFunction(
      `${name}(string, double, double): double`,
      (sex: string, ageYears: number, creatinineUmolL: number) =>
        formula({ sex: formulaSex(sex), ageYears, creatinineUmolL }),
    );
  };
  registerBodySize(environment);
  registerDosimetry(environment);
  ofCreatinine('ckdEpi2021', egfrCkdEpi2021MlMin173);
  ofCreatinine('mdrd', egfrMdrdMlMin173);
  ofCreatinine('lundMalmo', egfrLundMalmoMlMin173);
  environment
    .registerFunction(
      'cockcroftGault(string, double, double, double): double',
      (sex: string, ageYears: number, creatinineUmolL: number, weightKg: number) =>
        creatinineClearanceCockcroftGaultMlMin({
          sex: formulaSex(sex),
          ageYears,
          creatinineUmolL,
          weightKg,
        }),
    )
    .registerFunction('capa(double, double): double', (ageYears: number, cystatinCMgL: number) =>
      egfrCapaMlMin173({ ageYears, cystatinCMgL }),
    )
    .registerFunction(
      'meanLmrCapa(string, double, double, double): double',
      (sex: string, ageYears: number, creatinineUmolL: number, cystatinCMgL: number) =>
        egfrMeanLmrCapaMlMin173({ sex: formulaSex(sex), ageYears, creatinineUmolL, cystatinCMgL }),
    )
    .registerFunction('correctedCalcium(double, double): double', (calciumMmolL: number, albuminGL: number) =>
      correctedCalciumMmolL({ calciumMmolL, albuminGL }),
    )
    .registerFunction(
      'correctedCalciumUs(double, double): double',
      (calciumMgDl: number, albuminGDl: number) => correctedCalciumMgDl({ calciumMgDl, albuminGDl }),
    );
}

function registerBodySize(environment: Environment): void {
  environment
    .registerFunction('bsaMosteller(double, double): double', (weightKg: number, heightCm: number) =>
      bodySurfaceAreaMostellerM2({ weightKg, heightCm }),
    )
    .registerFunction('bsaDuBois(double, double): double', (weightKg: number, heightCm: number) =>
      bodySurfaceAreaDuBoisM2({ weightKg, heightCm }),
    )
    .registerFunction('bmi(double, double): double', (weightKg: number, heightCm: number) =>
      bodyMassIndexKgM2({ weightKg, heightCm }),
    );
}

/** @throws RangeError for a code the formulas were not fitted to */
function formulaSex(code: string): FormulaSex {
  if (code === 'F' || code === 'M') return code;
  throw new RangeError(`the formula is for F and M, not ${code}`);
}
