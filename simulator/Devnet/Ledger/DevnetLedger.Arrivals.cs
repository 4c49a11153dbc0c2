using System.Threading.Channels;
using Neo.Ledger;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;

namespace StarMiner.Simulator.Devnet.Ledger;

/// <summary>
/// Transactions from outside. Who comes alone has his block made at once, by his own thread. Those that come while a
/// block is made go into the next one together: one block, one write to the journal, and all of them are answered.
/// </summary>
public sealed partial class DevnetLedger
{
    sealed class Arrival(Transaction transaction)
    {
        // Whoever waits goes on elsewhere: the next block does not wait for his answer to be written.
        readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Transaction Transaction => transaction;

        public Exception? Failure { get; set; }

        public Task Answer => _answer.Task;

        public void Finish()
        {
            if (Failure is null) _answer.SetResult();
            else _answer.SetException(Failure);
        }
    }

    /// <summary>Taken out in a turn only.</summary>
    readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>();
    readonly Task _taking;

    /// <summary>So many groups of one in a row mean that nobody else sends any more.</summary>
    const int QuietGroups = 16;

    /// <summary>
    /// Above zero: many come, and one thread makes their blocks. Would each make one, blocks were small and many.
    /// </summary>
    volatile int _crowd;

    /// <summary>Takes a transaction in. Where mining is instant, a block holds it when this has ended.</summary>
    /// <exception cref="TransactionRefusedException">A node would refuse it.</exception>
    public Task AddAsync(Transaction transaction)
    {
        if (transaction.SystemFee > TransactionPool.MaxBlockSystemFeeDatoshi)
        {
            // A node takes it and then never makes a block again: its primary stops at the first that does not fit.
            throw new TransactionRefusedException(
                VerifyResult.PolicyFail,
                $"no block holds a system fee above {TransactionPool.MaxBlockSystemFeeDatoshi} datoshi");
        }
        if (!IsInBlock(transaction)) _pool.Prove(transaction);
        ObjectDisposedException.ThrowIf(_arrivals.Reader.Completion.IsCompleted, this);
        var arrival = new Arrival(transaction);
        if (_crowd > 0 || !_turn.TryEnter())
        {
            ObjectDisposedException.ThrowIf(!_arrivals.Writer.TryWrite(arrival), this);
            return arrival.Answer;
        }
        try
        {
            TakeArrivals(arrival);
        }
        finally
        {
            _turn.Exit();
        }
        return arrival.Answer;
    }

    async Task TakeArrivalsAsync()
    {
        while (await _arrivals.Reader.WaitToReadAsync())
        {
            lock (_turn) TakeArrivals();
        }
    }

    /// <summary>All that have come, and then the last, in one group.</summary>
    void TakeArrivals(Arrival? last = null)
    {
        var group = new List<Arrival>();
        while (_arrivals.Reader.TryRead(out Arrival? arrival)) group.Add(arrival);
        if (last is not null) group.Add(last);
        if (group.Count == 0) return;
        _crowd = group.Count > 1 ? QuietGroups : Math.Max(0, _crowd - 1);
        Take(group);
        foreach (Arrival arrival in group) arrival.Finish();
    }

    void Take(IReadOnlyList<Arrival> group)
    {
        List<Arrival> admitted = Admit(group);
        try
        {
            while (_mining.IsInstant && admitted.Count > 0)
            {
                MineWaiting();
                // What the first of several blocks made invalid was dropped: to add it again tells why.
                admitted = Admit([.. admitted.Where(arrival => !IsInBlock(arrival.Transaction))]);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            foreach (Arrival arrival in admitted.Where(arrival => !IsInBlock(arrival.Transaction)))
            {
                _pool.Remove(arrival.Transaction);
                arrival.Failure = failure;
            }
        }
    }

    /// <returns>Those that wait for a block now; the others know why not.</returns>
    List<Arrival> Admit(IEnumerable<Arrival> arrivals)
    {
        var admitted = new List<Arrival>();
        foreach (Arrival arrival in arrivals)
        {
            try
            {
                _pool.Add(arrival.Transaction);
                admitted.Add(arrival);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                arrival.Failure = failure;
            }
        }
        return admitted;
    }

    bool IsInBlock(Transaction transaction) =>
        NativeContract.Ledger.ContainsTransaction(_now.Chain.View, transaction.Hash);
}
