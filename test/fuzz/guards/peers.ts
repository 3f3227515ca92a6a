import "@hyperjump/json-schema/draft-07";
import "@hyperjump/json-schema/draft-2019-09";
import "@hyperjump/json-schema/draft-2020-12";
import { validator as schemasafe } from "@exodus/schemasafe";
import * as hyperjump from "@hyperjump/json-schema";
import Ajv from "ajv";
import Ajv2019 from "ajv/dist/2019.js";
import Ajv2020 from "ajv/dist/2020.js";
import * as typebox from "typebox/schema";
import type { Json } from "../../../generator/model/index.js";
import { dialects, type FuzzedDraft, type Schema } from "./schemas.js";

export const peerNames = ["ajv", "hyperjump", "schemasafe", "typebox"] as const;
export type PeerName = (typeof peerNames)[number];

/** A validator's answer; `undefined` where it has none: it refused the schema, or threw. */
export type Verdict = (value: Json) => boolean | undefined;

/** The validators of one schema. */
export type Peers = Readonly<Record<PeerName, Verdict>>;

export interface PeerMaker {
  readonly of: (schema: Schema) => Promise<Peers>;
}

hyperjump.setShouldValidateSchema(false);
hyperjump.setShouldValidateFormat(false);

const ajvOptions = {
  strict: false,
  validateFormats: false,
  validateSchema: false,
  meta: false,
  logger: false,
  ownProperties: true,
} as const;

/** What a peer keeps of its schemas is given up with the maker, so make one for each batch. */
export function peerMaker(): PeerMaker {
  const ajv = {
    "7": new Ajv.default(ajvOptions),
    "2019-09": new Ajv2019.default(ajvOptions),
    "2020-12": new Ajv2020.default(ajvOptions),
  };
  return {
    of: async (schema) => {
      const draft = draftOf(schema);
      return {
        ajv: verdict(() => ajv[draft].compile(copy(schema)) as (value: Json) => boolean),
        hyperjump: await hyperjumpVerdict(schema),
        schemasafe: verdict(() => schemasafeCheck(schema)),
        typebox: verdict(() => typeboxCheck(schema)),
      };
    },
  };
}

export const draftOf = (schema: Schema): FuzzedDraft =>
  (Object.keys(dialects) as FuzzedDraft[]).find((draft) => dialects[draft] === schema["$schema"]) ?? "2020-12";

const copy = (schema: Schema): Schema => JSON.parse(JSON.stringify(schema)) as Schema;

const none: Verdict = () => undefined;

function verdict(make: () => (value: Json) => boolean): Verdict {
  try {
    return guarded(make());
  } catch {
    return none;
  }
}

const guarded =
  (check: (value: Json) => boolean): Verdict =>
  (value) => {
    try {
      return check(value);
    } catch {
      return undefined;
    }
  };

let registered = 0;

async function hyperjumpVerdict(schema: Schema): Promise<Verdict> {
  registered += 1;
  const uri = `https://hyperjump.example/${registered}`;
  try {
    hyperjump.registerSchema(copy(schema) as hyperjump.SchemaObject, uri);
    const validate = await hyperjump.validate(uri);
    return guarded((value) => validate(value as Parameters<typeof validate>[0]).valid);
  } catch {
    return none;
  } finally {
    if (hyperjump.hasSchema(uri)) hyperjump.unregisterSchema(uri);
  }
}

const schemasafeCheck = (schema: Schema): ((value: Json) => boolean) => {
  const validate = schemasafe(
    copy(schema) as Parameters<typeof schemasafe>[0],
    {
      mode: "lax",
      allowUnusedKeywords: true,
      formatAssertion: false,
      contentValidation: false,
      isJSON: true,
    } as Parameters<typeof schemasafe>[1],
  );
  return (value) => validate(value as Parameters<typeof validate>[0]);
};

const typeboxCheck = (schema: Schema): ((value: Json) => boolean) => {
  // Its types would be worked out from the schema's type, which says nothing here.
  const compile = typebox.Compile as unknown as (schema: Schema) => { readonly Check: (value: Json) => boolean };
  const compiled = compile(withoutFormats(copy(schema)) as Schema);
  return (value) => compiled.Check(value);
};

/** typebox has no way to take formats as annotations. */
const withoutFormats = (schema: Json): Json => {
  if (Array.isArray(schema)) return schema.map((item) => withoutFormats(item as Json));
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => key !== "format" || typeof value !== "string")
      .map(([key, value]) => [key, withoutFormats(value)]),
  );
};
