namespace Neo.SmartContract.Framework;

/// <summary>The base of a contract: a class that derives from it becomes a .nef of its own.</summary>
public abstract class SmartContract;
