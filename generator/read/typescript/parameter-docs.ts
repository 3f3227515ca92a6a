import type { Meta, Type } from "../../model/index.js";
import type { ts } from "./compiler.js";
import type { Docs } from "./docs.js";
import { fits } from "./fits.js";
import type { Reading } from "./reading.js";
import { jsonValue } from "./tag-value.js";

/**
 * What the parameters of a function are called. One that is taken apart has no name in code; it is called what the next `@param` calls it
 * that names no other parameter and nothing it is taken apart into, as editors read such comments, or else by its position.
 */
export function parameterNames({ ts }: Reading, parameters: readonly ts.ParameterDeclaration[], docs: Docs): readonly string[] {
  const written = new Set(
    parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : [...(elementsOf(ts, name)?.keys() ?? [])])),
  );
  const documented = new Set(paramTags(docs).map(({ name }) => name.replace(/[.[].*/, "")));
  const spare = [...documented].filter((name) => /^[\w$]+$/.test(name) && !written.has(name));
  return parameters.map(({ name }, i) => (ts.isIdentifier(name) ? name.text : (spare.shift() ?? `argument${i + 1}`)));
}

/** The text of `@param name`; dots lead into an object (`@param args.location text`), brackets into the items of an array. */
export function paramText(docs: Docs, name: string): string | undefined {
  return paramTags(docs).find((tag) => tag.name === name && tag.text !== "")?.text;
}

function paramTags(docs: Docs): { name: string; text: string }[] {
  return docs.tags.flatMap((tag) => {
    if (tag.name !== "param") return [];
    const parts = /^(?:\{[^}]*\}\s*)?\[?([\w$.]+(?:\[\][\w$.]*)*)(?:=[^\]]*)?\]?\s*(?:-\s*)?([\s\S]*)$/.exec(tag.text);
    return parts?.[1] === undefined ? [] : [{ name: parts[1], text: (parts[2] ?? "").trim() }];
  });
}

/**
 * An object that is a parameter, its properties described: by `@param name.property`, where the parameter is taken apart by
 * `@param property`, too; and by the defaults with which it is taken apart. What is inside of it is described likewise.
 */
export function describe(reading: Reading, type: Type, docs: Docs, name: string, parameter?: ts.ParameterDeclaration): Type {
  if (type.kind === "array" && type.prefix.length === 0) return { ...type, rest: describe(reading, type.rest, docs, `${name}[]`) };
  if (type.kind !== "object") return type;
  const elements = parameter && elementsOf(reading.ts, parameter.name);
  return {
    ...type,
    properties: type.properties.map((property) => {
      const own = `${name}.${property.name}`;
      const said = paramText(docs, own) ?? (elements ? paramText(docs, property.name) : undefined);
      const meta: Meta = {
        ...(said !== undefined && { description: said }),
        ...(property.optional && defaultOf(reading, property.type, elements?.get(property.name))),
        ...property.meta,
      };
      const inner = describe(reading, property.type, docs, own);
      return { ...property, type: inner, ...(Object.keys(meta).length > 0 && { meta }) };
    }),
  };
}

/** The defaults of a parameter that is taken apart, by property; `undefined` for one with a name. */
function elementsOf(ts: Reading["ts"], name: ts.BindingName): ReadonlyMap<string, ts.Expression | undefined> | undefined {
  if (ts.isIdentifier(name)) return undefined;
  const elements = [...name.elements] as readonly Partial<ts.BindingElement>[];
  return new Map(elements.map(({ propertyName, name: local, initializer }) => [(propertyName ?? local)?.getText() ?? "", initializer]));
}

/** A default that is a plain value of the type and says something, to be told to the model; the function itself applies it. */
export function defaultOf(reading: Reading, type: Type, initializer: ts.Expression | undefined): Pick<Meta, "default"> {
  if (!initializer) return {};
  const value = reading.ts.isStringLiteralLike(initializer) ? initializer.text : jsonValue(initializer.getText());
  const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return value !== undefined && !isEmpty && fits(type, value, reading.types) ? { default: value } : {};
}
