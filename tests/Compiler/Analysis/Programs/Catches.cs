using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Compiler.Tests.Analysis.Programs;

[Warns("NEOC6007", nameof(Asserts))]
public static class DeafCatch
{
    public static int Asserts(int value)
    {
        try
        {
            ExecutionEngine.Assert(value > 0);
            return value;
        }
        catch
        {
            return -1;
        }
    }
}

public static class HearingCatch
{
    public static int Throws(int value)
    {
        try
        {
            if (value <= 0)
                throw new Exception("HearingCatch/value");
            ExecutionEngine.Assert(value < 100);
            return value;
        }
        catch
        {
            return -1;
        }
    }

    public static object? Calls(UInt160 other)
    {
        try
        {
            ExecutionEngine.Assert(other.IsValid);
            return Contract.Call(other, "ping", CallFlags.ReadOnly);
        }
        catch
        {
            return null;
        }
    }

    /// <summary>An index out of range can be caught.</summary>
    public static int Indexes(int[] values, int index)
    {
        try
        {
            ExecutionEngine.Assert(index < 100);
            return values[index];
        }
        catch
        {
            return -1;
        }
    }
}
