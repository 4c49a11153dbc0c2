using System;

namespace Neo.SmartContract.Framework.Attributes;

/// <summary>Runs Enter before and Exit after each method that carries it.</summary>
[AttributeUsage(AttributeTargets.Constructor | AttributeTargets.Method, AllowMultiple = true)]
public abstract class ModifierAttribute : Attribute
{
    public abstract void Enter();

    public abstract void Exit();
}
