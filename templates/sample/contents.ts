import type { Content } from "../../generator/model/index.js";

const documents = ["{}", "[1]", '"text"', "null", '{"a":[true,0.5]}'];

/** Texts that hold what `contentEncoding` and `contentMediaType` ask for. */
export function contentExamples({ base64, json }: Content): readonly string[] {
  if (base64 && json) return documents.map((text) => btoa(text));
  return base64 ? ["", "aGk=", "AAEC", "dGV4dA=="] : json ? documents : [];
}

/** Whether a text does; the same question that guards ask. */
export function holdsContent({ base64, json }: Content, text: string): boolean {
  const plain = text.replace(/[\r\n]/g, "");
  const isBase64 = plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
  if (base64 && !isBase64) return false;
  if (!json) return true;
  try {
    JSON.parse(base64 ? atob(plain) : text);
    return true;
  } catch {
    return false;
  }
}
