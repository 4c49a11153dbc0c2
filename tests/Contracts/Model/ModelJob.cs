using System.Numerics;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>A job as the model keeps it. Amounts [1e-8 AGPU].</summary>
public sealed class ModelJob
{
    public required int Id { get; init; }

    /// <summary>-1 for public work.</summary>
    public required int Client { get; init; }
    public required int Tier { get; init; }
    public required BigInteger Units { get; init; }
    public required BigInteger Fee { get; init; }
    public required BigInteger Tip { get; init; }
    public required ulong WindowMs { get; init; }
    public required ulong ClaimWindowMs { get; init; }

    /// <summary>What its acceptance mints: of public work alone.</summary>
    public BigInteger PublicPay { get; init; }
    public int Status { get; set; } = SuiteModel.Open;
    public ulong DeadlineMs { get; set; }
    public int Provider { get; set; } = -1;
    public BigInteger Bond { get; set; }
    public BigInteger AuditBps { get; set; }
    public uint CommitBlock { get; set; }

    /// <summary>The last block of its dispute window, which demands make longer.</summary>
    public uint DisputeEnd { get; set; }

    /// <summary>The cell that its provider lied about; -1: none.</summary>
    public int Lie { get; set; } = -1;
    public int Answered { get; set; }

    /// <summary>What a proven fault has cost and nobody has divided yet, and who proved it.</summary>
    public BigInteger Undivided { get; set; }
    public int Challenger { get; set; } = SuiteModel.Nobody;

    /// <summary>Whether a cell was shown to be wrong: other slashes leave open who was right.</summary>
    public bool IsProven { get; set; }

    /// <summary>Sealed findings by challenger; who has revealed has none.</summary>
    public Dictionary<int, (uint Block, int Cell)> Seals { get; } = [];
    public bool HasSeals { get; set; }
    public ModelProof? Proof { get; set; }
    public ModelPanel? Panel { get; set; }

    public bool IsPublic => Client < 0;

    public bool IsLive => Status <= SuiteModel.Audited;
}

/// <param name="Earned">Of it, paid for public work and bound to stay.</param>
public record struct ModelVault(
    BigInteger Free, BigInteger Locked, BigInteger Unbonding, ulong ReadyMs, BigInteger Earned);
