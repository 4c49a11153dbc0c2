namespace StarMiner.Simulator.Devnet;

/// <summary>The most that one caller can ask of a devnet.</summary>
public sealed record DevnetLimits
{
    /// <summary>Of one HTTP request [B].</summary>
    public int BodyBytes { get; init; } = 4 << 20;

    /// <summary>Requests in one batch.</summary>
    public int BatchRequests { get; init; } = 500;

    /// <summary>Of one HTTP answer [B].</summary>
    public int AnswerBytes { get; init; } = 32 << 20;

    /// <summary>What a test invocation may use up [1e-8 GAS].</summary>
    public long RehearsalDatoshi { get; init; } = 20_00000000;

    /// <summary>Sessions of iterators that live at once, and how long.</summary>
    public int Sessions { get; init; } = 200;

    public TimeSpan SessionTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Items of one traverseiterator.</summary>
    public int IteratorItems { get; init; } = 100;

    /// <summary>Items of one findstorage.</summary>
    public int StorageItems { get; init; } = 50;

    /// <summary>Transfers of one getnep17transfers, each way.</summary>
    public int Transfers { get; init; } = 1_000;

    public int Connections { get; init; } = 1_000;

    /// <summary>From one address outside of this machine; null for no limit [requests/s].</summary>
    public int? RemoteRequestsPerSecond { get; init; } = 500;
}
