export interface Tags {
  /** @minumum 1 */
  misspelt: number;
  /** @minLength 3 */
  misplaced: number;
  /** @pattern ( */
  broken: string;
}
