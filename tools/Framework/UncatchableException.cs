using System;

namespace Neo.SmartContract.Framework;

/// <summary>What stands, on the CLR, for an end of execution that no contract can catch.</summary>
public class UncatchableException : Exception;
