using System.Text;
using System.Text.RegularExpressions;

namespace StarMiner.Simulator.Devnet.Tests.Pages;

/// <summary>A command of <c>starminer</c> as a page shows it.</summary>
/// <param name="IsMention">In running text, where a lone word is the name of a command and no call of it.</param>
sealed record PageCommand(string Page, string Text, bool IsMention)
{
    static readonly Regex Inline = new("`(starminer [^`]*)`");
    static readonly Regex Link = new(@"\]\(([^)#\s]+)[^)]*\)");

    /// <summary>Those of README.md and of the pages that it links to, in their order, each page's once.</summary>
    public static IReadOnlyList<PageCommand> All(string repository)
    {
        string first = File.ReadAllText(Path.Combine(repository, "README.md"));
        IEnumerable<string> linked = Link.Matches(first).Select(match => match.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal))
            .Select(link => Directory.Exists(Path.Combine(repository, link)) ? Path.Combine(link, "README.md") : link)
            .Where(link => link.EndsWith(".md", StringComparison.Ordinal) && File.Exists(Path.Combine(repository, link)));
        return
        [
            .. linked.Prepend("README.md").Distinct().SelectMany(page =>
                In(page, File.ReadAllLines(Path.Combine(repository, page))).Distinct()),
        ];
    }

    /// <summary>Lines of code blocks that begin with the program's name, and what stands between backticks in text.</summary>
    static IEnumerable<PageCommand> In(string page, string[] lines)
    {
        bool isCode = false;
        string before = "";
        foreach (string line in lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
                continue;
            }
            if (!isCode)
            {
                foreach (Match match in Inline.Matches(line))
                    yield return new PageCommand(page, match.Groups[1].Value.Replace("\\|", "|"), IsMention: true);
                continue;
            }
            string whole = before + line.Trim();
            before = whole.EndsWith('\\') ? whole[..^1] : "";
            if (before.Length == 0 && whole.StartsWith("starminer ", StringComparison.Ordinal))
                yield return new PageCommand(page, whole, IsMention: false);
        }
    }

    /// <summary>
    /// What a shell would hand to the program: without comment, redirection and <c>&amp;</c>; the brackets around what may be
    /// left out are dropped, and so is the <c>...</c> after what may be repeated.
    /// </summary>
    public IReadOnlyList<string> Arguments()
    {
        List<string> words = [];
        var word = new StringBuilder();
        char quote = '\0';
        bool isWord = false;
        foreach (char letter in Text["starminer ".Length..] + " ")
        {
            if (quote != '\0')
            {
                if (letter == quote) quote = '\0';
                else word.Append(letter);
            }
            else if (letter is '\'' or '"') (quote, isWord) = (letter, true);
            else if (letter is '#' or '>' or '&' or '|' && word.Length == 0) break;
            else if (letter is ' ')
            {
                if (isWord || word.Length > 0) words.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
            else if (letter is not ('[' or ']')) word.Append(letter);
        }
        return [.. words.Select(one => one.EndsWith("...", StringComparison.Ordinal) && one.Length > 3 ? one[..^3] : one)];
    }

    public override string ToString() => $"{Page}: {Text}";
}
