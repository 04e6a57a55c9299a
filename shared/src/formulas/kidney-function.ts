import { requirePositive } from './positive.js';

/** As CDISC codes the sex at birth the formulas were fitted to (codelist SEX). */
export type FormulaSex = 'F' | 'M';

/** Creatinine in serum or plasma, traceable to IDMS; age in completed years. The formulas hold from 18 years on. */
export interface CreatinineInputs {
  readonly sex: FormulaSex;
  readonly ageYears: number;
  readonly creatinineUmolL: number;
}

/** Cystatin C by an assay traceable to ERM-DA471/IFCC. */
export interface CystatinInputs {
  readonly ageYears: number;
  readonly cystatinCMgL: number;
}

const UMOL_L_PER_MG_DL = 88.4;

/**
 * Creatinine clearance in mL/min by Cockcroft and Gault, on the actual body weight and not related to body surface.
 *
 * @throws RangeError for an input that is not above 0, or an age of 140 and more, where the formula ends
 * @see Cockcroft DW, Gault MH. Nephron 1976;16:31-41
 */
export function creatinineClearanceCockcroftGaultMlMin(
  inputs: CreatinineInputs & { readonly weightKg: number },
): number {
  const { sex, ageYears, creatinineUmolL, weightKg } = inputs;
  requirePositive({ ageYears, creatinineUmolL, weightKg, yearsBefore140: 140 - ageYears });
  const perMgDl = ((140 - ageYears) * weightKg) / (72 * (creatinineUmolL / UMOL_L_PER_MG_DL));
  return sex === 'F' ? 0.85 * perMgDl : perMgDl;
}

/**
 * Estimated GFR in mL/min/1.73 m² by the CKD-EPI creatinine equation of 2021, without race.
 *
 * @throws RangeError for an input that is not above 0
 * @see Inker LA et al. N Engl J Med 2021;385:1737-1749
 */
export function egfrCkdEpi2021MlMin173({ sex, ageYears, creatinineUmolL }: CreatinineInputs): number {
  requirePositive({ ageYears, creatinineUmolL });
  const [kappa, alpha, factor] = sex === 'F' ? [0.7, -0.241, 1.012] : [0.9, -0.302, 1];
  const relative = creatinineUmolL / UMOL_L_PER_MG_DL / kappa;
  return 142 * Math.min(relative, 1) ** alpha * Math.max(relative, 1) ** -1.2 * 0.9938 ** ageYears * factor;
}

/**
 * Estimated GFR in mL/min/1.73 m² by the four-variable MDRD equation for IDMS-traceable creatinine (factor 175),
 * without race.
 *
 * @throws RangeError for an input that is not above 0
 * @see Levey AS et al. Ann Intern Med 2006;145:247-254
 */
export function egfrMdrdMlMin173({ sex, ageYears, creatinineUmolL }: CreatinineInputs): number {
  requirePositive({ ageYears, creatinineUmolL });
  const all = 175 * (creatinineUmolL / UMOL_L_PER_MG_DL) ** -1.154 * ageYears ** -0.203;
  return sex === 'F' ? 0.742 * all : all;
}

/** Below the knee creatinine counts linearly, above it by its logarithm. */
const LMR = {
  F: { kneeUmolL: 150, atKnee: 2.5, perUmolL: 0.0121 },
  M: { kneeUmolL: 180, atKnee: 2.56, perUmolL: 0.00968 },
} as const;

/**
 * Estimated GFR in mL/min/1.73 m² by the revised Lund-Malmö equation. For adults LMR18 is the same: it adjusts
 * creatinine below 18 years only.
 *
 * @throws RangeError for an input that is not above 0
 * @see Björk J et al. Scand J Clin Lab Invest 2011;71:232-239
 */
export function egfrLundMalmoMlMin173({ sex, ageYears, creatinineUmolL }: CreatinineInputs): number {
  requirePositive({ ageYears, creatinineUmolL });
  const { kneeUmolL, atKnee, perUmolL } = LMR[sex];
  const x =
    creatinineUmolL < kneeUmolL
      ? atKnee + perUmolL * (kneeUmolL - creatinineUmolL)
      : atKnee - 0.926 * Math.log(creatinineUmolL / kneeUmolL);
  return Math.exp(x - 0.0158 * ageYears + 0.438 * Math.log(ageYears));
}

/**
 * Estimated GFR in mL/min/1.73 m² by the CAPA equation for cystatin C; the same for both sexes.
 *
 * @returns never below 0: the equation subtracts a constant
 * @throws RangeError for an input that is not above 0
 * @see Grubb A et al. Clin Chem 2014;60:974-986
 */
export function egfrCapaMlMin173({ ageYears, cystatinCMgL }: CystatinInputs): number {
  requirePositive({ ageYears, cystatinCMgL });
  return Math.max(0, 130 * cystatinCMgL ** -1.069 * ageYears ** -0.117 - 7);
}

/**
 * The arithmetic mean of LMR and CAPA in mL/min/1.73 m², as Swedish laboratories report it.
 *
 * @throws RangeError for an input that is not above 0
 */
export function egfrMeanLmrCapaMlMin173(inputs: CreatinineInputs & CystatinInputs): number {
  return (egfrLundMalmoMlMin173(inputs) + egfrCapaMlMin173(inputs)) / 2;
}
