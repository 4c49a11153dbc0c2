using System.CommandLine;

namespace StarMiner.Cli.Commands;

/// <summary>
/// <c>starminer completion</c>: a script that lets a shell ask this program, at each Tab, what may follow. The script holds
/// no names: what is asked is the <c>[suggest]</c> directive of System.CommandLine.
/// </summary>
static class CompletionCommand
{
    /// <summary>The shell's line up to the cursor, without the program's name, goes to <c>[suggest:its length]</c>.</summary>
    static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            command -v starminer >/dev/null || starminer() { @PROGRAM@ "$@"; }
            _starminer() {
                local line="${COMP_LINE:0:$COMP_POINT}" IFS=$'\n'
                line="${line#* }"
                COMPREPLY=($(compgen -W "$(starminer "[suggest:${#line}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _starminer starminer
            """,
        ["zsh"] = """
            command -v starminer >/dev/null || starminer() { @PROGRAM@ "$@" }
            _starminer() {
                local line="${${LBUFFER}#* }"
                local -a found
                found=("${(@f)$(starminer "[suggest:${#line}]" "$line" 2>/dev/null)}")
                [[ -n "$found" ]] && compadd -- "${found[@]}" || _files
            }
            compdef _starminer starminer
            """,
        ["fish"] = """
            command -q starminer; or function starminer; @PROGRAM@ $argv; end
            function __starminer
                set -l line (string replace -r '^\S+\s' '' -- (commandline -cp))
                starminer "[suggest:"(string length -- $line)"]" $line 2>/dev/null
            end
            complete -c starminer -a '(__starminer)'
            """,
    };

    public static Command Create(TextWriter output)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Print what makes a shell complete this program: source <(starminer completion bash)")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            output.WriteLine(Scripts[parsed.GetRequiredValue(shell)].Replace("@PROGRAM@", Program()));
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>As this process was started, where no <c>starminer</c> is on the path.</summary>
    static string Program()
    {
        string own = Path.Combine(AppContext.BaseDirectory, "starminer.dll");
        return $"dotnet '{own.Replace("'", "'\\''")}'";
    }
}
