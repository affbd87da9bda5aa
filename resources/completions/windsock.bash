# bash completion for windsock: source <(windsock completion bash)

# Offers the lines of the second argument that begin with the first.
_windsock_offer() {
  local line
  while IFS= read -r line; do
    if [[ -n $line && $line == "$1"* ]]; then COMPREPLY+=("$(printf %q "$line")"); fi
  done <<<"$2"
}

_windsock() {
  local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD - 1]}" command= word at count=0
  COMPREPLY=()
  # bash takes the = of --profile=NAME for a word of its own.
  if [[ $current == = ]]; then
    current=
  elif [[ $before == = ]]; then
    before="${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  case $before in
    --profile) _windsock_offer "$current" "$("${COMP_WORDS[0]}" list --column profile 2>/dev/null)"; return ;;
    --region) _windsock_offer "$current" "$("${COMP_WORDS[0]}" list --column region 2>/dev/null)"; return ;;
    --path) return ;;
    --column) _windsock_offer "$current" $'name\nprofile\nregion\naccount\nairflow\nstatus\nhost'; return ;;
  esac
  for ((at = 1; at < COMP_CWORD; at++)); do
    word="${COMP_WORDS[at]}"
    case $word in
      --profile | --region | --path | --column)
        at=$((at + 1))
        if [[ ${COMP_WORDS[at]} == = ]]; then at=$((at + 1)); fi
        ;;
      -*) ;;
      *) if [[ -z $command ]]; then command=$word; else count=$((count + 1)); fi ;;
    esac
  done
  case $command in
    '')
      if [[ $current == -* ]]; then
        _windsock_offer "$current" $'--toggle\n--hidden\n--foreground\n--help\n--version'
      else
        _windsock_offer "$current" $'open\nlist\nurl\ncompletion\nhelp'
      fi
      ;;
    open)
      if [[ $current == -* ]]; then
        _windsock_offer "$current" $'--profile\n--region\n--path\n--browser\n--foreground\n--help'
      elif ((count == 0)); then
        _windsock_offer "$current" "$("${COMP_WORDS[0]}" list --column name 2>/dev/null)"
      fi
      ;;
    list)
      if [[ $current == -* ]]; then
        _windsock_offer "$current" $'--json\n--column\n--profile\n--region\n--help'
      fi
      ;;
    url)
      if [[ $current == -* ]]; then
        _windsock_offer "$current" $'--profile\n--region\n--help'
      elif ((count == 0)); then
        _windsock_offer "$current" "$("${COMP_WORDS[0]}" list --column name 2>/dev/null)"
      fi
      ;;
    completion)
      if [[ $current == -* ]]; then
        _windsock_offer "$current" $'--help'
      elif ((count == 0)); then
        _windsock_offer "$current" $'bash\nzsh\nfish'
      fi
      ;;
    help)
      if [[ $current == -* ]]; then
        _windsock_offer "$current" $'--help'
      elif ((count == 0)); then
        _windsock_offer "$current" $'open\nlist\nurl\ncompletion'
      fi
      ;;
  esac
}

complete -F _windsock windsock
