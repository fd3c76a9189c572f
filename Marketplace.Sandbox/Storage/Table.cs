using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Sandbox.Storage;

/// <summary>Rows of one kind: read without locking, written through the journal. Rows are immutable records.</summary>
internal sealed class Table<TKey, TRow>
    where TKey : notnull, IParsable<TKey>
    where TRow : class
{
    private static readonly JsonSerializerOptions Json = new()
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Journal journal;
    private readonly string name;
    private readonly ConcurrentDictionary<TKey, TRow> rows = new();

    public Table(Journal journal, string name)
    {
        this.journal = journal;
        this.name = name;
        foreach (var (key, json) in journal.Take(name))
            rows[TKey.Parse(key, null)] = JsonSerializer.Deserialize<TRow>(json, Json)!;
    }

    /// <summary>Grows with every change, so that derived orders can be cached.</summary>
    public long Version { get; private set; }

    /// <summary>Without a copy and without a lock; a change meanwhile may or may not be seen.</summary>
    public IEnumerable<TRow> All => rows.Select(row => row.Value);

    public IEnumerable<TKey> Keys => rows.Select(row => row.Key);

    public int Count => rows.Count;

    public TRow? Find(TKey key) => rows.GetValueOrDefault(key);

    public TRow Put(TKey key, TRow row)
    {
        using (journal.Begin())
        {
            rows[key] = row;
            Version++;
            journal.Append(name, key.ToString()!, JsonSerializer.SerializeToUtf8Bytes(row, Json));
        }
        return row;
    }

    public void Remove(TKey key)
    {
        using (journal.Begin())
        {
            if (!rows.TryRemove(key, out _))
                return;
            Version++;
            journal.Append(name, key.ToString()!, []);
        }
    }

    public void Clear()
    {
        using (journal.Begin())
        {
            foreach (var key in rows.Keys)
                Remove(key);
        }
    }
}
