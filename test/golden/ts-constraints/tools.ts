/**
 * Books a table.
 *
 * Asks before it books more than one.
 * @example {"guests": 2, "phone": "+1555", "date": "2026-12-24"}
 */
export interface BookTable {
  /**
   * How many people come.
   * @minimum 1
   * @maximum 12
   * @default 2
   */
  guests: number;
  /** @pattern ^\+[0-9]+$ */
  phone: string;
  /** @format date */
  date: string;
  /**
   * @minLength 2
   * @maxLength 40
   */
  name?: string;
  /**
   * @minItems 1
   * @maxItems 3
   * @uniqueItems
   */
  wishes?: string[];
  /** @multipleOf 0.5 */
  hours?: number;
  /** @deprecated Use `wishes`. */
  wish?: string;
}
