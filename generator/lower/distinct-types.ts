/** Types, schemas or codecs without repetitions, compared by all that they say; words and places count too, which only costs a merge. */
export function distinctTypes<T extends object>(types: readonly T[]): readonly T[] {
  const each = [...new Set(types)];
  return each.length < 2 ? each : [...new Map(each.map((type) => [JSON.stringify(type), type])).values()];
}
