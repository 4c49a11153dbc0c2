using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Contracts.Primitives;

/// <summary>Places of the suite's own roles in the charter. The names are the roles'.</summary>
public static class Seat
{
    public const int AgpuToken = 0;
    public const int JobMarket = 1;
    public const int Referee = 2;
    public const int PricingEngine = 3;
    public const int StakingVaults = 4;
    public const int ReputationOracle = 5;
    public const int RewardController = 6;

    /// <summary>One pair of AGPU, which keeps a copy of the charter; the others ask the Council.</summary>
    public const int Exchange = 7;

    /// <summary>Whoever may mint AGPU inside the issuance law: an account or a contract.</summary>
    public const int Minter = 8;

    /// <summary>The account that Council maintenance is paid to.</summary>
    public const int Maintenance = 9;

    public const int AuditorCommittee = 10;

    /// <summary>Seats that have a name.</summary>
    public const int Named = 11;

    /// <summary>The contracts in the seats before this one, and the committee's, keep a copy of the charter.</summary>
    public const int Listeners = 8;

    /// <summary>Seats that the charter has room for.</summary>
    public const int Count = 12;
}

/// <summary>What a pause may close: ways in, never ways out.</summary>
public static class Entries
{
    public const int Jobs = 1;
    public const int Stakes = 2;
    public const int Swaps = 4;
    public const int All = 7;
}

/// <summary>
/// All that a contract needs to know of the suite, in one byte string that one call of the Council returns.
/// <code>closed entries 1 | addresses 20 each, by seat | listing 4 | parameters 8 each, by number</code>
/// Parameters come last, so that an update of the Council can add some and what reads the others finds them.
/// The Council hands it to the contracts in the first seats whenever it changes, so that each can keep its own copy.
/// </summary>
public static class Charter
{
    private const int AddressesAt = 1;
    private const int AddressBytes = 20;
    private const int ListingAt = AddressesAt + Seat.Count * AddressBytes;
    private const int ParametersAt = ListingAt + 4;
    private const int ParameterBytes = 8;

    public static ByteString Of(UInt160 council) =>
        (ByteString)Contract.Call(council, "charter", CallFlags.ReadOnly);

    /// <summary>Zero where nobody has the seat.</summary>
    public static UInt160 Address(ByteString charter, int seat) =>
        (UInt160)Bytes.Slice(charter, AddressAt(seat), AddressBytes);

    public static BigInteger Value(ByteString charter, int parameter) =>
        Bytes.ReadU64(charter, ValueAt(parameter));

    /// <summary>Moves when a kernel's listing is taken back or changed: what was known of it holds no more.</summary>
    public static BigInteger Listing(ByteString charter) => Bytes.ReadU32(charter, ListingAt);

    public static bool IsPaused(ByteString charter, int entry) => (charter[0] & entry) != 0;

    /// <summary>How many parameters this charter has: an older Council's has fewer.</summary>
    public static int Parameters(ByteString charter) => (charter.Length - ParametersAt) / ParameterBytes;

    /// <summary>A charter in which nothing is closed, every seat is free, and no parameter has a value yet.</summary>
    public static ByteString Blank() => Zeros(ParametersAt);

    public static ByteString WithPause(ByteString charter, BigInteger mask) =>
        Replaced(charter, 0, Bytes.U8(mask));

    public static ByteString WithAddress(ByteString charter, int seat, UInt160 address) =>
        Replaced(charter, AddressAt(seat), address);

    public static ByteString WithNextListing(ByteString charter) =>
        Replaced(charter, ListingAt, Bytes.U32(Listing(charter) + 1));

    public static ByteString WithValue(ByteString charter, int parameter, BigInteger value) =>
        Replaced(charter, ValueAt(parameter), Bytes.U64(value));

    private static int AddressAt(int seat) => AddressesAt + seat * AddressBytes;

    private static int ValueAt(int parameter) => ParametersAt + parameter * ParameterBytes;

    private static ByteString Replaced(ByteString charter, int start, ByteString bytes)
    {
        int end = start + bytes.Length;
        return Bytes.Slice(charter, 0, start).Concat(bytes).Concat(Bytes.Slice(charter, end, charter.Length - end));
    }

    private static ByteString Zeros(int count) => (ByteString)new byte[count];
}
