using System.Text;

namespace StarMiner.Bindings;

/// <summary>C# source that is being written, line by line.</summary>
sealed class CodeText
{
    readonly StringBuilder text = new();
    int depth;

    public CodeText Line(string line = "")
    {
        if (line.Length > 0)
            text.Append(' ', depth * 4).Append(line);
        text.Append('\n');
        return this;
    }

    public void Braces(Action inside)
    {
        Line("{");
        Indented(inside);
        Line("}");
    }

    public void Indented(Action inside)
    {
        depth++;
        inside();
        depth--;
    }

    public override string ToString() => text.ToString();
}
