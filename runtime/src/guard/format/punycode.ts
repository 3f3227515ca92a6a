/** Bootstring for domain names (RFC 3492), parameters of its section 5. */
const base = 36;
const tMin = 1;
const tMax = 26;

function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin));
  return Math.floor(k + ((base - tMin + 1) * rest) / (rest + 38));
}

const threshold = (k: number, bias: number): number => Math.min(tMax, Math.max(tMin, k - bias));

/** The text after `xn--` for a label; at most a few dozen characters go in. */
export function punycode(label: string): string {
  const points = Array.from(label, (point) => point.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < 0x80);
  let out = String.fromCharCode(...basic);
  let done = basic.length;
  if (done > 0) out += "-";
  let n = 0x80;
  let delta = 0;
  let bias = 72;
  let first = true;
  while (done < points.length) {
    const next = Math.min(...points.filter((point) => point >= n));
    delta += (next - n) * (done + 1);
    n = next;
    for (const point of points) {
      if (point < n) delta++;
      if (point !== n) continue;
      let q = delta;
      for (let k = base; ; k += base) {
        const t = threshold(k, bias);
        if (q < t) break;
        out += digit(t + ((q - t) % (base - t)));
        q = Math.floor((q - t) / (base - t));
      }
      out += digit(q);
      bias = adapt(delta, done + 1, first);
      first = false;
      delta = 0;
      done++;
    }
    delta++;
    n++;
  }
  return out;
}

const digit = (value: number): string => String.fromCharCode(value < 26 ? value + 97 : value + 22);

/** The label that a text after `xn--` stands for; `undefined` where it stands for none. */
export function unpunycode(text: string): string | undefined {
  const dash = text.lastIndexOf("-");
  const points = Array.from(dash > 0 ? text.slice(0, dash) : "", (point) => point.charCodeAt(0));
  let n = 0x80;
  let i = 0;
  let bias = 72;
  for (let at = dash > 0 ? dash + 1 : 0; at < text.length; ) {
    const before = i;
    let weight = 1;
    for (let k = base; ; k += base) {
      const value = Number.parseInt(text.charAt(at++), 36);
      if (Number.isNaN(value)) return undefined;
      const d = value < 10 ? value + 26 : value - 10;
      i += d * weight;
      if (i > 0x7fffffff) return undefined;
      const t = threshold(k, bias);
      if (d < t) break;
      weight *= base - t;
    }
    const count = points.length + 1;
    bias = adapt(i - before, count, before === 0);
    n += Math.floor(i / count);
    i %= count;
    if (n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff)) return undefined;
    points.splice(i++, 0, n);
  }
  return String.fromCodePoint(...points);
}
