/** The shells that can be helped. */
export const shells = ["bash", "zsh", "fish"] as const;

/** One of {@link shells}. */
export type Shell = (typeof shells)[number];

/**
 * What a shell is to read, so that it completes the command line of `saltant`. The candidates come from the command itself: a
 * line for each, with its description after a tab, or `:files` where the shell knows better.
 */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: `# Completion of saltant for bash. In ~/.bashrc: source <(saltant completion bash)
_saltant() {
  local IFS=$'\\n' current
  # bash has cut words at = and :, which the command puts together again; only what follows the cut is to be replaced.
  mapfile -t COMPREPLY < <(saltant __complete bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [[ "\${COMPREPLY[0]}" == :files ]]; then
    compopt -o default
    COMPREPLY=()
  elif [[ \${#COMPREPLY[@]} -eq 1 && "\${COMPREPLY[0]}" == *= ]]; then
    compopt -o nospace
  fi
}
complete -F _saltant saltant
`,
  zsh: `#compdef saltant
# Completion of saltant for zsh. In ~/.zshrc, after compinit: source <(saltant completion zsh)
_saltant() {
  local -a lines values descriptions
  local line
  lines=("\${(@f)$(saltant __complete zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ "\${lines[1]}" == :files ]]; then
    _files
    return
  fi
  for line in $lines; do
    values+=("\${line%%$'\\t'*}")
    descriptions+=("\${line/$'\\t'/  -- }")
  done
  if [[ \${#values} -eq 1 && "\${values[1]}" == *= ]]; then
    compadd -Q -S '' -- $values
  else
    compadd -Q -l -d descriptions -- $values
  fi
}
compdef _saltant saltant
`,
  fish: `# Completion of saltant for fish. In ~/.config/fish/config.fish: saltant completion fish | source
function __saltant_complete
  set -l words (commandline -opc)
  set -l lines (saltant __complete fish -- $words[2..] (commandline -ct) 2>/dev/null)
  if test "$lines[1]" = ":files"
    __fish_complete_path (commandline -ct)
  else
    printf '%s\\n' $lines
  end
end
complete -c saltant -f -a '(__saltant_complete)'
`,
};
