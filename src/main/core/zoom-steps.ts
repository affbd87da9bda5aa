/** The steps in which a page grows and shrinks: those that people know from Chromium. */

/** 1 is 100 %. */
const steps = [0.25, 1 / 3, 0.5, 2 / 3, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5] as const;

/** Factors this near are the same step: they come back rounded from the settings file and from Chromium. */
const sameStep = 0.005;

/** What a person asks of the zoom. */
export type ZoomAct = 'zoom-in' | 'zoom-out' | 'zoom-reset';

/** @returns the next step, from any factor; the same at either end */
export function zoomedFrom(factor: number, act: ZoomAct): number {
  switch (act) {
    case 'zoom-in':
      return steps.find((step) => step > factor + sameStep) ?? steps[steps.length - 1] ?? factor;
    case 'zoom-out':
      return steps.findLast((step) => step < factor - sameStep) ?? steps[0];
    case 'zoom-reset':
      return 1;
  }
}
