using System.Text;
using System.Text.RegularExpressions;

namespace StarMiner.ClientGenerator.Abi;

/// <summary>
/// The errors that a contract can name. A manifest does not list them, but a contract that throws
/// <c>Component/what-is-wrong</c> pushes that text, so its code holds it as the operand of a PUSHDATA1.
/// </summary>
static class NamedErrors
{
    const byte PushData1 = 0x0C;

    static readonly Regex form = new("^[A-Z][A-Za-z0-9]*/[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant);

    public static IReadOnlyList<string> In(byte[] nef)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (int at = 0; at + 1 < nef.Length; at++)
        {
            if (nef[at] != PushData1 || at + 2 + nef[at + 1] > nef.Length) continue;
            string text = Encoding.UTF8.GetString(nef, at + 2, nef[at + 1]);
            if (form.IsMatch(text)) found.Add(text);
        }
        return [.. found];
    }
}
