using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

/// <summary>A text that grows. A line ends with a line feed.</summary>
[StandsFor("System.Text.StringBuilder")]
internal sealed class TextBuilder
{
    private string text;

    public TextBuilder() => text = "";

    public TextBuilder(string? value) => text = value ?? "";

    public TextBuilder(int capacity) => text = "";

    public int Length => text.Length;

    public TextBuilder Append(string? value)
    {
        text += value;
        return this;
    }

    public TextBuilder Append(object? value) => Append(value?.ToString());

    public TextBuilder Append(char value) => Append(Texts.Of(value));

    public TextBuilder Append(bool value) => Append(value.ToString());

    public TextBuilder Append(byte value) => Append(value.ToString());

    public TextBuilder Append(sbyte value) => Append(value.ToString());

    public TextBuilder Append(short value) => Append(value.ToString());

    public TextBuilder Append(ushort value) => Append(value.ToString());

    public TextBuilder Append(int value) => Append(value.ToString());

    public TextBuilder Append(uint value) => Append(value.ToString());

    public TextBuilder Append(long value) => Append(value.ToString());

    public TextBuilder Append(ulong value) => Append(value.ToString());

    public TextBuilder Append(char value, int repeatCount)
    {
        for (int i = 0; i < repeatCount; i++) Append(value);
        return this;
    }

    public TextBuilder Append(TextBuilder? value) => Append(value?.text);

    public TextBuilder AppendLine() => Append("\n");

    public TextBuilder AppendLine(string? value) => Append(value).Append("\n");

    public TextBuilder Insert(int index, string? value)
    {
        text = StringLibrary.Insert(text, index, value ?? "");
        return this;
    }

    public TextBuilder Remove(int startIndex, int length)
    {
        text = StringLibrary.Remove(text, startIndex, length);
        return this;
    }

    public TextBuilder Replace(string oldValue, string? newValue)
    {
        text = StringLibrary.Replace(text, oldValue, newValue);
        return this;
    }

    public TextBuilder Clear()
    {
        text = "";
        return this;
    }

    public override string ToString() => text;
}
