using System.Numerics;
using StarMiner.Client;

namespace StarMiner.Simulator.Testing;

/// <summary>What a contract's test says of calls, for any test framework.</summary>
public static class Expect
{
    /// <summary>The contract refuses with this named error, for example "JobMarket/not-open".</summary>
    /// <returns>The fault, with the calls that were open.</returns>
    /// <exception cref="ExpectationFailedException">It does not refuse, or with another error.</exception>
    public static async Task<ContractFaultException> RefusalAsync(string error, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (ContractFaultException fault)
        {
            return fault.Error == error
                ? fault
                : throw new ExpectationFailedException($"the error {error}", fault.Error);
        }
        throw new ExpectationFailedException($"the error {error}", "none");
    }

    /// <summary>The act moves a number, a balance for example, by exactly so much.</summary>
    /// <exception cref="ExpectationFailedException">It moves it by something else.</exception>
    public static async Task ChangeAsync(Func<Task<BigInteger>> read, BigInteger by, Func<Task> act)
    {
        BigInteger before = await read();
        await act();
        BigInteger change = await read() - before;
        if (change != by) throw new ExpectationFailedException($"a change by {by}", $"{change}");
    }

    /// <summary>The transaction announced exactly one event of this name.</summary>
    /// <exception cref="ExpectationFailedException">None, or several.</exception>
    public static ContractEvent Event(Receipt receipt, string name)
    {
        ContractEvent[] found = [.. receipt.Events.Where(happened => happened.Name == name)];
        string all = string.Join(", ", receipt.Events.Select(happened => happened.Name));
        return found.Length == 1
            ? found[0]
            : throw new ExpectationFailedException($"one event {name}", all.Length == 0 ? "no event" : all);
    }

    /// <summary>The VM took no more than this [1e-8 GAS].</summary>
    /// <exception cref="ExpectationFailedException">It took more.</exception>
    public static void GasAtMost(long datoshi, Receipt receipt)
    {
        if (receipt.SystemFeeDatoshi > datoshi)
            throw new ExpectationFailedException(
                $"at most {Amounts.Gas(datoshi)} GAS", $"{Amounts.Gas(receipt.SystemFeeDatoshi)} GAS");
    }
}
