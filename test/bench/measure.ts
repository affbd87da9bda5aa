// What a benchmark gives: a number beside the one that it is compared with, and the aim; as a line, as a row of a table, as JSON.

/** One measure. All of it was measured in the same run. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | '%';
  /** What it is compared with, in the same unit. */
  readonly against?: { readonly name: string; readonly value: number };
  /** The aim: at most this, of the ratio where it is compared with something, else of the value. */
  readonly aim: number;
  /** Of how many rounds these are the medians, or what else there is to say of the number. */
  readonly how: string;
}

/** @returns the number that the aim is about */
export function judgedOf({ value, against }: Measure): number {
  return against === undefined ? value : value / against.value;
}

const isMet = (measure: Measure): boolean => judgedOf(measure) <= measure.aim;

/** As many digits as tell something: `0.031`, `1.27`, `12.7`, `127`. */
function digits(value: number): string {
  const places = value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 3;
  return value.toFixed(places);
}

const amount = (value: number, unit: Measure['unit']): string => `${digits(value)} ${unit}`;

/** @returns the measure as one line of text */
export function lineOf(measure: Measure): string {
  const { name, value, unit, against, aim, how } = measure;
  const compared =
    against === undefined
      ? `aim ${amount(aim, unit)} or less`
      : `${against.name} ${amount(against.value, unit)}; ratio ${digits(judgedOf(measure))}, aim ${aim} or less`;
  return `${name}: ${amount(value, unit)}; ${compared}: ${isMet(measure) ? 'met' : 'NOT MET'} (${how})`;
}

/** @returns the measures as a table in Markdown, as docs/performance.md has it */
export function tableOf(measures: readonly Measure[]): string {
  const rows = measures.map((measure) => {
    const { name, value, unit, against, aim } = measure;
    const compared =
      against === undefined
        ? ['', '', amount(aim, unit)]
        : [`${against.name}: ${amount(against.value, unit)}`, digits(judgedOf(measure)), String(aim)];
    return ['', name, amount(value, unit), ...compared, isMet(measure) ? 'yes' : 'no', ''].join(' | ').trim();
  });
  const heads = '| measure | value | compared with | ratio | aim, at most | met |';
  return [heads, '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}
