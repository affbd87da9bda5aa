/** Completion scripts for shells, made from the grammar of the command line; names are asked of `windsock list`. */

import {
  type CommandWord,
  commandForms,
  commandOptions,
  globalOptions,
  type Offer,
  type OptionName,
  type Shell,
  shortOptions,
} from './command-line-grammar.ts';

/** @returns the script */
export function completionScript(shell: Shell): string {
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell]();
}

const commands = Object.keys(commandForms) as readonly CommandWord[];

/** What `windsock list --column` prints for an offer that takes asking. */
const listed = { names: 'name', profiles: 'profile', regions: 'region' } as const;

function optionsOf(command: CommandWord): readonly OptionName[] {
  return [
    ...commandForms[command].options,
    ...(command === 'open' ? (['--foreground'] as const) : []),
    '--help',
  ];
}

const valueOptions = (Object.keys(commandOptions) as OptionName[]).filter(
  (name) => commandOptions[name].takes !== undefined,
);

function bashScript(): string {
  return `# bash completion for windsock: source <(windsock completion bash)

# Offers the lines of the second argument that begin with the first.
_windsock_offer() {
  local line
  while IFS= read -r line; do
    if [[ -n $line && $line == "$1"* ]]; then COMPREPLY+=("$(printf %q "$line")"); fi
  done <<<"$2"
}

_windsock() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" command= word at count=0
  COMPREPLY=()
  # bash takes the = of --profile=NAME for a word of its own.
  if [[ $current == = ]]; then
    current=
  elif [[ $before == = ]]; then
    before="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  case $before in
${valueOptions.map((name) => `    ${name}) ${[bashOffer(commandOptions[name].offer), 'return'].filter(Boolean).join('; ')} ;;`).join('\n')}
  esac
  for ((at = 1; at < COMP_CWORD; at++)); do
    word="\${COMP_WORDS[at]}"
    case $word in
      ${valueOptions.join(' | ')})
        at=$((at + 1))
        if [[ \${COMP_WORDS[at]} == = ]]; then at=$((at + 1)); fi
        ;;
      -*) ;;
      *) if [[ -z $command ]]; then command=$word; else count=$((count + 1)); fi ;;
    esac
  done
  case $command in
    '')
      if [[ $current == -* ]]; then
        ${bashOffer(globalOptions)}
      else
        ${bashOffer(commands)}
      fi
      ;;
${commands.map(bashCase).join('\n')}
  esac
}

complete -F _windsock windsock
`;
}

function bashCase(command: CommandWord): string {
  const { offer } = commandForms[command];
  const argument =
    offer === undefined ? '' : `\n      elif ((count == 0)); then\n        ${bashOffer(offer)}`;
  return `    ${command})
      if [[ $current == -* ]]; then
        ${bashOffer(optionsOf(command))}${argument}
      fi
      ;;`;
}

function bashOffer(offer: Offer = []): string {
  if (typeof offer === 'string')
    return `_windsock_offer "$current" "$("\${COMP_WORDS[0]}" list --column ${listed[offer]} 2>/dev/null)"`;
  return offer.length === 0 ? '' : `_windsock_offer "$current" $'${offer.join('\\n')}'`;
}

function zshScript(): string {
  return `#compdef windsock
# zsh completion for windsock: in a folder of $fpath as _windsock, or source <(windsock completion zsh)

_windsock_listed() {
  local -a values
  values=("\${(@f)$(_call_program "$1" windsock list --column "$1" 2>/dev/null)}")
  compadd -- "\${(@)values:#}"
}

_windsock() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${globalOptions.map(zshOption).join(' ')} '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands
      commands=(${commands.map((each) => quoted(`${each}:${commandForms[each].summary}`)).join(' ')})
      _describe -t commands 'windsock command' commands
      ;;
    rest)
      case $words[1] in
${commands.map(zshCase).join('\n')}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _windsock ]]; then _windsock "$@"; else compdef _windsock windsock; fi
`;
}

function zshCase(command: CommandWord): string {
  const { argument, offer } = commandForms[command];
  const first = argument === undefined ? '' : ` ${quoted(`1:${argument}:${zshOffer(offer)}`)}`;
  return `        ${command}) _arguments ${optionsOf(command).map(zshOption).join(' ')}${first} ;;`;
}

function zshOption(name: OptionName): string {
  const { takes, offer, help } = commandOptions[name];
  const said = help.replace(/[[\]:]/g, '\\$&');
  const short = shortOf(name);
  if (takes !== undefined) return quoted(`${name}=[${said}]:${takes}:${zshOffer(offer)}`);
  return short === undefined
    ? quoted(`${name}[${said}]`)
    : `${quoted(`(${short} ${name})`)}{${short},${name}}${quoted(`[${said}]`)}`;
}

function zshOffer(offer: Offer = []): string {
  if (typeof offer === 'string') return `{_windsock_listed ${listed[offer]}}`;
  return offer.length === 0 ? ' ' : `(${offer.join(' ')})`;
}

function fishScript(): string {
  const lines = [
    '# fish completion for windsock: windsock completion fish > ~/.config/fish/completions/windsock.fish',
    'complete -c windsock -f',
    ...commands.map(
      (each) =>
        `complete -c windsock -n __fish_use_subcommand -a ${each} -d ${quoted(commandForms[each].summary)}`,
    ),
    ...globalOptions.map((name) => fishOption(name, '__fish_use_subcommand')),
    ...commands.flatMap(fishLines),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function fishLines(command: CommandWord): readonly string[] {
  const { offer } = commandForms[command];
  const inCommand = quoted(`__fish_seen_subcommand_from ${command}`);
  const argument = offer === undefined ? [] : [`complete -c windsock -n ${inCommand} -a ${fishOffer(offer)}`];
  return [...argument, ...optionsOf(command).map((name) => fishOption(name, inCommand))];
}

function fishOption(name: OptionName, condition: string): string {
  const { takes, offer, help } = commandOptions[name];
  const short = shortOf(name);
  const parts = [
    `complete -c windsock -n ${condition} -l ${name.slice(2)}`,
    ...(short === undefined ? [] : [`-s ${short.slice(1)}`]),
    ...(takes === undefined ? [] : ['-x']),
    ...(offer === undefined || offer.length === 0 ? [] : [`-a ${fishOffer(offer)}`]),
    `-d ${quoted(help)}`,
  ];
  return parts.join(' ');
}

function fishOffer(offer: Offer): string {
  return quoted(
    typeof offer === 'string' ? `(windsock list --column ${listed[offer]} 2>/dev/null)` : offer.join(' '),
  );
}

function shortOf(name: OptionName): string | undefined {
  return Object.entries(shortOptions).find(([, each]) => each === name)?.[0];
}

/** In single quotes, which all three shells take alike; no text here has one. */
function quoted(text: string): string {
  return `'${text}'`;
}
