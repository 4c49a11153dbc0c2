using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework;

public static class NepStandardExtensions
{
    /// <summary>"NEP-17" for Nep17.</summary>
    [ManagedOnly]
    public static string ToStandard(this NepStandard standard)
        => "NEP-" + standard.ToString().Substring("Nep".Length);
}
