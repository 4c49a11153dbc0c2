using System.Globalization;
using Microsoft.Data.Sqlite;
using Neo;
using StarMiner.Client;

namespace StarMiner.Worker.Service.Journal;

/// <summary>What has become of a job that this worker took in hand.</summary>
public enum JobState
{
    /// <summary>Under way: written before the claim is sent.</summary>
    Taken,
    Settled,

    /// <summary>Somebody else was quicker, or it ended otherwise; the reason says how.</summary>
    Lost,
}

/// <param name="Reason">Why it was lost; empty else.</param>
public sealed record JournaledJob(ulong Id, JobState State, string Reason);

/// <summary>
/// The worker's memory on disk: what it took in hand and the signed bytes of every transaction before they leave. The
/// chain is the truth about what happened; this is what makes sure that nothing is sent twice and nothing forgotten. A
/// write has reached the disk when the method returns.
/// </summary>
public sealed class WorkerJournal : IDisposable
{
    const int SchemaVersion = 1;

    const string CheckMark = "check";

    const string Schema = """
        CREATE TABLE identity (network INTEGER NOT NULL, account TEXT NOT NULL);
        CREATE TABLE jobs (id INTEGER PRIMARY KEY, state TEXT NOT NULL, reason TEXT NOT NULL);
        CREATE INDEX jobs_by_state ON jobs (state);
        CREATE TABLE transactions (
            hash TEXT PRIMARY KEY, act TEXT NOT NULL, valid_until INTEGER NOT NULL, raw BLOB NOT NULL, outcome TEXT);
        CREATE INDEX open_transactions ON transactions (act) WHERE outcome IS NULL;
        CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
        """;

    readonly SqliteConnection connection;
    readonly FileStream turn;
    readonly Lock gate = new();
    bool isClosed;
    volatile bool isFailing;

    WorkerJournal(string path, SqliteConnection connection, FileStream turn, bool isNew)
    {
        (Path, this.connection, this.turn) = (path, connection, turn);
        IsNew = isNew;
    }

    public string Path { get; }

    /// <summary>Nothing is known of the past: the chain must be searched for what is in hand.</summary>
    public bool IsNew { get; }

    /// <param name="folder">Created where missing. One worker at a time.</param>
    /// <exception cref="JournalException">Another worker has it, it is another account's or network's, or it cannot be
    /// written.</exception>
    public static WorkerJournal Open(string folder, uint network, UInt160 account)
    {
        string path = System.IO.Path.Combine(folder, "journal.db");
        FileStream turn = TakeTurn(folder);
        SqliteConnection? connection = null;
        try
        {
            connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            connection.Open();
            // FULL: a commit is on the disk before anything is sent, whatever happens to the machine then.
            Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            bool isNew = Prepare(connection, path, network, account);
            return new WorkerJournal(path, connection, turn, isNew);
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            turn.Dispose();
            if (failure is not SqliteException) throw;
            throw new JournalException($"the journal {path} cannot be opened: {failure.Message}", failure);
        }
    }

    public IReadOnlyList<ulong> JobsInHand() => Guarded(() => Query(
        "SELECT id FROM jobs WHERE state = 'Taken' ORDER BY id", reader => (ulong)reader.GetInt64(0)));

    public JournaledJob? FindJob(ulong id) => Guarded(() => Query(
        "SELECT state, reason FROM jobs WHERE id = $0",
        reader => new JournaledJob(id, Enum.Parse<JobState>(reader.GetString(0)), reader.GetString(1)),
        (long)id).SingleOrDefault());

    /// <summary>Jobs that were given up, the newest first.</summary>
    public IReadOnlyList<JournaledJob> NewestLost(int count) => Guarded(() => Query(
        "SELECT id, reason FROM jobs WHERE state = 'Lost' ORDER BY id DESC LIMIT $0",
        reader => new JournaledJob((ulong)reader.GetInt64(0), JobState.Lost, reader.GetString(1)), count));

    /// <summary>Also takes a lost job up again: a job that was reopened may be claimed anew.</summary>
    public void Take(ulong id) => SetJob(id, JobState.Taken, "");

    public void Settle(ulong id) => SetJob(id, JobState.Settled, "");

    public void Lose(ulong id, string reason) => SetJob(id, JobState.Lost, reason);

    /// <param name="act">What the transaction does: equal acts must not be under way twice.</param>
    public void Sending(string act, PendingTransaction transaction) => Guarded(() => Run(
        connection, "INSERT INTO transactions (hash, act, valid_until, raw) VALUES ($0, $1, $2, $3)",
        transaction.Hash.ToString(), act, (long)transaction.ValidUntilBlock, transaction.Raw));

    /// <summary>The transaction of this act whose end is not known yet; null where there is none.</summary>
    public PendingTransaction? FindUnderWay(string act) => Guarded(() => Query(
        "SELECT hash, valid_until, raw FROM transactions WHERE act = $0 AND outcome IS NULL ORDER BY rowid DESC LIMIT 1",
        reader => new PendingTransaction(
            UInt256.Parse(reader.GetString(0)), (uint)reader.GetInt64(1), (byte[])reader.GetValue(2)),
        act).SingleOrDefault());

    public void Ended(UInt256 transaction, string outcome) => Guarded(() => Run(
        connection, "UPDATE transactions SET outcome = $1 WHERE hash = $0", transaction.ToString(), outcome));

    /// <summary>A number that is kept by name, 0 at first: how far something has been looked through.</summary>
    public ulong Mark(string name) => Guarded(() => Query(
        "SELECT value FROM marks WHERE name = $0", reader => (ulong)reader.GetInt64(0), name).SingleOrDefault());

    /// <summary>The marks whose names begin so and which are not 0.</summary>
    public IReadOnlyList<(string Name, ulong Value)> Marks(string prefix) => Guarded(() => Query(
        "SELECT name, value FROM marks WHERE substr(name, 1, length($0)) = $0 AND value <> 0 ORDER BY name",
        reader => (reader.GetString(0), (ulong)reader.GetInt64(1)), prefix));

    public void SetMark(string name, ulong value) => Guarded(() => Run(
        connection, "INSERT INTO marks VALUES ($0, $1) ON CONFLICT (name) DO UPDATE SET value = $1", name, (long)value));

    /// <summary>Tries whether it can be written, where the last write failed.</summary>
    /// <exception cref="JournalException">It still cannot.</exception>
    public void Check()
    {
        if (isFailing) SetMark(CheckMark, (ulong)DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
    }

    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            connection.Dispose();
            turn.Dispose();
        }
    }

    void SetJob(ulong id, JobState state, string reason) => Guarded(() => Run(
        connection,
        "INSERT INTO jobs VALUES ($0, $1, $2) ON CONFLICT (id) DO UPDATE SET state = $1, reason = $2",
        (long)id, state.ToString(), reason));

    static FileStream TakeTurn(string folder)
    {
        string path = System.IO.Path.Combine(folder, "worker.lock");
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"{folder} cannot be used: {failure.Message}", failure);
        }
    }

    static bool Prepare(SqliteConnection connection, string path, uint network, UInt160 account)
    {
        long version = Convert.ToInt64(Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version == 0)
        {
            using var begin = connection.BeginTransaction();
            Run(connection, Schema);
            Run(connection, "INSERT INTO identity VALUES ($0, $1)", (long)network, account.ToString());
            Run(connection, $"PRAGMA user_version = {SchemaVersion}");
            begin.Commit();
            return true;
        }
        if (version != SchemaVersion)
            throw new JournalException($"{path} is of version {version}, this worker writes {SchemaVersion}");
        long of = (long)Scalar(connection, "SELECT network FROM identity")!;
        if (of != network)
            throw new JournalException($"{path} is of network {of}, the node is on {network}");
        string owner = (string)Scalar(connection, "SELECT account FROM identity")!;
        if (owner != account.ToString())
            throw new JournalException(
                $"{path} is {Accounts.Address(UInt160.Parse(owner))}'s, this worker is {Accounts.Address(account)}");
        return false;
    }

    List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params object[] values)
    {
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    static int Run(SqliteConnection connection, string sql, params object[] values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql, []);
        return command.ExecuteScalar();
    }

    static SqliteCommand Command(SqliteConnection connection, string sql, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i}", values[i]);
        return command;
    }

    /// <summary>One caller at a time; a full or failing disk becomes one line.</summary>
    T Guarded<T>(Func<T> act)
    {
        lock (gate)
        {
            if (isClosed) throw new JournalException($"the journal {Path} is closed");
            try
            {
                T result = act();
                isFailing = false;
                return result;
            }
            catch (SqliteException failure)
            {
                isFailing = true;
                throw new JournalException($"the journal {Path} cannot be written: {failure.Message}", failure);
            }
        }
    }
}
