namespace Neo.SmartContract.Framework;

/// <summary>An object of the engine: it can be held and passed on, not stored or serialised.</summary>
public interface IApiInterface;
