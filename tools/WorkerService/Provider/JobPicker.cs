using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Worker.Kernels;

namespace StarMiner.Worker.Service.Provider;

/// <summary>
/// Looks through the heads of the queues for a job that policy and machine take. Each worker has an order of its own, so
/// that several seldom reach for the same job; where they do, the chain gives it to one and the others look on.
/// </summary>
public sealed class JobPicker(
    SuiteClient suite, KernelRegistry kernels, ClaimPolicy policy, UInt160 account, TimeProvider time,
    ILogger<JobPicker> log)
{
    /// <summary>So many are claimable at the head of a queue, the Council's default.</summary>
    const int HeadCount = 8;

    static readonly TimeSpan RefusalLasts = TimeSpan.FromMinutes(2);

    readonly ConcurrentDictionary<ulong, DateTimeOffset> refusedUntil = new();

    /// <returns>Null where nothing is to be had now.</returns>
    public async Task<Job?> NextAsync(Func<ulong, bool> isInHand, CancellationToken cancel)
    {
        ForgetOldRefusals();
        foreach (JobTier tier in policy.Tiers)
        {
            foreach (JobTask task in policy.Tasks)
            {
                var head = await suite.Market.HeadAsync(task, tier, HeadCount, cancel);
                foreach (ulong id in head.OrderBy(OwnOrder))
                {
                    if (isInHand(id) || refusedUntil.ContainsKey(id)) continue;
                    Job job = await suite.Market.JobAsync(id, cancel);
                    if (job.Status != JobStatus.Open) continue;
                    if (await RefusalAsync(job, cancel) is not { } refusal) return job;
                    Refuse(id, refusal);
                }
            }
        }
        return null;
    }

    /// <summary>Does not look at this job again for a while.</summary>
    public void Refuse(ulong id, string reason)
    {
        if (refusedUntil.TryAdd(id, time.GetUtcNow() + RefusalLasts))
            log.LogInformation("job {Job} is left alone: {Reason}", id, reason);
    }

    async Task<string?> RefusalAsync(Job job, CancellationToken cancel)
    {
        if (policy.Refusal(job) is { } unwanted) return unwanted;
        try
        {
            kernels.Find(job.Kernel);
        }
        catch (JobException unknown)
        {
            return unknown.Message;
        }
        var bond = await suite.Market.RequiredBondAsync(job.Id, account, cancel);
        var vault = await suite.Vaults.VaultOfAsync(account, job.Task, cancel);
        return vault.FreeAgpu < bond
            ? $"it locks {Amounts.Agpu(bond)} AGPU, free in the {job.Task} vault are {Amounts.Agpu(vault.FreeAgpu)}"
            : null;
    }

    void ForgetOldRefusals()
    {
        var now = time.GetUtcNow();
        foreach (var refusal in refusedUntil.Where(refusal => refusal.Value <= now)) refusedUntil.TryRemove(refusal);
    }

    ulong OwnOrder(ulong id)
    {
        byte[] mixed = new byte[UInt160.Length + sizeof(ulong)];
        account.ToArray().CopyTo(mixed, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(mixed.AsSpan(UInt160.Length), id);
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(mixed));
    }
}
