import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { diagnose } from "../../diagnostics/index.js";
import { type CommandName, commandNames, type Flag, flagsOf } from "../flags.js";
import { commandSummary } from "../help.js";
import type { ExitStatus, Io } from "../io.js";
import type { Arguments } from "../parse-arguments.js";
import { reportFindings } from "../reporter.js";

const shells = ["bash", "zsh", "fish"] as const;

/** `pt-gen completion <shell>`: prints a script made from the table of options. */
export async function completionCommand({ words }: Arguments, io: Io): Promise<ExitStatus> {
  const [word, extra] = words;
  const shell = shells.find((name) => name === word);
  if (shell === undefined || extra !== undefined) {
    const expected = `one of ${shells.join(", ")}`;
    const finding =
      extra === undefined
        ? word === undefined
          ? diagnose(
              "missing-value",
              { flag: "pt-gen completion", value: "bash|zsh|fish", help: "Name the shell: 'pt-gen completion bash'." },
              {},
            )
          : diagnose("bad-value", { option: "pt-gen completion", value: word, expected, suggestion: didYouMean(word, shells) }, {})
        : diagnose("unexpected-argument", { word: extra, command: "completion" }, {});
    await reportFindings([finding], "text", io);
    return 2;
  }
  io.out(script(shell));
  return 0;
}

function script(shell: (typeof shells)[number]): string {
  switch (shell) {
    case "bash":
      return bash();
    case "zsh":
      // zsh runs bash's completions; its own array indices and word lists are taken care of by bashcompinit.
      return `#compdef pt-gen\nautoload -U +X bashcompinit && bashcompinit\n${bash()}`;
    case "fish":
      return fish();
  }
}

/** Every spelling of an option, as the shells offer it. */
const longNames = (flag: Flag): readonly string[] => [`--${flag.name}`, ...(flag.negatable ? [`--no-${flag.name}`] : [])];

function bash(): string {
  const generate = flagsOf("generate");
  const cases = generate.flatMap((flag) => {
    if (flag.value === undefined) return [];
    const pattern = [`--${flag.name}`, ...(flag.short === undefined ? [] : [`-${flag.short}`])].join("|");
    if (flag.choices !== undefined) return [`    ${pattern}) COMPREPLY=($(compgen -W "${flag.choices.join(" ")}" -- "$cur")); return ;;`];
    if (flag.path === "directory") return [`    ${pattern}) COMPREPLY=($(compgen -d -- "$cur")); return ;;`];
    if (flag.path === "file") return [`    ${pattern}) COMPREPLY=($(compgen -f -- "$cur")); return ;;`];
    return [`    ${pattern}) return ;;`];
  });
  const options = (command: CommandName) => flagsOf(command).flatMap(longNames).join(" ");
  return [
    "_pt_gen() {",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: bash's own syntax
    '  local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}"',
    '  case "$prev" in',
    ...cases,
    '    completion) COMPREPLY=($(compgen -W "bash zsh fish" -- "$cur")); return ;;',
    "  esac",
    '  if [[ "$cur" == -* ]]; then',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: bash's own syntax
    '    case "${COMP_WORDS[1]}" in',
    ...commandNames
      .filter((name) => name !== "generate")
      .map((name) => `      ${name}) COMPREPLY=($(compgen -W "${options(name)}" -- "$cur")) ;;`),
    `      *) COMPREPLY=($(compgen -W "${options("generate")}" -- "$cur")) ;;`,
    "    esac",
    '  elif [[ "$COMP_CWORD" == 1 ]]; then',
    `    COMPREPLY=($(compgen -W "${commandNames.join(" ")}" -- "$cur") $(compgen -f -- "$cur"))`,
    "  else",
    '    COMPREPLY=($(compgen -f -- "$cur"))',
    "  fi",
    "}",
    "complete -o filenames -F _pt_gen pt-gen",
    "",
  ].join("\n");
}

function fish(): string {
  const quote = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  const others = commandNames.filter((name) => name !== "generate");
  const forGenerate = `-n 'not __fish_seen_subcommand_from ${others.join(" ")}'`;
  return [
    ...commandNames.map((name) => `complete -c pt-gen -n __fish_use_subcommand -a ${name} -d ${quote(commandSummary(name))}`),
    "complete -c pt-gen -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'",
    ...commandNames
      .flatMap((command) => flagsOf(command).map((flag) => ({ command, flag })))
      .flatMap(({ command, flag }) => {
        const when = command === "generate" ? forGenerate : `-n '__fish_seen_subcommand_from ${command}'`;
        const short = flag.short === undefined ? "" : ` -s ${flag.short}`;
        const values =
          flag.choices !== undefined
            ? ` -x -a ${quote(flag.choices.join(" "))}`
            : flag.value === undefined
              ? ""
              : flag.path
                ? " -r"
                : " -x";
        const on = `complete -c pt-gen ${when} -l ${flag.name}${short}${values} -d ${quote(flag.about)}`;
        return flag.negatable ? [on, `complete -c pt-gen ${when} -l no-${flag.name} -d ${quote(`turn off --${flag.name}`)}`] : [on];
      }),
    "",
  ].join("\n");
}
