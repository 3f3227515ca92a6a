import { build, type Meta, type Parameter, type Property, type Type } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { constrain } from "./constraints.js";
import { type Docs, docsOf } from "./docs.js";
import { metaOf } from "./meta.js";
import { defaultOf, describe, parameterNames, paramText } from "./parameter-docs.js";
import { placeOf, type Reading } from "./reading.js";

/** A function's arguments as one type, and what of them each parameter is. */
export interface Parameters {
  readonly type: Type;
  readonly passed: readonly Parameter[];
}

/**
 * A first parameter that is an object is the arguments, where the function can be called without the others. Otherwise all are an
 * object of the named ones: a default or `?` makes one optional, a rest parameter is an array. A parameter typed `CallContext`, at
 * whichever position, is the runtime's, not the model's. `@param` texts land on the properties, and so do defaults that are plain values.
 */
export function readParameters(reading: Reading, declaration: ts.SignatureDeclaration, docs: Docs): Parameters {
  const all = declaration.parameters.filter((each) => each.name.getText() !== "this");
  const own = all.filter((each) => !isContext(reading, each));
  const [first, ...others] = own;
  if (first && !first.dotDotDotToken && isObject(reading, first) && others.every((each) => canBeLeftOut(reading, each))) {
    const type = typeOf(reading, first);
    const read = reading.read(type, type === written(reading, first) ? first.type : undefined);
    const last = all.findLastIndex((each) => each === first || isContext(reading, each));
    // What stands between the arguments and a later context has to be passed, as nothing.
    const passed = all.slice(0, last + 1).map((each): Parameter => {
      if (each === first) return { kind: "arguments" };
      return isContext(reading, each) ? { kind: "context" } : { kind: "nothing" };
    });
    const [name = ""] = parameterNames(reading, own, docs);
    return { type: describe(reading, whole(reading, read), docs, name, first), passed };
  }
  const names = parameterNames(reading, own, docs);
  const properties: Property[] = own.map((each, i) => {
    const name = names[i] ?? "";
    const { progress } = reading;
    const outer = progress.at;
    progress.at = each;
    const type = typeOf(reading, each);
    const own = docsOf(reading, [each]);
    const plain = constrain(reading, reading.read(type, type === written(reading, each) ? each.type : undefined), own);
    const read = describe(reading, plain, docs, name, each);
    const said = paramText(docs, name);
    const meta: Meta = {
      ...(said !== undefined && { description: said }),
      ...defaultOf(reading, read, each.initializer),
      ...metaOf(reading, read, own),
    };
    progress.at = outer;
    return {
      name,
      type: read,
      optional: canBeLeftOut(reading, each),
      ...(Object.keys(meta).length > 0 && { meta }),
      at: placeOf(reading, each),
    };
  });
  const additional = reading.options.exact ? build.never : build.unknown;
  return {
    type: { kind: "object", properties, additional, additionalDeclared: false },
    passed: all.map((each): Parameter => {
      const property = properties[own.indexOf(each)];
      if (!property) return { kind: "context" };
      return {
        kind: "property",
        name: property.name,
        ...(each.dotDotDotToken && { rest: true }),
        ...(isTuple(reading, each) && { tuple: neededOf(reading, each) }),
      };
    }),
  };
}

const canBeLeftOut = (reading: Reading, each: ts.ParameterDeclaration): boolean =>
  each.questionToken !== undefined || each.initializer !== undefined || (each.dotDotDotToken !== undefined && !isTuple(reading, each));

/** `...rest: [first: string, second?: number]`: to a caller these are parameters like any other, so the tuple has to be there. */
const isTuple = (reading: Reading, each: ts.ParameterDeclaration): boolean =>
  each.dotDotDotToken !== undefined && reading.checker.isTupleType(typeOf(reading, each));

function neededOf(reading: Reading, each: ts.ParameterDeclaration): number {
  const { elementFlags } = (typeOf(reading, each) as ts.TupleTypeReference).target;
  return elementFlags.filter((flags) => (flags & reading.ts.ElementFlags.Required) !== 0).length;
}

/** The arguments of a function have the tool's own name, also where the parameter's type has one: its body is copied. */
function whole(reading: Reading, type: Type): Type {
  const target = type.kind === "ref" ? reading.types.get(type.key)?.type : undefined;
  return target ?? type;
}

const written = ({ checker }: Reading, each: ts.ParameterDeclaration): ts.Type | undefined =>
  each.type && checker.getTypeFromTypeNode(each.type);

const typeOf = (reading: Reading, each: ts.ParameterDeclaration): ts.Type =>
  written(reading, each) ?? reading.checker.getTypeAtLocation(each);

const isContext = ({ ts, checker }: Reading, each: ts.ParameterDeclaration): boolean => {
  if (!each.type) return false;
  if (ts.isTypeReferenceNode(each.type) && /(^|\.)CallContext$/.test(each.type.typeName.getText())) return true;
  const type = checker.getTypeFromTypeNode(each.type);
  return (type.aliasSymbol ?? type.symbol)?.name === "CallContext";
};

/** Whether the parameter takes an object as a whole. */
function isObject(reading: Reading, each: ts.ParameterDeclaration): boolean {
  const { ts, checker } = reading;
  const type = checker.getNonNullableType(typeOf(reading, each));
  const isOne = (member: ts.Type): boolean =>
    member.isIntersection()
      ? member.types.every(isOne)
      : (member.flags & ts.TypeFlags.Object) !== 0 &&
        !checker.isArrayType(member) &&
        !checker.isTupleType(member) &&
        checker.getSignaturesOfType(member, ts.SignatureKind.Call).length === 0;
  return type.isUnion() ? type.types.every(isOne) : isOne(type);
}
