import type { BodyEvent } from '../core/events.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/**
 * Each asks `push-check __complete -- <words>` at every press of the Tab key, the last word being the one under the cursor, and gets lines of
 * `value<TAB>description`, or `:files` or `:folders`. Words are passed as they are, never evaluated. bash splits words at `=` too; bash 3.2 (macOS) has
 * neither `mapfile` nor `compopt`.
 */
const scripts: Record<Shell, string> = {
  bash: `# push-check: completion for bash. Write it to a file that ~/.bashrc reads, or: source <(push-check completion bash)
_push_check() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" line
  [ "$cur" = "=" ] && cur=""
  COMPREPLY=()
  while IFS= read -r line; do
    case "$line" in
      :files)
        compopt -o filenames 2>/dev/null
        while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$cur")
        ;;
      :folders)
        compopt -o filenames 2>/dev/null
        while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$cur")
        ;;
      ?*) COMPREPLY+=("\${line%%$'\\t'*}") ;;
    esac
  done < <(push-check __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _push_check push-check
`,
  zsh: `#compdef push-check
# push-check: completion for zsh. Write it to a file _push-check in a folder of $fpath, or: source <(push-check completion zsh)
_push_check() {
  local line
  local -a found
  for line in "\${(@f)$(push-check __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    case "$line" in
      :files) _files; return ;;
      :folders) _files -/; return ;;
      ?*) found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}") ;;
    esac
  done
  _describe push-check found
}
if [ "\${funcstack[1]}" = "_push-check" ]; then _push_check; else compdef _push_check push-check; fi
`,
  fish: `# push-check: completion for fish. Write it to ~/.config/fish/completions/push-check.fish, or: push-check completion fish | source
function __push_check_complete
  set -l words (commandline -opc) (commandline -ct)
  set -l found (push-check __complete -- $words[2..-1] 2>/dev/null)
  switch "$found[1]"
    case ':files'
      __fish_complete_path (commandline -ct)
    case ':folders'
      __fish_complete_directories (commandline -ct)
    case '*'
      printf '%s\\n' $found
  end
end
complete -c push-check -f -a '(__push_check_complete)'
`,
};

/** The script that makes a shell complete commands, options and values. */
export async function* completion(shell: Shell): AsyncGenerator<BodyEvent> {
  yield { type: 'result', result: { kind: 'document', name: `completion ${shell}`, content: scripts[shell] } };
}
