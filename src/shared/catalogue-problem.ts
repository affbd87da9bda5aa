/** Something that is wrong in the file of a team's catalogue. */

export interface CatalogueProblem {
  /** Such as `environments[3].region`; empty for the whole. */
  readonly place: string;
  /** Goes on after the place: a sentence without a full stop. */
  readonly text: string;
}
