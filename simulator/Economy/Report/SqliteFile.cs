using Microsoft.Data.Sqlite;
using StarMiner.Simulator.Economies.Series;

namespace StarMiner.Simulator.Economies.Report;

/// <summary>A run as a SQLite file of three tables: <c>days</c>, <c>strategies</c>, <c>findings</c>.</summary>
public static class SqliteFile
{
    public static void Write(string path, EconomyResult result)
    {
        File.Delete(path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        Fill(connection, "days", [.. Columns.All.Select(column => (column.Name, "REAL"))],
            result.Days.Select(day => Columns.All.Select(column => (object)column.Of(day)).ToArray()));
        Fill(connection, "strategies",
            [
                ("strategy", "TEXT"), ("accounts", "INTEGER"), ("gain_agpu", "REAL"), ("work_tusd", "REAL"),
                ("cost_tusd", "REAL"), ("trade_tusd", "REAL"), ("held_agpu", "REAL"), ("gas", "REAL"),
                ("slot_days", "REAL"),
            ],
            result.Strategies.Select(row => new object[]
            {
                row.Strategy, row.Accounts, row.GainAgpu, row.WorkTusd, row.CostTusd, row.TradeTusd, row.HeldAgpu, row.Gas,
                row.SlotDays,
            }));
        Fill(connection, "findings", [("question", "TEXT"), ("answer", "TEXT"), ("good", "INTEGER")],
            Findings.Of(result).Select(finding => new object[] { finding.Question, finding.Answer, finding.IsGood }));
        transaction.Commit();
    }

    static void Fill(
        SqliteConnection connection, string table, (string Name, string Type)[] columns, IEnumerable<object[]> rows)
    {
        using (SqliteCommand create = connection.CreateCommand())
        {
            string declared = string.Join(", ", columns.Select(c => $"{c.Name} {c.Type}"));
            create.CommandText = $"CREATE TABLE {table} ({declared})";
            create.ExecuteNonQuery();
        }
        using SqliteCommand insert = connection.CreateCommand();
        SqliteParameter[] values =
            [.. columns.Select((_, i) => insert.Parameters.AddWithValue($"$p{i}", DBNull.Value))];
        insert.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", values.Select(v => v.ParameterName))})";
        foreach (object[] row in rows)
        {
            for (int i = 0; i < values.Length; i++) values[i].Value = row[i];
            insert.ExecuteNonQuery();
        }
    }
}
