using Mono.Cecil;
using Mono.Cecil.Cil;

namespace StarMiner.Compiler.Analysis;

/// <summary>Where a member stands in the source, as far as its code tells.</summary>
static class SourcePlaces
{
    public static SequencePoint? Of(MethodDefinition? method)
        => method?.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden);

    /// <summary>
    /// A type has no line of its own: that of its first method, in the file that bears its name if it has several.
    /// </summary>
    public static SequencePoint? Of(TypeDefinition type)
        => type.Methods.Select(Of).OfType<SequencePoint>()
            .OrderBy(point => Path.GetFileNameWithoutExtension(point.Document.Url) == type.Name ? 0 : 1)
            .ThenBy(point => point.Document.Url, StringComparer.Ordinal)
            .ThenBy(point => point.StartLine)
            .FirstOrDefault();
}
