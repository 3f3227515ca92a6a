import { assertNever, type Implementation, type Parameter } from "../../generator/model/index.js";
import { type Code, code, join, lines, member, widthOf } from "../kit/index.js";

/**
 * A handler that calls a function: `(args, context) => add(args.a, args.b)`. A parameter that is left out by the model is `undefined`,
 * so the function's own default holds.
 *
 * @param column where the arrow function starts
 */
export function handler(to: Implementation, callee: Code, column: number): Code {
  const usesContext = to.parameters.some(({ kind }) => kind === "context");
  const usesArguments = to.parameters.some(({ kind }) => kind === "arguments" || kind === "property");
  const parameters = usesContext ? (usesArguments ? code`args, context` : code`_args, context`) : usesArguments ? code`args` : code``;
  const cast = to.looser?.arguments === true;
  const values = to.parameters.map((each) => value(each, cast));
  const result = to.looser?.result ? code` as never` : code``;
  const flat = code`(${parameters}) => ${callee}(${join(values, code`, `)})${result}`;
  if (column + widthOf(flat) < 100) return flat;
  return lines(code`(${parameters}) =>`, code`  ${callee}(`, ...values.map((each) => code`    ${each},`), code`  )${result}`);
}

function value(parameter: Parameter, cast: boolean): Code {
  switch (parameter.kind) {
    case "arguments":
      return cast ? code`args as never` : code`args`;
    case "context":
      return code`context`;
    case "nothing":
      return code`undefined`;
    case "property": {
      const given = code`args${member(parameter.name)}`;
      if (parameter.tuple !== undefined) {
        const needed = Array.from({ length: parameter.tuple }, () => code`never`);
        return cast ? code`...(${given} as [${join(needed, code`, `)}])` : code`...${given}`;
      }
      if (parameter.rest) return cast ? code`...((${given} ?? []) as never[])` : code`...(${given} ?? [])`;
      return cast ? code`${given} as never` : given;
    }
    default:
      return assertNever(parameter);
  }
}
