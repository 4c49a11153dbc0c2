using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

/// <summary>What `$"..."` is made with when it holds more than texts. Alignment and formats are not offered.</summary>
[StandsFor("System.Runtime.CompilerServices.DefaultInterpolatedStringHandler")]
internal struct Interpolation
{
    private string text;

    public Interpolation(int literalLength, int formattedCount) => text = "";

    public void AppendLiteral(string value) => text += value;

    public void AppendFormatted(string? value) => text += value;

    public void AppendFormatted<T>(T value) => text += value!.ToString();

    public override string ToString() => text;

    public string ToStringAndClear() => text;
}
