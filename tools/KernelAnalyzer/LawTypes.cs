using Microsoft.CodeAnalysis;

namespace StarMiner.KernelAnalyzer;

static class LawTypes
{
    internal static bool Allows(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Void or SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte
            or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32
            or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 => true,
        _ => IsView(type),
    };

    /// <summary>The alias View, whichever of the three it stands for.</summary>
    internal static bool IsView(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => true,
        _ => type.ToDisplayString() is "Neo.SmartContract.Framework.ByteString" or "ILGPU.ArrayView<byte>",
    };

    /// <summary>Bits of what a shift works on.</summary>
    internal static int Width(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt64 ? 64 : 32;
}
