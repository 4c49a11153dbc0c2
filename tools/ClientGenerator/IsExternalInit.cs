namespace System.Runtime.CompilerServices;

/// <summary>What the C# compiler asks for behind records; netstandard2.0 has none.</summary>
static class IsExternalInit;
