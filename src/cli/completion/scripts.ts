/** The shells with a completion script. */
export const shells = ["bash", "zsh", "fish"] as const;

/** One of {@link shells}. */
export type Shell = (typeof shells)[number];

/**
 * The completion scripts. The command itself prints the candidates, one per line with its description after a tab, or `:files`
 * to complete file names.
 *
 * The bash of macOS dates from 2007 and has no `mapfile` or `compopt`.
 */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: `# Completion of saltant for bash. In ~/.bashrc: source <(saltant completion bash)
_saltant() {
  local line
  COMPREPLY=()
  # bash splits words at = and :. The command joins them again, and prints only the part after the last split.
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <(saltant __complete bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [[ "\${COMPREPLY[0]}" == :files ]]; then
    COMPREPLY=()
    compopt -o default 2>/dev/null
  elif [[ \${#COMPREPLY[@]} -eq 1 && "\${COMPREPLY[0]}" == *= ]]; then
    compopt -o nospace 2>/dev/null
  fi
}
complete -F _saltant saltant
`,
  zsh: `#compdef saltant
# Completion of saltant for zsh. In ~/.zshrc, after compinit: source <(saltant completion zsh)
_saltant() {
  local -a lines whole open
  local line value
  # PREFIX is the word without an open quote.
  lines=("\${(@f)$(saltant __complete zsh -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  if [[ "\${lines[1]}" == :files ]]; then
    compset -P '--*='
    _files
    return
  fi
  for line in $lines; do
    value="\${line%%$'\\t'*}"
    line="\${value//:/\\\\:}\${line#"$value"}"
    if [[ "$value" == *= ]]; then
      open+=("\${line/$'\\t'/:}")
    else
      whole+=("\${line/$'\\t'/:}")
    fi
  done
  _describe -V saltant whole -- open -S ''
}
if [[ "\${funcstack[1]}" == _saltant ]]; then
  _saltant "$@"
else
  compdef _saltant saltant
fi
`,
  fish: `# Completion of saltant for fish. In ~/.config/fish/config.fish: saltant completion fish | source
function __saltant_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct | string replace -r '^["\\']' '' | string replace -a '\\\\ ' ' ')
  set -l lines (saltant __complete fish -- $words[2..] "$current" 2>/dev/null)
  if test "$lines[1]" = ":files"
    set -l option (string match -r -- '^--[^=]*=' "$current")
    for path in (__fish_complete_path (string replace -- "$option" '' "$current"))
      printf '%s\\n' "$option$path"
    end
  else if set -q lines[1]
    printf '%s\\n' $lines
  end
end
complete -c saltant -f -a '(__saltant_complete)'
`,
};
