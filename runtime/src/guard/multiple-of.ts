/** Whether `value` is a whole multiple of `step` > 0 in decimal arithmetic: 0.3 is one of 0.1. */
export function multipleOf(value: number, step: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(step) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value % step === 0;
  const [digits, exponent] = decimal(value);
  const [stepDigits, stepExponent] = decimal(step);
  if (digits === 0n) return true;
  const shift = exponent - stepExponent;
  // value / step = digits · 10^shift / stepDigits. Beyond 60 places the factors 2 and 5 of a step are used up.
  if (shift >= 0) return (digits * 10n ** BigInt(Math.min(shift, 60))) % stepDigits === 0n;
  return digits % (stepDigits * 10n ** BigInt(Math.min(-shift, 60))) === 0n;
}

/** A finite number as digits · 10^exponent, taken from its shortest decimal text. */
function decimal(value: number): readonly [bigint, number] {
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}
